"""Every law of packs is broken here once, by an example of its own, and kept by a sound pack."""

import pytest

from mondegreen_dictionaries.laws import all_laws, problems

HEADER = """\
[pack]
name = "sound"
version = "1"
language = "en"
licence = "MIT"
authors = ["The authors"]
about = "An example."
signs = ["sail", "wind"]
"""
SOUND = f"""{HEADER}
[terms]
person = [
    "Ada Lovelace",
    "Émile Zola",
]

[[entry]]
target = "JSON"
kind = "acronym"
variants = ["jaysen", {{ heard = "jason", near = ["api", "parse"] }}]
becomes = {{ "parse the jason" = "parse the JSON" }}
stays = ["jason called"]

[[entry]]
target = "Kubernetes"
kind = "product"
variants = [{{ heard = "nettie", trust = "never", why = "a name" }}]
forms = ["K8s"]
near = ["cluster", "pod"]
not_near = ["greek"]
not_in = ["in old greek"]
becomes = {{ "the kubernetes cluster" = "the Kubernetes cluster" }}
stays = ["a greek kubernetes"]

[[confusion]]
words = ["bridal", "bridle"]
near.bridal = ["bride", "gown"]
near.bridle = ["horse", "rein"]
"""
LUA = '[[entry]]\ntarget = "Lua"\nkind = "product"\nvariants = ["jay sen"]\n\n'
BROKEN = [
    ("header-complete", 'licence = "MIT"\n', ""),
    ("header-complete", 'about = "An example."', 'about = ""'),
    ("header-complete", 'name = "sound"', 'name = "another"'),
    ("composed-letters", "Émile", "E\u0301mile"),
    ("plain-lines", "\n", "\r\n"),
    ("plain-lines", "[pack]", "\ufeff[pack]"),
    ("known-fields", "near = [", "close = ["),
    ("known-fields", "person = [", "people = ["),
    ("known-fields", 'kind = "acronym"', 'kind = "acronyms"'),
    ("known-fields", 'kind = "acronym"\n', ""),
    ("known-fields", 'near = ["cluster", "pod"]', 'near = "cluster"'),
    ("known-fields", 'near = ["cluster", "pod"]', "near = [1]"),
    ("known-fields", 'trust = "never"', 'trust = "seldom"'),
    ("known-fields", 'heard = "jason"', 'herd = "jason"'),
    ("known-fields", "[terms]", "[terms]\n[rules]"),
    ("known-fields", "near.bridal", "near2.bridal"),
    ("sorted-lists", '    "Ada Lovelace",\n    "Émile Zola",', '    "Émile Zola",\n    "Ada Lovelace",'),
    ("sorted-lists", 'target = "JSON"', 'target = "Lua"'),
    ("sorted-lists", '"sail", "wind"', '"wind", "sail"'),
    ("sorted-lists", '"cluster", "pod"', '"pod", "cluster"'),
    ("nothing-twice", '    "Ada Lovelace",', '    "Ada Lovelace",\n    "Ada Lovelace",'),
    ("nothing-twice", 'stays = ["jason called"]', 'stays = ["jason called", "jason called"]'),
    ("signs-are-words", '"sail", "wind"', '"open-source", "wind"'),
    ("signs-are-words", '"sail", "wind"', '"Sail", "wind"'),
    ("persons-have-two-words", "Ada Lovelace", "Ada"),
    ("heard-in-lower-case", '"jaysen"', '"Jaysen"'),
    ("heard-in-lower-case", '"jaysen"', '"jay, sen"'),
    ("heard-is-not-meant", '"jaysen"', '"j son"'),
    ("heard-is-not-meant", '"nettie"', '"k 8 s"'),
    ("variant-once", '"jaysen"', '"jaysen", "jay sen"'),
    ("never-has-a-why", ', why = "a name"', ""),
    ("near-words-are-words", '"api", "parse"', '"rest-api"'),
    ("near-words-are-words", '"cluster", "pod"', '"Pod"'),
    ("not-in-are-phrases", '"in old greek"', '"in Old Greek"'),
    ("near-on-both-sides", '["greek"]', '["pod"]'),
    ("conditions-are-tested", 'stays = ["jason called"]\n', ""),
    ("conditions-are-tested", 'becomes = { "the kubernetes cluster" = "the Kubernetes cluster" }\n', ""),
    ("tests-are-about-the-entry", '"parse the jason" = "parse the JSON"', '"a bull" = "a ball"'),
    ("tests-are-about-the-entry", '"parse the jason" = "parse the JSON"', '"the JSON" = "the JSON"'),
    ("confusions-are-told-apart", '["horse", "rein"]', '["horse", "gown"]'),
    ("confusions-are-told-apart", 'near.bridle = ["horse", "rein"]\n', ""),
    ("no-chains", '"jaysen"', '"ada love lace"'),
    ("no-chains", '"jaysen"', '"k8s"'),
    ("target-once", '"Ada Lovelace"', '"kubernetes king", "Kubernetes"'),
    ("heard-of-one-target", "[[confusion]]", f"{LUA}[[confusion]]"),
    ("readable", "[terms]", "[terms"),
]


def laws_broken_by(text):
    return {problem.law for problem in problems({"sound": text})}


def test_a_sound_pack_breaks_no_law():
    assert problems({"sound": SOUND}) == ()


@pytest.mark.parametrize(("law", "sound", "broken"), BROKEN)
def test_what_breaks_a_law_is_found(law, sound, broken):
    assert sound in SOUND
    assert law in laws_broken_by(SOUND.replace(sound, broken))


def test_every_law_is_broken_by_an_example():
    assert {law.name for law in all_laws()} | {"readable"} == {law for law, *_ in BROKEN}


@pytest.mark.parametrize("law", all_laws(), ids=lambda law: law.name)
def test_every_law_says_in_one_sentence_what_to_do(law):
    assert law.message.endswith(".")
    assert "\n" not in law.message
    assert len(law.message) < 150


def pack_of_one(name, entry):
    return f'{HEADER.replace("sound", name)}\n[[entry]]\ntarget = "Java"\nkind = "place"\n{entry}\n'


@pytest.mark.parametrize(
    ("one", "other", "broken"),
    [
        ('near = ["bali"]', 'near = ["jvm"]', False),
        ('near = ["bali"]', 'near = ["bali"]', True),
        ('near = ["bali"]', "", True),
        ("", "", True),
    ],
)
def test_two_packs_share_a_target_only_as_two_senses(one, other, broken):
    found = problems({"places": pack_of_one("places", one), "software": pack_of_one("software", other)})
    assert ("target-once" in {problem.law for problem in found}) == broken


def test_a_problem_says_where_it_is_and_what_to_do():
    problem = next(each for each in problems({"sound": SOUND.replace('"jaysen"', '"Jaysen"')}))
    assert str(problem) == (
        "sound: JSON: 'Jaysen': Write a variant in lower case and without punctuation, words apart by one space. "
        "[heard-in-lower-case]"
    )


def test_a_pack_without_a_header_is_judged_all_the_same():
    text = SOUND.replace(HEADER, "").replace('"jaysen"', '"Jaysen"')
    assert laws_broken_by(text) == {"header-complete", "heard-in-lower-case"}
