"""Schema of the files in `data/article/`, and the patterns that are made of them once.

All patterns match folded text (`fold`), which has the same length as the text it was made from: a place in one is the same place
in the other. In the data files a 0 stands for any number.
"""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import msgspec

from recoupe.lexicon.alternatives import alternatives
from recoupe.lexicon.article_files import BylinesFile, CreditsFile, DatesFile, WidgetEntry, WidgetsFile, WordsFile
from recoupe.lexicon.article_markup import MarkupWords, load_markup_words
from recoupe.lexicon.article_model import LineModel, load_line_model
from recoupe.lexicon.article_zones import Zones, load_zones
from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record

NOTHING = re.compile(r"(?!)")
"""Matches nowhere: what a lexicon without entries is made of."""

_APART = r"[^\w(«“\"]*+"
"""What may stand before the first word of a widget: arrows, bullets, blanks."""


def _folded(character: str) -> str:
    base = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c)).lower()
    return base if len(base) == 1 else character.lower() if len(character.lower()) == 1 else character


_FOLDS = {code: _folded(chr(code)) for code in range(0x80, 0x250)}
_FOLDS |= {ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"} | dict.fromkeys(map(ord, "123456789"), "0")
_FOLDS |= dict.fromkeys(map(ord, "’‘ʼ"), "'") | dict.fromkeys(map(ord, "\u00a0\u2009\u202f\t"), " ")


def fold(text: str) -> str:
    """Return the text in lower case, without accents, every digit a 0; its length is that of `text`."""
    return text.translate(_FOLDS)


class WidgetWords(Record, frozen=True, kw_only=True):
    """Patterns of `widgets.yaml`. Group i+1 of `whole`, `start` and `end` is an entry of their `_entries`."""

    whole: re.Pattern[str] = NOTHING
    start: re.Pattern[str] = NOTHING
    end: re.Pattern[str] = NOTHING
    whole_entries: tuple[WidgetEntry, ...] = ()
    start_entries: tuple[WidgetEntry, ...] = ()
    end_entries: tuple[WidgetEntry, ...] = ()
    address: re.Pattern[str] = NOTHING
    persons: re.Pattern[str] = NOTHING
    doubtful: re.Pattern[str] = NOTHING
    inline: re.Pattern[str] = NOTHING
    badge: re.Pattern[str] = NOTHING


class CreditWords(Record, frozen=True, kw_only=True):
    """Patterns of `credits.yaml`; `names` are the agencies by their folded forms."""

    agency: re.Pattern[str] = NOTHING
    names: dict[str, str] = msgspec.field(default_factory=dict)
    source: re.Pattern[str] = NOTHING
    photo_start: re.Pattern[str] = NOTHING
    photo_end: re.Pattern[str] = NOTHING
    photo_inline: re.Pattern[str] = NOTHING
    photo_agency: re.Pattern[str] = NOTHING

    def agency_named(self, folded: str) -> str:
        """Return the usual name of an agency by its folded words, however many blanks stand between them."""
        return self.names[" ".join(folded.split())]


class BylineWords(Record, frozen=True, kw_only=True):
    """Patterns of `bylines.yaml`."""

    opener: re.Pattern[str] = NOTHING
    place: re.Pattern[str] = NOTHING
    office: re.Pattern[str] = NOTHING
    desk: re.Pattern[str] = NOTHING
    joined: re.Pattern[str] = NOTHING
    particles: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()


class DateWords(Record, frozen=True, kw_only=True):
    """Patterns of `dates.yaml`."""

    published: re.Pattern[str] = NOTHING
    updated: re.Pattern[str] = NOTHING
    hour: re.Pattern[str] = NOTHING
    day: re.Pattern[str] = NOTHING
    ago: re.Pattern[str] = NOTHING
    months: dict[str, int] = msgspec.field(default_factory=dict)
    beside: frozenset[str] = frozenset()
    units: re.Pattern[str] = NOTHING


class PageWords(Record, frozen=True, kw_only=True):
    """Sets and patterns of `words.yaml`, folded but for the abbreviations."""

    sections: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    media: re.Pattern[str] = NOTHING
    function_words: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    host: re.Pattern[str] = NOTHING


class ArticleLexicon(Record, frozen=True, kw_only=True):
    """What the article stage knows of a language, one field a file."""

    widgets: WidgetWords = WidgetWords()
    credits: CreditWords = CreditWords()
    bylines: BylineWords = BylineWords()
    dates: DateWords = DateWords()
    words: PageWords = PageWords()
    markup: MarkupWords = MarkupWords()
    zones: Zones = Zones()
    model: LineModel | None = None


def load_article_lexicon(folder: Path) -> ArticleLexicon:
    """Return the lexicon in `folder` (`widgets`, `credits`, `bylines`, `dates` and `words`, all `.yaml`).

    Raises:
        LexiconError: if a file is missing or wrong.
    """
    bylines = read_yaml(folder / "bylines.yaml", BylinesFile)
    dates = read_yaml(folder / "dates.yaml", DatesFile)
    return ArticleLexicon(
        widgets=_widget_words(read_yaml(folder / "widgets.yaml", WidgetsFile)),
        credits=_credit_words(read_yaml(folder / "credits.yaml", CreditsFile)),
        bylines=BylineWords(
            opener=_words(bylines.openers),
            place=_words(bylines.places),
            office=_words(bylines.offices),
            desk=_words(bylines.desks),
            joined=_words(bylines.joined),
            particles=frozenset(bylines.particles),
            articles=frozenset(bylines.articles),
        ),
        dates=DateWords(
            published=_words(dates.published),
            updated=_words(dates.updated),
            hour=_words(dates.hour),
            day=_words(dates.day),
            ago=_words(dates.ago),
            months=dates.months,
            beside=frozenset(dates.beside),
            units=_words(dates.units),
        ),
        words=_page_words(read_yaml(folder / "words.yaml", WordsFile)),
        markup=load_markup_words(folder / "markup.yaml"),
        zones=load_zones(folder / "zones.yaml"),
        model=load_line_model(folder / "line_model.json"),
    )


def _widget_words(file: WidgetsFile) -> WidgetWords:
    whole, whole_entries = _grouped([(form, entry) for entry in file.widgets for form in entry.whole])
    start, start_entries = _grouped([(form, entry) for entry in file.widgets for form in entry.start])
    end, end_entries = _grouped([(form, entry) for entry in file.widgets for form in entry.end])
    return WidgetWords(
        whole=re.compile(rf"{_APART}\(?(?:{whole})\W*+"),
        start=re.compile(rf"{_APART}(?:{start})(?!\w)"),
        end=re.compile(rf"(?<!\w)(?:{end})\W*\Z"),
        whole_entries=whole_entries,
        start_entries=start_entries,
        end_entries=end_entries,
        address=_words(file.address),
        persons=_words(file.persons),
        doubtful=_words(file.doubtful),
        badge=re.compile(
            rf"\s+[(\[]?(?:{_any_of(form for entry in file.widgets if entry.name == 'badge' for form in entry.whole)})\W*\Z"
        ),
        inline=re.compile(rf"(?<=[.!?»”\"…])[^\w(]*(?:{_any_of(file.inline)})\s*[:>–—-]"),
    )


def _credit_words(file: CreditsFile) -> CreditWords:
    names = {fold(form): agency.name for agency in file.agencies for form in agency.forms}
    return CreditWords(
        agency=_words(names),
        names=names,
        source=_words(file.sources),
        photo_start=re.compile(rf"[^\w(©]*+\(?(?:{_any_of(file.photo_start)})"),
        photo_end=re.compile(rf"(?<!\w)(?:{_any_of(file.photo_end)})\W*\Z"),
        photo_inline=re.compile(rf"(?<=[.!?»)])\s+(?P<credit>[(\[]?(?:{_any_of(file.photo_inline)})(?!\w)[^.!?]*)\Z"),
        photo_agency=_words([*file.photo_agencies, *names]),
    )


def _page_words(file: WordsFile) -> PageWords:
    site = r"(?:https?://)?(?:www\.)?[a-z][a-z0\-]*(?:\.[a-z0\-]+)*"
    return PageWords(
        sections=frozenset(map(fold, [*file.sections, *file.homes])),
        homes=frozenset(map(fold, file.homes)),
        media=_words(file.media),
        function_words=frozenset(map(fold, file.function_words)),
        verbs=frozenset(map(fold, file.verbs)),
        labels=frozenset(map(fold, file.labels)),
        abbreviations=frozenset(file.abbreviations),
        host=re.compile(rf"{site}\.(?:{_any_of(file.domains)})(?![\w.@-])(?:/\S*)?"),
    )


def _form(form: str) -> str:
    """Return the pattern of one form: blanks are any blanks or none before a mark, 0 is any number."""
    pattern = re.escape(fold(form)).replace("\\ ", r"\s+").replace("0", r"0(?:[0\s.,]*0)?")
    return re.sub(r"\\s\+(?=[:;!?»])", r"\\s*", pattern)


def _any_of(forms: Iterable[str]) -> str:
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return alternatives([(_form(form), form) for form in ordered])[0]


def _words(forms: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of the forms as whole words, the longest first."""
    return re.compile(rf"(?<!\w)(?:{_any_of(forms)})(?!\w)")


def _grouped(forms: list[tuple[str, WidgetEntry]]) -> tuple[str, tuple[WidgetEntry, ...]]:
    """Return an alternation, the longest form first, and the entries of its groups.

    An empty group stands behind each form, not around it: an alternative that begins with a letter is skipped at once.
    """
    ordered = sorted(forms, key=lambda pair: (-len(pair[0]), pair[0]))
    return alternatives([(f"{_form(form)}()", entry) for form, entry in ordered])
