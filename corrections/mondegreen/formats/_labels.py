"""Who speaks, where the text of a line says so itself."""

from __future__ import annotations

from mondegreen.pattern import pattern

CAPITAL = "".join(filter(str.isupper, map(chr, range(0x0530))))
"""Latin, Greek, Cyrillic and Armenian: other scripts have no capitals to tell a name by."""
NAME = rf"[{CAPITAL}][\w.'’-]*(?: [{CAPITAL}\d(][\w.'’()-]*){{0,3}}"
LABEL = pattern(rf"(?:>>+[ \t]*)?\[?({NAME})\]?:(?:[ \t]+|\Z)")
"""`Craig Smith:`, `>> ANCHOR:`, `Dr. O'Neil (NASA):`, `Speaker 1:`, `[SPEAKER_00]:`; group 1 is the name."""
ANY_LABEL = pattern(r"([^\s:<>][^:\r\n]{0,63}):(?:[ \t]+|\Z)")
"""What else people call themselves in a meeting: `stokes:`, `Danno Ferrin | Ipsilon:`."""
