import pytest

from mondegreen import Corrector


def changes(text):
    return {(p.text, p.replacement) for p in Corrector(kinds=("spelling",)).propose(text)}


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("we recieved the parcel", ("recieved", "received")),
        ("it was definately the best", ("definately", "definitely")),
        ("Infomation is what we sell.", ("Infomation", "Information")),
        ("we waited forthem at the door", ("forthem", "for them")),
    ],
)
def test_a_word_that_is_none_gives_way_to_the_nearest(text, change):
    assert change in changes(text)


@pytest.mark.parametrize(
    "text",
    [
        "the colour and the color, the favourite and the favorite",
        "we met Kubernetes people and kubernetes is what they run",
        "a frobnicator is what we sell, the frobnicator has two arms, buy a frobnicator",
        "my friend Krzysztof went home",
        "look at mondegreen.toml or foo_barring, at re-recieve",
        "oh um uh ok math json api",
    ],
)
def test_what_people_write_and_what_a_document_always_writes_stays(text):
    assert changes(text) == set()
