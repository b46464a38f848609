"""Catalogues of translations, read from their source when the desk starts: there is nothing to compile."""

import gettext
import io
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, get_args

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

Locale = Literal["fr", "en"]
LANGUAGES: tuple[Locale, ...] = get_args(Locale)
"""The languages of the desk, the first one first."""

_PRECISIONS = {10: "d MMMM y", 7: "MMMM y", 4: "y"}


class Catalogue:
    """One language of the desk.

    `say` returns a message in it, `number` a number and `day` an ISO day, month or year as people write it; what was said once is
    remembered, because a screen says the same words hundreds of times.
    """

    def __init__(self, locale: Locale, translations: gettext.NullTranslations) -> None:
        self.locale, self.translations = locale, translations
        self.number = lru_cache(10_000)(self._number)
        self.day = lru_cache(10_000)(self._day)
        self.say = lru_cache(2_000)(translations.gettext)

    def _number(self, value: int) -> str:
        return format_decimal(value, locale=self.locale)

    def _day(self, value: str | None) -> str:
        """Return a day as people write it; anything else as it is."""
        if not value or len(value) not in _PRECISIONS:
            return value or ""
        try:
            found = date.fromisoformat(value + "-01-01"[: 10 - len(value)] if len(value) != 7 else f"{value}-01")
        except ValueError:
            return value
        return format_date(found, _PRECISIONS[len(value)], locale=self.locale)


@cache
def load_catalogue(locale: Locale) -> Catalogue:
    """Return a language of the desk; English is what the templates say."""
    source = Path(__file__).parent / f"{locale}.po"
    if not source.exists():
        return Catalogue(locale, gettext.NullTranslations())
    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=locale))
    compiled.seek(0)
    return Catalogue(locale, gettext.GNUTranslations(compiled))
