import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from mondegreen import Corrector
from mondegreen.configuration import configuration_in, configuration_near
from mondegreen.errors import MalformedError, ScorerError, UnknownNameError
from mondegreen.recording import Context, corrector_for
from mondegreen.scorers import CERTAIN, Question, scorer_named
from mondegreen.scorers.served import Served
from mondegreen.transcripts.reading import transcript_at

TEXT = "with the benefit of highs that it will look simple and our business is screwed towards the summer"
QUESTION = Question("the benefit of ", ("highs that", "hindsight"), " it will")


@contextmanager
def served(content, status=200):
    """A server on this machine that says this to everything; yields its address and what it was asked."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            asked.append((self.path, json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
            body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
            self.send_response(status)
            self.send_header("Location", "http://example.org/")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Favourite:
    """A scorer that finds this reading likelier than all others by so many nats."""

    def __init__(self, reading, by):
        self.reading, self.by, self.asked = reading, by, []

    def weigh(self, questions):
        self.asked += questions
        return [[self.by if option == self.reading else 0.0 for option in each.options] for each in questions]


def share(text, reading, **known):
    found = Corrector(kinds=("mishearing",), **known).propose(text)
    return max((c.confidence for p in found for c in p.candidates if c.text == reading), default=0.0)


def test_what_a_scorer_finds_likelier_becomes_more_probable():
    assert share(TEXT, "hindsight", scorer=Favourite("hindsight", 2.0)) > share(TEXT, "hindsight")


def test_what_a_scorer_finds_right_as_it_stands_becomes_less_probable():
    assert share(TEXT, "hindsight", scorer=Favourite("highs that", 2.0)) < share(TEXT, "hindsight")


def test_no_scorer_makes_a_proposal_fit_to_be_applied_unattended():
    assert share(TEXT, "hindsight", scorer=Favourite("hindsight", 99.0)) <= CERTAIN


def test_a_scorer_sees_what_stands_first_among_the_readings_and_the_text_around_it():
    scorer = Favourite("", 0.0)
    share(TEXT, "hindsight", scorer=scorer)
    asked = next(each for each in scorer.asked if each.options[0] == "highs that")
    assert asked.before.endswith("the benefit of ")
    assert asked.after.startswith(" it will")
    assert "hindsight" in asked.options


def test_a_served_model_is_asked_for_numbers_and_its_choice_is_likelier():
    with served('Sure: {"choices": [2]}') as (address, asked):
        assert Served(address, "tiny").weigh([QUESTION]) == [[-3.0, 0.0]]
    path, body = asked[0]
    assert path == "/v1/chat/completions"
    assert body["model"] == "tiny"
    assert "1) highs that | 2) hindsight" in body["messages"][1]["content"]


@pytest.mark.parametrize("content", ['{"choices": [0]}', '{"choices": [7]}', '{"choices": []}', '{"choices": ["two"]}'])
def test_where_a_model_names_no_reading_nothing_is_likelier(content):
    with served(content) as (address, _):
        assert Served(address).weigh([QUESTION]) == [[0.0, 0.0]]


@pytest.mark.parametrize("content", ["", "I think it is hindsight.", "{", '{"edits": []}', '{"choices": 2}', None])
def test_an_answer_that_is_none_is_said_in_a_sentence(content):
    with served(content) as (address, _), pytest.raises(ScorerError, match="not the JSON"):
        Served(address).weigh([QUESTION])


@pytest.mark.parametrize("status", [302, 404, 500])
def test_a_server_that_refuses_or_points_elsewhere_is_not_followed(status):
    with served("", status) as (address, _), pytest.raises(ScorerError, match=str(status)):
        Served(address).weigh([QUESTION])


def test_a_server_that_is_not_there_is_said_in_a_sentence():
    with served("") as (address, _):
        pass
    with pytest.raises(ScorerError, match="cannot be asked"):
        Served(address).weigh([QUESTION])


@pytest.mark.parametrize("address", ["http://example.org/v1", "https://127.0.0.1/v1", "ftp://localhost", "", "8080"])
def test_nothing_of_a_transcript_leaves_this_machine(address):
    with pytest.raises(ScorerError, match="on this machine"):
        Served(address)


@pytest.mark.parametrize("name", ["", "masked", "masked:", "mask:models", "http://127.0.0.1"])
def test_a_scorer_that_there_is_none_of_is_said_with_those_there_are(name):
    with pytest.raises(UnknownNameError, match=r"masked:models/roberta or served:http.*, or none"):
        scorer_named(name)


def test_nobody_is_a_scorer_as_well():
    assert scorer_named("none") is None


def test_a_served_model_is_named_with_its_address_and_its_model():
    with served('{"choices": [2]}') as (address, asked):
        assert scorer_named(f"served:{address}#tiny").weigh([QUESTION]) == [[-3.0, 0.0]]
    assert asked[0][1]["model"] == "tiny"


def test_what_the_configuration_names_is_asked_and_what_is_said_wins(tmp_path):
    path = tmp_path / "talk.txt"
    path.write_text(TEXT)
    transcript = transcript_at(str(path))
    with served('{"choices": []}') as (address, asked):
        (tmp_path / "mondegreen.toml").write_text(f'scorer = "served:{address}"')
        wanted = configuration_near(str(path))
        for said, times in (("", 1), ("none", 1)):
            context = Context(kinds=("mishearing",), scorer=said)
            corrector_for(str(path), transcript, context, wanted=wanted, notes="").propose(transcript)
            assert len(asked) == times


def test_a_path_in_the_configuration_is_seen_from_its_file(tmp_path):
    (tmp_path / "mondegreen.toml").write_text('scorer = "masked:models/one"')
    assert configuration_in(str(tmp_path / "mondegreen.toml")).scorer == f"masked:{tmp_path / 'models' / 'one'}"


def test_a_scorer_of_no_kind_in_the_configuration_is_said_with_its_key(tmp_path):
    (tmp_path / "mondegreen.toml").write_text('scorer = "oracle"')
    with pytest.raises(MalformedError, match="scorer: There is no scorer 'oracle'"):
        configuration_in(str(tmp_path / "mondegreen.toml"))


def test_what_a_scorer_said_is_told_with_what_was_weighed():
    found = Corrector(kinds=("mishearing",), scorer=Favourite("hindsight", 2.0)).propose(TEXT)
    facts = {fact.says: fact.value for each in found if each.replacement == "hindsight" for fact in each.evidence}
    assert facts["nats by which the scorer finds a reading likelier than what stands"] == 2.0


def test_where_a_scorer_prefers_another_reading_the_reason_says_so():
    every = Corrector(kinds=("mishearing",)).propose(TEXT)
    stands, other = next((each.text, each.candidates[1].text) for each in every if len(each.candidates) > 1)
    found = Corrector(kinds=("mishearing",), scorer=Favourite(other, 20.0)).propose(TEXT)
    chosen = next(each for each in found if each.text == stands)
    assert chosen.replacement == other
    assert chosen.reason.endswith(f"; the scorer finds *{other}* likelier.")
