"""Options that say nothing together, or promise another result than there is, are refused before anything is read."""

import pytest


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "--diff", "--format", "json"), "--diff has a form of its own; leave --format out."),
        (("check", "--address", "auto"), "--address is of a cluster; say --engine ray as well."),
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
