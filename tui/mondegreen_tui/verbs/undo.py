"""`mondegreen undo`: give back what a file was before it was mended in place."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from mondegreen_tui.ending import attempted
from mondegreen_tui.options import ledger, refuse_one_ledger, transcripts
from mondegreen_tui.output import counted, tell

NAMED = 20
"""How many of the files that are as they were are named."""


@click.command("undo", short_help="Give back what a file was before it was mended in place.")
@transcripts
@click.option("--keep-edits", is_flag=True, help="Where FILE has been changed since, take back the other changes only.")
@ledger
def verb(paths: tuple[str, ...], ledger: str, *, keep_edits: bool) -> int:
    """Give each FILE back as it was before `fix --in-place` or `review --in-place`, byte for byte.

    The ledger beside FILE knows how. What was decided unattended is forgotten, what was decided in a review stays
    decided. FILE can be a folder or a pattern: then all that were mended in it are given back.
    """
    from mondegreen.batch.inputs import Inputs
    from mondegreen.sessions.ledger import ledger_path

    inputs = Inputs(paths)
    refuse_one_ledger(ledger, several=inputs.many or len(set(paths)) > 1)
    code, tried = 0, 0
    whole: list[Path] = []
    for each in inputs:
        path = Path(each.found.address)
        kept = Path(ledger) if ledger else ledger_path(path)
        if not each.walked or kept.exists():
            tried += 1
            code = max(code, attempted(partial(_undo, path, kept, whole, keep_edits=keep_edits)))
    if not tried:
        tell("no file there was mended in place.")
    elif len(whole) > NAMED:
        tell(f"{len(whole):,} files are as they were.")
    else:
        for path in whole:
            tell(f"{path}: it is as it was.")
    return code


def _undo(path: Path, kept: Path, whole: list[Path], *, keep_edits: bool) -> int:
    """Undo one; if it is as it was, byte for byte, it is put to the others of which that is so."""
    from mondegreen.sessions.undo import undo

    undone = undo(path, kept, around_edits=keep_edits)
    if undone.exact:
        whole.append(path)
        return 0
    tell(f"{path}: {counted(undone.changes, 'change')} taken back; what was changed since is kept.")
    if undone.lost:
        some = ", ".join(map(repr, undone.lost[:3])) + (" …" if len(undone.lost) > 3 else "")
        tell(f"{path}: {counted(len(undone.lost), 'change')} found no place in the changed text and stay: {some}.")
    return 0
