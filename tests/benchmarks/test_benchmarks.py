"""The benchmarks that count something, on a text so small that anybody can count along."""

import asyncio

import keys
import peers

from mondegreen import Candidate, Kind, Proposal
from mondegreen.formats import read
from mondegreen.sessions.session import Session

TEXT = "I met Elia and Elia spoke of open Ai and of tacos and of Jan lacun"
HEARD = {"Elia": ("Ilya", "Elijah"), "open Ai": ("open eye", "OpenAI"), "tacos": ("Teku",)}
GOLDS = [
    {"start": TEXT.index(wrong), "end": TEXT.index(wrong) + len(wrong), "right": [right]}
    for wrong, right in (("Elia and", "Ilya and"), ("Elia spoke", "Ilya spoke"), ("open Ai", "OpenAI"))
] + [{"start": TEXT.index("Jan"), "end": len(TEXT), "right": ["Yann LeCun"]}]


def session() -> Session:
    places = [(start, heard) for heard in HEARD for start in range(len(TEXT)) if TEXT.startswith(heard, start)]
    proposals = [
        Proposal(
            start, start + len(heard), heard, HEARD[heard][0], 0.9, Kind.TERM, "by-heart", "because",
            tuple(Candidate(text, 0.9) for text in HEARD[heard]),
        )
        for start, heard in sorted(places)
    ]  # fmt: skip
    return Session(read(TEXT), proposals)


def test_an_ideal_editor_presses_a_key_for_each_card_or_place_and_types_what_is_left():
    rows = {way.name: asyncio.run(keys.reviewed(session(), GOLDS, way)) for way in keys.WAYS}
    typed = keys.REACH + len("Yann LeCun")
    assert rows["cards"] == ("cards", len(["tab", "a", "2", "r", "q"]), typed, 3)
    assert rows["place by place"] == ("place by place", len(["a", "a", "2", "r", "q"]), typed, 3)
    assert rows["git keys, alike at once"] == ("git keys, alike at once", len(["a", "2", "n", "q"]), typed, 3)


def test_by_hand_everything_is_reached_and_typed():
    assert keys.by_hand(GOLDS[:1]) == keys.REACH + len("Ilya and")


def test_an_edit_is_right_where_the_words_around_it_read_as_they_should():
    start = TEXT.index("Elia")
    edits = [peers.Edit(start, start + 4, "Ilya"), peers.Edit(TEXT.index("tacos"), TEXT.index("tacos") + 5, "Teku")]
    assert peers.judged(TEXT, GOLDS, edits) == (2, 1, 1)
    assert peers.from_on(0.9, [edits[0]._replace(confidence=0.5), edits[1]]) == edits[1:]
