"""The page about JSON is made of the schemas."""

from json_page import DOCS, PAGE, SCHEMAS, page


def test_the_page_is_up_to_date():
    assert PAGE.read_text("utf-8") == page(), "run python tests/docs/json_page.py"


def test_every_schema_stands_there():
    assert {f"{name}.schema.json" for name in SCHEMAS} == {each.name for each in (DOCS / "schemas").iterdir()}
