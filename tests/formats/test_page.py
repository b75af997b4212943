"""The page about the formats."""

from formats_page import PAGE, page


def test_the_page_is_what_the_formats_say():
    assert PAGE.read_text("utf-8") == page(), "run python tests/formats/formats_page.py"
