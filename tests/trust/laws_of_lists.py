"""What must hold for any bytes that are handed over as a list of corrections."""

from __future__ import annotations

from mondegreen.errors import MalformedError, UnreadableError
from mondegreen.imports import MOST, import_named, import_names, imported
from mondegreen.transcripts.reading import decoded
from mondegreen_dictionaries.pack import PackError, pack_of

NAMES = import_names()
SEEDS = {name: bytes([number]) + import_named(name).SAMPLE.encode() for number, name in enumerate(NAMES, 1)}


def hold(raw: bytes) -> None:
    """Read a list in the form that its first byte numbers (0: as its content tells); what it teaches is a pack.

    Raises:
        AssertionError: A law is broken. Any other error but a refusal is a fault as well.
    """
    name = ("", *NAMES)[raw[0] % (len(NAMES) + 1)] if raw else ""
    try:
        found = imported(decoded(raw[1:], "fuzzed")[0], name)
    except (MalformedError, UnreadableError):
        return
    assert len(found.terms) <= MOST
    for target, variants in found.terms.items():
        assert target == " ".join(target.split())
        assert all(variant.heard and variant.trust in ("always", "ask", "never") for variant in variants)
    assert all(left.why for left in found.left)
    try:
        pack_of({"terms": {"term": list(found.terms)}})
    except PackError as error:
        raise AssertionError(error) from error
