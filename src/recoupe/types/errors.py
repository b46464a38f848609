"""Errors for people who can fix a file: which file, where, what was expected."""


class RecoupeError(Exception):
    """Anything a person can put right; the command line prints it without a traceback."""


class LexiconError(RecoupeError):
    """A data file does not say what it must: names file, line and path of the field."""


class CaptureError(RecoupeError):
    """An input cannot be read as a press page: names the file and what to do instead."""


class StoreError(RecoupeError):
    """The store is missing, of another version, or does not agree with the raw files."""


class DecisionError(StoreError):
    """What a person asks to decide cannot be: names what is unknown, or why it would change nothing or contradict itself."""


class ExchangeError(RecoupeError):
    """What passes between desks does not hold: names the file, the clause or the cause, and what to do."""


class RefusedError(ExchangeError):
    """A letter was not let in: `cause` is one of `RefusedFor`; the message says the clause or the cause."""

    def __init__(self, cause: str, message: str) -> None:
        super().__init__(message)
        self.cause = cause
