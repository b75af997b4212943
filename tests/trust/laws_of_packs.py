"""What must hold for any bytes that are handed over as a glossary or a pack."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

from mondegreen.errors import MalformedError, UnreadableError
from mondegreen.shows.glossary import glossary_at
from mondegreen_dictionaries import PackError, read_pack

SEEDS = {
    "glossary": b'[terms]\nperson = ["Ilya Sutskever"]\n\n[[entry]]\ntarget = "AlexNet"\nkind = "product"\n'
    b'variants = ["alex net", {heard = "alexa net", trust = "ask", why = "x", near = ["vision"]}]\nwithin = 4\n'
    b'near = ["net"]\nbecomes = {a = "b"}\n\n[[never]]\nheard = "of"\nbecomes = "off"\n',
    "pack": b'remove = ["x"]\n[pack]\nname = "x"\nversion = "1"\nlanguage = "en"\nlicence = "MIT"\nauthors = ["a"]\n'
    b'about = "b"\nsigns = ["net"]\n[[confusion]]\nwords = ["way", "weigh"]\n[confusion.near]\nway = ["go"]\n'
    b'weigh = ["kilo"]\n',
}
PLACE = Path(tempfile.mkdtemp(), "mondegreen.terms.toml")


def hold(raw: bytes) -> None:
    """Read a glossary and make the lexicon of it; read a pack.

    Raises:
        AssertionError: A law is broken. Any other error but a refusal is a fault as well.
    """
    PLACE.write_bytes(raw)
    with suppress(MalformedError, UnreadableError):
        glossary = glossary_at(PLACE)
        assert glossary.lexicon.size <= len(glossary.pack.entries)
    with suppress(PackError):
        read_pack(PLACE)
