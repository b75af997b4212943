"""Subtitle Edit's OCR fix lists: XML whose sections say where a replacement holds. Whole words are what terms are.

Source: `eng_OCRFixReplaceList.xml` as Subtitle Edit and those who read it describe it.
"""

from __future__ import annotations

from collections.abc import Iterator

from mondegreen.imports import PART, PATTERN, Left, Lesson, pair
from mondegreen.outside.markup import tree_of

TITLE = "Subtitle Edit, OCR fix list"
SAMPLE = """\
<OCRFixReplaceList>
  <WholeWords>
    <Word from="tbe" to="the" />
    <Word from="open ai" to="OpenAI" />
  </WholeWords>
  <PartialWords>
    <WordPart from="rn" to="m" />
  </PartialWords>
  <RegularExpressions>
    <RegEx find="\\bvv\\b" replaceWith="w" />
  </RegularExpressions>
</OCRFixReplaceList>
"""
TEACHES: tuple[Lesson | Left, ...] = (
    Lesson("the", "tbe"),
    Lesson("OpenAI", "open ai"),
    Left("rn", PART),
    Left("\\bvv\\b", PATTERN),
)


def recognises(text: str) -> bool:
    """Whether a text is such a list."""
    return text.lstrip().startswith("<") and "<OCRFixReplaceList" in text


def lessons(text: str) -> Iterator[Lesson | Left]:
    """What it says, line by line."""
    for section in tree_of(text):
        for each in section:
            heard = each.get("from") or each.get("find") or ""
            if section.tag == "WholeWords":
                yield pair(heard, each.get("to") or "")
            else:
                yield Left(heard, PATTERN if "find" in each.attrib else PART)
