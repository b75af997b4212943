"""Options that say nothing together, or promise another result than there is, are refused before anything is read."""

import pytest


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "--diff", "--format", "json"), "--diff has a form of its own; leave --format out."),
        (("check", "--address", "auto"), "--address is of a cluster; say --engine ray as well."),
        (("check", "--policy", "strict", "--kind", "filler"), "--policy strict leaves every filler as it is; say"),
        (("fix", "--fresh"), "no run is kept here, and all is done anew each time; leave --fresh out."),
        (("fix", "--fresh", "--in-place"), "no run is kept here, and all is done anew each time; leave --fresh out."),
        (("report", "-o", "page.pdf"), "page.pdf: the report of transcripts is a page; give it a name with .html."),
        (("export", "-o", "page.pdf"), "page.pdf: there is no export 'pdf'; say with -f which of docx, html"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_contradicts_itself_is_refused(mondegreen, here, words, said):
    ran = mondegreen(*words, "interview.txt")
    assert ran.exit_code == 2
    assert ran.stderr.startswith(f"mondegreen: {said}")
    assert {path.name for path in here.iterdir()} == {"interview.txt"}


def test_a_policy_of_the_configuration_that_leaves_all_that_is_asked_for_is_named(mondegreen, here):
    (here / "mondegreen.toml").write_text('policy = "strict"\n')
    ran = mondegreen("check", "interview.txt", "--kind", "filler")
    assert "interview.txt: the policy strict leaves every filler as it is; say --policy clean.\n" in ran.stderr
    assert "policy" not in mondegreen("check", "interview.txt", "--kind", "filler", "--kind", "term").stderr
    assert "policy" not in mondegreen("check", "interview.txt", "--kind", "filler", "--policy", "clean").stderr
