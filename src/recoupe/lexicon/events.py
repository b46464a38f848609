"""Schema of the files in `data/events/`."""

from pathlib import Path

from recoupe.types.base import Record


class EventsLexicon(Record, frozen=True, kw_only=True):
    """What the events stage knows of a language."""


def load_events_lexicon(folder: Path) -> EventsLexicon:
    """Return the lexicon in `folder`.

    Raises:
        LexiconError: if a file is missing or wrong.
    """
    _ = folder
    return EventsLexicon()
