"""The phonemes of English, a character each, and what it costs to hear one for another.

The inventory is ARPAbet as CMUdict uses it, stress left out but for one distinction: an unstressed AH is a schwa, AX.
Costs follow articulatory features (place, manner, voicing; height, backness, rounding), as in Kondrak's ALINE (2000);
their sizes were set by hand on what recognisers confuse: voicing and schwas are cheap.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

VOWELS: dict[str, tuple[float, float, float, float]] = {
    # height, backness, rounding, off-glide (0 none, -1 towards Y, 1 towards W), each on a scale of 0 to 1
    "AA": (0.0, 0.8, 0.0, 0.0),
    "AE": (0.15, 0.1, 0.0, 0.0),
    "AH": (0.35, 0.6, 0.0, 0.0),
    "AO": (0.2, 0.9, 0.6, 0.0),
    "AW": (0.1, 0.5, 0.2, 1.0),
    "AX": (0.5, 0.5, 0.0, 0.0),
    "AY": (0.1, 0.5, 0.0, -1.0),
    "EH": (0.4, 0.1, 0.0, 0.0),
    "ER": (0.5, 0.5, 0.3, 0.0),
    "EY": (0.6, 0.0, 0.0, -0.6),
    "IH": (0.8, 0.15, 0.0, 0.0),
    "IY": (1.0, 0.0, 0.0, 0.0),
    "OW": (0.55, 0.9, 0.8, 0.6),
    "OY": (0.4, 0.8, 0.6, -1.0),
    "UH": (0.8, 0.8, 0.6, 0.0),
    "UW": (1.0, 0.9, 0.9, 0.0),
}
CONSONANTS: dict[str, tuple[str, float, int]] = {
    # manner, place from lips (0) to glottis (1), voiced
    "B": ("stop", 0.0, 1),
    "CH": ("affricate", 0.45, 0),
    "D": ("stop", 0.35, 1),
    "DH": ("fricative", 0.25, 1),
    "F": ("fricative", 0.1, 0),
    "G": ("stop", 0.8, 1),
    "HH": ("fricative", 1.0, 0),
    "JH": ("affricate", 0.45, 1),
    "K": ("stop", 0.8, 0),
    "L": ("lateral", 0.35, 1),
    "M": ("nasal", 0.0, 1),
    "N": ("nasal", 0.35, 1),
    "NG": ("nasal", 0.8, 1),
    "P": ("stop", 0.0, 0),
    "R": ("approximant", 0.45, 1),
    "S": ("fricative", 0.35, 0),
    "SH": ("fricative", 0.5, 0),
    "T": ("stop", 0.35, 0),
    "TH": ("fricative", 0.25, 0),
    "V": ("fricative", 0.1, 1),
    "W": ("approximant", 0.05, 1),
    "Y": ("approximant", 0.6, 1),
    "Z": ("fricative", 0.35, 1),
    "ZH": ("fricative", 0.5, 1),
}
NAMES = tuple(sorted((*VOWELS, *CONSONANTS)))
SYMBOL = {name: chr(ord("A") + place) for place, name in enumerate(NAMES)}
"""A character for each phoneme, so that a pronunciation is a string."""

MANNERS = {
    frozenset(pair): cost
    for *pair, cost in (
        ("stop", "affricate", 0.35),
        ("fricative", "affricate", 0.3),
        ("stop", "fricative", 0.45),
        ("stop", "nasal", 0.5),
        ("lateral", "approximant", 0.35),
        ("nasal", "lateral", 0.45),
        ("fricative", "approximant", 0.6),
    )
}
SPECIAL = {
    frozenset(pair): cost
    for *pair, cost in (
        ("ER", "R", 0.2),
        ("IY", "Y", 0.2),
        ("UW", "W", 0.2),
        ("JH", "Y", 0.4),
        ("HH", "Y", 0.6),
        ("T", "TH", 0.25),
        ("D", "DH", 0.25),
        ("AA", "AO", 0.1),
        ("IH", "IY", 0.2),
        ("AX", "IH", 0.12),
        ("AX", "AH", 0.05),
        ("V", "B", 0.3),
        ("F", "P", 0.4),
        ("K", "HH", 0.5),
    )
}
DROPPED = {"AX": 0.3, "HH": 0.4, "T": 0.5, "D": 0.5, "IH": 0.5, "Y": 0.45, "W": 0.5, "R": 0.55, "ER": 0.6, "N": 0.6}
"""What it costs to hear a phoneme where there is none, or none where there is one; others cost 0.75."""
DROP = 0.75
VOICING = 0.15


def substitution(one: str, other: str) -> float:
    """What it costs to hear one phoneme for another: 0 for the same, 1 for a vowel heard as a stop."""
    if one == other:
        return 0.0
    special = SPECIAL.get(frozenset((one, other)))
    if special is not None:
        return special
    if one in VOWELS and other in VOWELS:
        return _between_vowels(one, other)
    if one in CONSONANTS and other in CONSONANTS:
        return _between_consonants(CONSONANTS[one], CONSONANTS[other])
    return 1.0


def _between_vowels(one: str, other: str) -> float:
    weights = (0.35, 0.2, 0.1, 0.15)
    apart = sum(w * abs(a - b) for w, a, b in zip(weights, VOWELS[one], VOWELS[other], strict=True))
    return (0.6 if "AX" in (one, other) else 1.0) * min(0.5, 0.08 + apart)


def _between_consonants(one: tuple[str, float, int], other: tuple[str, float, int]) -> float:
    manner = 0.0 if one[0] == other[0] else MANNERS.get(frozenset((one[0], other[0])), 0.7)
    place = 0.8 * abs(one[1] - other[1])
    if one[0] == other[0] == "nasal":
        place *= 0.5
    return min(1.0, manner + place + VOICING * (one[2] != other[2]))


@cache
def costs() -> tuple[np.ndarray, np.ndarray]:
    """The substitution costs as a matrix and the costs of a drop as a vector, by phoneme number from 1 on."""
    import numpy as np

    matrix = np.ones((len(NAMES) + 1, len(NAMES) + 1), np.float32)
    drops = np.full(len(NAMES) + 1, DROP, np.float32)
    for (i, one), (j, other) in combinations_with_replacement(enumerate(NAMES, 1), 2):
        matrix[i, j] = matrix[j, i] = substitution(one, other)
    for i, name in enumerate(NAMES, 1):
        drops[i] = DROPPED.get(name, DROP)
    return matrix, drops


COARSE = {
    **dict.fromkeys(("AA", "AO", "AW", "OW", "OY", "UH", "UW", "W"), "o"),
    **dict.fromkeys(("AE", "AH", "AX", "EH", "AY"), "a"),
    **dict.fromkeys(("IH", "IY", "EY", "Y"), "i"),
    **dict.fromkeys(("ER", "R"), "r"),
    **dict.fromkeys(("B", "P"), "p"),
    **dict.fromkeys(("F", "V"), "f"),
    **dict.fromkeys(("T", "D", "DH", "TH"), "t"),
    **dict.fromkeys(("K", "G"), "k"),
    **dict.fromkeys(("S", "Z"), "s"),
    **dict.fromkeys(("SH", "ZH", "CH", "JH"), "c"),
    **dict.fromkeys(("M",), "m"),
    **dict.fromkeys(("N", "NG"), "n"),
    "L": "l",
    "HH": "h",
}
COARSE_TABLE = str.maketrans({SYMBOL[name]: group for name, group in COARSE.items()})


def coarse(phones: str) -> str:
    """A pronunciation in fourteen classes of sounds that are taken for each other: what candidates are sought by."""
    return phones.translate(COARSE_TABLE)
