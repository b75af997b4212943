"""`mondegreen terms`: what is looked for in the transcripts of a show. Each of its verbs is a file of this folder."""

from __future__ import annotations

import sys

import click

from mondegreen_tui.shelf import Shelf


class Terms(Shelf):
    """The verbs of this folder."""

    folder = sys.modules[__name__]


@click.group("terms", cls=Terms, short_help="List, add, import, export and learn the terms of a show.")
def verb() -> None:
    """Care for the terms of a show: the names, products and words that its transcripts are searched for.

    They stand in mondegreen.terms.toml beside the transcripts or in a folder above, made to be shared and kept under
    version control; with --own, in a file of your own that holds for every show.
    """
