"""The page of the commands is made of the commands."""

from commands_page import PAGE, page


def test_the_page_says_what_the_help_says():
    assert PAGE.read_text("utf-8") == page(), "run python tests/command/commands_page.py"
