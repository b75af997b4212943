"""What can go wrong, each said in one sentence that tells what to do."""

TRACEBACK = "MONDEGREEN_TRACEBACK"
"""The environment variable that asks for all there is to know about a fault."""


class MondegreenError(Exception):
    """Anything a person should be told in one sentence, without a traceback."""


class UnreadableError(MondegreenError):
    """A file that cannot be read as text."""


class MalformedError(MondegreenError):
    """A text that is not what its format promises."""


class NoTranscriptError(MalformedError):
    """A text that is of no format of transcripts, though it is of some format."""


class UnwritableError(MondegreenError):
    """A place that cannot be written to."""


class LedgerError(MondegreenError):
    """A ledger that is in use, damaged beyond replay, or kept for another text."""


class LedgerInUseError(LedgerError):
    """A ledger that another program has open."""


class UnknownNameError(MondegreenError):
    """A kind, pack, rule or format that does not exist."""


class ScorerError(MondegreenError):
    """A judge of the user's own that cannot be asked, or does not answer as it should."""


class LostError(MondegreenError):
    """A job that cannot go on: its workers die, its cluster is gone."""


def fault(error: BaseException) -> str:
    """What to say of an error that is a fault of the program itself, and what to do.

    The place is for the report; the words may come from a transcript and are left out.
    """
    from os.path import basename
    from traceback import extract_tb

    last = extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} in {basename(last.filename)}, line {last.lineno}"
    return f"a fault of the program itself ({where}); please report it with what {TRACEBACK}=1 prints."
