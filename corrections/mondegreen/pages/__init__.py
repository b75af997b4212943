"""Pages of HTML that stand alone: one file each, which loads nothing and in which no word is markup.

A page is `NAME.html`, a Jinja template; beside it stand its looks, `NAME.css`, and where it has any its script,
`NAME.js`. Both are put into the page, and its content security policy allows just these two, by their digests. What
all pages have is in `frame.html`.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Template

NOT_SHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Controls, and those that turn the direction of writing, by which a text would look like another."""


def page(name: str, **values: Any) -> str:
    """The page of this name, with these values in it: whatever they hold is shown as it is, never obeyed."""
    from markupsafe import Markup

    style, script = (_text(f"{name}.{kind}") for kind in ("css", "js"))
    return _template(name).render(
        values | {"style": Markup(style), "script": Markup(script), "allowed": _allowed(style, script)}  # noqa: S704
    )


@cache
def _template(name: str) -> Template:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(_text),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(f"{name}.html")


def _text(name: str) -> str:
    """A file of this folder; empty where there is none."""
    place = files(__name__) / name
    return place.read_text("utf-8") if place.is_file() else ""


def _shown(value: Any) -> Any:
    """A value without what a browser would not show as it stands."""
    return NOT_SHOWN.sub("\ufffd", value) if type(value) is str else value


def _allowed(style: str, script: str) -> str:
    """The content security policy: nothing but this style and this script."""
    rules = ["default-src 'none'", "base-uri 'none'", "form-action 'none'", f"style-src '{_digest(style)}'"]
    return "; ".join([*rules, f"script-src '{_digest(script)}'"] if script else rules)


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
