"""A pack is changed as a hand would: what was asked is in it, and all else stands as it stood."""

import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from mondegreen_dictionaries import Never, Variant
from mondegreen_dictionaries.amend import Draft
from mondegreen_dictionaries.pack import KINDS, pack_of

TEXT = """\
# Ours.

[terms]
person = [
    "Zoe Adams",  # the host
    "Émile Ålund",
]
product = ["A\\"B", 'C']

# The client.
[[entry]]
kind = "product"
target = "Teku"  # not tea
variants = ["tekku", { heard = "taco", trust = "ask" }]
"""
TARGETS = st.sampled_from(["Zoe Adams", 'A"B', "C", "Teku", "OpenAI", "wörter", "x\\y", "a b"])
HEARD = st.sampled_from(["tekku", "taco", "open eye", "o'neil"])
VARIANTS = st.builds(Variant, HEARD, st.sampled_from(["always", "ask"]))
CHANGES = st.lists(
    st.tuples(st.just("add"), TARGETS, st.sampled_from(KINDS), st.lists(VARIANTS, max_size=2))
    | st.tuples(st.just("drop"), TARGETS)
    | st.tuples(st.just("remove"), TARGETS)
    | st.tuples(st.just("never"), st.builds(Never, HEARD, st.none() | st.text(max_size=3), st.just("why"))),
    max_size=8,
)


def terms(text):
    return {entry.target: set(entry.variants) for entry in pack_of(tomllib.loads(text)).entries}


@given(changes=CHANGES)
@settings(max_examples=80, deadline=None)
def test_what_was_asked_is_in_it_and_nothing_else(changes):
    draft, wanted = Draft(TEXT), terms(TEXT)
    gone, nevers = set(), set()
    for what, *said in changes:
        getattr(draft, what)(*said)
        if what == "add":
            wanted[said[0]] = wanted.get(said[0], set()) | set(said[2])
        elif what == "drop":
            wanted.pop(said[0], None)
        else:
            (gone if what == "remove" else nevers).add(said[0])
    pack = pack_of(tomllib.loads(draft.text))
    assert terms(draft.text) == wanted
    assert set(pack.remove) == gone
    assert set(pack.never) == nevers
    assert len(pack.entries) == len(wanted)
    again = Draft(draft.text)
    for what, *said in changes:
        if what in ("remove", "never"):
            getattr(again, what)(*said)
    assert again.text == draft.text


def test_comments_order_and_spacing_stay():
    draft = Draft(TEXT)
    draft.add("Mia Berg", "person")
    draft.add("Teku", "product", [Variant("take you", "ask")])
    for line in TEXT.splitlines():
        assert line in draft.text.splitlines() or line.startswith("variants")
    assert '    "Mia Berg",' in draft.text


def test_what_is_written_without_empty_lines_gets_none():
    text = '[terms]\nperson = ["A B"]\n[[entry]]\ntarget = "X"\nkind = "term"\n'
    draft = Draft(text)
    draft.add("Y", "term", [Variant("why")])
    assert draft.text.startswith(text)
