"""Writes docs/keys.md from the table of keys: `python tests/review/keys_page.py`."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from mondegreen_tui.review.keymap import Keymap
from mondegreen_tui.review.keys import ACTS, Act

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"
HEAD = """\
# Keys

Two keymaps ship: `default`, and `git` for fingers that know `git add -p`. `mondegreen review --keys git FILE` takes
one for once, `mondegreen.toml` for good:

```toml
[keys]
map = "git"
accept = ["y", "f4"]        # keys of your own, by the name of what they do
redo = "f5"
```

The keys of the nearest such file above a transcript hold. A key is a character as it is, or a name like `space`,
`enter`, `tab`, `f5`, `pagedown`, `ctrl+r`. A key that you give to something is taken from what had it. A file that
gives one key to two, or takes the last key of something, is refused when the review opens. `ctrl+q` always leaves.
With `--plain`, a line is a key or a name of this table, then Enter.
"""


def page() -> str:
    """The whole page."""
    tables = (f"\n## {section}\n\n{''.join(table(acts))}" for section, acts in groupby(ACTS, attrgetter("section")))
    return HEAD + "".join(tables)


def table(acts: Iterator[Act]) -> Iterator[str]:
    """One section, a row an act."""
    yield "| name | default | git | what it does |\n|---|---|---|---|\n"
    for act in acts:
        yield f"| `{act.name}` | {keys(act, 'default')} | {keys(act, 'git')} | {act.does} |\n"


def keys(act: Act, name: str) -> str:
    """The keys of an act, as code."""
    if act.counts:
        return "`1` to `9`"
    return " ".join(f"`{key}`" for key in Keymap(name).keys(act))


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
