"""The picture of how far a confidence can be believed is drawn from the table."""

from reliability_picture import PICTURE, dots, picture


def test_the_picture_shows_the_table():
    assert all(len(found) == 7 for found in dots().values())
    assert PICTURE.read_text("utf-8") == picture(), "run python tests/docs/reliability_picture.py"
