"""Find what a speech recogniser misheard, and propose what was said.

>>> from mondegreen import Corrector
>>> Corrector(terms=["OpenAI"]).correct("a co-founder of open Ai")
'a co-founder of OpenAI'
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mondegreen.corrector import Corrector
    from mondegreen.proposal import Candidate, Kind, Proposal

__all__ = ["Candidate", "Corrector", "Kind", "Proposal"]
__version__ = "0.1.0"

HOMES = {"Candidate": "proposal", "Corrector": "corrector", "Kind": "proposal", "Proposal": "proposal"}


def __getattr__(name: str) -> Any:
    """Import on first use: `mondegreen export` needs no engine, and reading files needs no numpy."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)
