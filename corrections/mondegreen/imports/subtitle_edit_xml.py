"""Subtitle Edit's multiple replace, as version 4 exports it: XML, alone or in its `Settings.xml`.

Source: `MultipleReplace.cs` and `Se4XmlImporter.cs` of Subtitle Edit, read for the names of elements.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from mondegreen.imports import PATTERN, Left, Lesson
from mondegreen.imports._subtitle_edit import rule
from mondegreen.outside.markup import named, text_of, tree_of

TITLE = "Subtitle Edit, multiple replace, XML"
SAMPLE = """\
<?xml version="1.0"?>
<Settings>
  <MultipleSearchAndReplaceList>
    <Group>
      <Name>Names</Name>
      <Enabled>True</Enabled>
      <MultipleSearchAndReplaceItem>
        <Enabled>True</Enabled>
        <FindWhat>jan lacun</FindWhat>
        <ReplaceWith>Yann LeCun</ReplaceWith>
        <SearchType>Normal</SearchType>
        <Description>The guest</Description>
      </MultipleSearchAndReplaceItem>
      <MultipleSearchAndReplaceItem>
        <Enabled>True</Enabled>
        <FindWhat>\\bvv\\b</FindWhat>
        <ReplaceWith>w</ReplaceWith>
        <SearchType>RegularExpression</SearchType>
      </MultipleSearchAndReplaceItem>
      <MultipleSearchAndReplaceItem>
        <Enabled>False</Enabled>
        <FindWhat>foo</FindWhat>
        <ReplaceWith>bar</ReplaceWith>
        <SearchType>Normal</SearchType>
      </MultipleSearchAndReplaceItem>
    </Group>
  </MultipleSearchAndReplaceList>
</Settings>
"""
TEACHES: tuple[Lesson | Left, ...] = (
    Lesson("Yann LeCun", "jan lacun", why="The guest"),
    Left("\\bvv\\b", PATTERN),
)


def recognises(text: str) -> bool:
    """Whether a text is such a list."""
    return text.lstrip().startswith("<") and "<MultipleSearchAndReplace" in text


def lessons(text: str) -> Iterator[Lesson | Left]:
    """What it says, line by line."""
    tree = tree_of(text)
    idle = {item for group in named(tree, "Group") if not _on(group) for item in group}
    for item in named(tree, "MultipleSearchAndReplaceItem"):
        if _on(item) and item not in idle:
            parts = (text_of(item, name) for name in ("FindWhat", "ReplaceWith", "SearchType", "Description"))
            yield rule(*parts)


def _on(element: Element) -> bool:
    return text_of(element, "Enabled").lower() != "false"
