"""What can go wrong, each said in one sentence that tells what to do."""


class MondegreenError(Exception):
    """Anything a person should be told in one sentence, without a traceback."""


class UnreadableError(MondegreenError):
    """A file that cannot be read as text."""


class MalformedError(MondegreenError):
    """A text that is not what its format promises."""


class UnwritableError(MondegreenError):
    """A place that cannot be written to."""


class LedgerError(MondegreenError):
    """A ledger that is in use, damaged beyond replay, or kept for another text."""


class LedgerInUseError(LedgerError):
    """A ledger that another program has open."""


class UnknownNameError(MondegreenError):
    """A kind, pack, rule or format that does not exist."""
