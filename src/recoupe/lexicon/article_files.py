"""The files in `data/article/` as they are written: widgets, credits, bylines, dates, and words of many uses."""

import msgspec

from recoupe.types.article import Role
from recoupe.types.base import Record


class WidgetEntry(Record, frozen=True, kw_only=True):
    """Words of the page around the article, and the role of a line that is made of them.

    `whole` forms are a line by themselves (several may be glued together), `start` forms begin a line, `end` forms end one.
    `opens`: alone on a line, a form announces a box of further lines; `below`: just the line below it.
    `cuts`: it says that the article goes on elsewhere.
    """

    name: str
    role: Role
    whole: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    longest: int = 200
    opens: bool = False
    below: bool = False
    cuts: bool = False


class WidgetsFile(Record, frozen=True, kw_only=True):
    """The file as written; `address` are words with which a page speaks to its reader, `persons` the pronouns it says it with.

    `doubtful` forms are crossheads as well; `inline` are openers of a related title that is glued to a paragraph.
    """

    widgets: tuple[WidgetEntry, ...]
    address: tuple[str, ...]
    persons: tuple[str, ...]
    doubtful: tuple[str, ...]
    inline: tuple[str, ...]


class Agency(Record, frozen=True, kw_only=True):
    """A news agency: its usual name and the ways it is credited."""

    name: str
    forms: tuple[str, ...]


class CreditsFile(Record, frozen=True, kw_only=True):
    """News agencies, words before an agency that is a source, photo agencies, and the words of a photo credit.

    `photo_inline` words begin a credit behind the sentence of a caption ("... (Photo Agence)").
    """

    agencies: tuple[Agency, ...]
    sources: tuple[str, ...]
    photo_agencies: tuple[str, ...]
    photo_start: tuple[str, ...]
    photo_end: tuple[str, ...]
    photo_inline: tuple[str, ...]


class BylinesFile(Record, frozen=True, kw_only=True):
    """How a page says who wrote it: openers ("par"), offices ("journaliste"), desks, joining words, particles."""

    openers: tuple[str, ...]
    places: tuple[str, ...]
    offices: tuple[str, ...] = ()
    desks: tuple[str, ...]
    joined: tuple[str, ...]
    particles: tuple[str, ...]
    articles: tuple[str, ...]


class DatesFile(Record, frozen=True, kw_only=True):
    """Words before a printed date, between it and the hour, and after it ("dans International").

    `ago` are words that count back from now ("il y a"), `months` names of months that only printed dates of pages use.
    """

    published: tuple[str, ...]
    updated: tuple[str, ...]
    hour: tuple[str, ...]
    day: tuple[str, ...]
    ago: tuple[str, ...] = ()
    months: dict[str, int] = msgspec.field(default_factory=dict)
    beside: tuple[str, ...]
    units: tuple[str, ...]


class WordsFile(Record, frozen=True, kw_only=True):
    """Section labels, names of the first page, function words, verbs, kinds of text, abbreviations, ends of web addresses."""

    sections: tuple[str, ...]
    homes: tuple[str, ...]
    media: tuple[str, ...]
    function_words: tuple[str, ...]
    verbs: tuple[str, ...]
    labels: tuple[str, ...]
    abbreviations: tuple[str, ...]
    domains: tuple[str, ...]
