"""From a match to what its words say."""

from typing import Any

import msgspec

from recoupe.lexicon.calendar import Calendar
from recoupe.lexicon.times import TimesLexicon
from recoupe.lexicon.times_patterns import words_of
from recoupe.stages.times.expression import Expression
from recoupe.stages.times.numbers import count_of, whole
from recoupe.stages.times.spot import Spotted

_SHARED = ("month", "year", "year_away", "side", "unit")
_LISTED = {
    "side": ("side", "side"),
    "side_told": ("told", "side_told"),
    "mod": ("mod", "mod"),
    "about": ("mod", "about"),
    "noon": ("hour", "noon"),
    "season": ("season", "season"),
    "holiday": ("holiday", "holiday"),
    "feast": ("holiday", "feast"),
    "named_day": ("holiday", "named_day"),
    "amount": ("amount", "amount"),
}
"""Slots whose words stand in a class: the field they fill, and the class."""
_NUMBERS = {
    "weekday": ("weekday", "weekday"),
    "month": ("month", "month"),
    "day": ("day", "day"),
    "year": ("year", "year"),
    "order": ("order", "order"),
    "century": ("order", "century"),
}
_NUMBER_WORDS = {
    "weekday": "weekday_plural",
    "month": "",
    "day": "first",
    "year": "decade_word",
    "order": "order",
    "century": "century",
}
"""Slots that are numbers: the field they fill, and the class of their words where they are not in digits."""
_UNITS = ("unit", "units", "unit_one", "unit_one_this", "unit_one_lasting", "unit_each", "quarter_unit")
_MIDDAY = "MI"
_DIGITS, _SEVERAL = 4, 2


def read_spotted(spotted: Spotted, text: str, *, lexicon: TimesLexicon, calendar: Calendar) -> list[Expression]:
    """Return the expressions of a match: several where it marks several ("les 12 et 13 mai"), none for what is no time.

    What only the last one says (month, year, "dernier") holds for the others too.
    """
    if spotted.pattern.rule.make == "nothing":
        return []
    reader = _Reader(text, spotted, lexicon, calendar)
    if spotted.pattern.rule.make == "year_span" and (ends := reader.ends()):
        return ends
    total = len(spotted.spans)
    fields = [reader.fields(number) for number in range(1, total + 1)]
    if total == 1:
        fields[0] = reader.fields(2) | fields[0] if spotted.pattern.rule.make == "date" else fields[0]
    shared = {name: fields[-1][name] for name in _SHARED if name in fields[-1]}
    return [
        Expression(span=span, rule=spotted.pattern.rule, bare=len(words_of(text[span.start : span.end])) == 1, **(shared | own))
        for span, own in zip(spotted.spans, fields, strict=True)
    ]


class _Reader:
    """Reads the slots of one match."""

    def __init__(self, text: str, spotted: Spotted, lexicon: TimesLexicon, calendar: Calendar) -> None:
        self._text = text
        self._rule = spotted.pattern.rule
        self._slots = spotted.slots
        self._lexicon = lexicon
        self._calendar = calendar

    def fields(self, number: int) -> dict[str, Any]:
        """Return the fields of the `number`-th expression of the match."""
        suffix = "" if number == 1 else f".{number}"
        fields: dict[str, Any] = {}
        for slot in self._slots:
            name, dot, index = slot.partition(".")
            if dot + index == suffix:
                fields |= self._field(name, self._words(slot))
        if number == 1 and "hour" in self._slots:
            fields["hour"] = self._clock()
        if number == 1 and "year.2" in self._slots and "year" in self._slots:
            fields["year_end"] = int(self._words("year.2"))
        if number == 1 and "count.2" in self._slots and "unit" in self._slots:
            fields["extra"] = self._second_amount()
        return fields

    def ends(self) -> list[Expression]:
        """Return the first and last year of a span of several as two dates ("1982-1990"); none of a season's ("2015-2016")."""
        rule = msgspec.structs.replace(self._rule, make="date")
        years = [
            (self._slots[slot], int(words)) for slot in ("year", "year.2") if len(words := self._slots_words(slot)) == _DIGITS
        ]
        if len(years) < 2 or years[1][1] - years[0][1] < _SEVERAL:
            return []
        return [Expression(span=span, rule=rule, year=year) for span, year in years]

    def _slots_words(self, slot: str) -> str:
        return self._words(slot) if slot in self._slots else ""

    def _words(self, slot: str) -> str:
        span = self._slots[slot]
        return " ".join(words_of(self._text[span.start : span.end]))

    def _value(self, kind: str, words: str) -> str:
        return self._lexicon.classes.get(kind, {}).get(words, "")

    def _field(self, name: str, words: str) -> dict[str, Any]:
        """Return the field that one slot fills; none for a slot that only makes the pattern."""
        if name in _LISTED:
            field, kind = _LISTED[name]
            return {field: self._value(kind, words)}
        if name in _NUMBERS:
            field, kind = _NUMBERS[name]
            return {field: self._number(kind, words)}
        fields: dict[str, Any] = {}
        match name:
            case "count":
                fields["count"] = count_of(words, self._lexicon)
            case "unit" | "unit_one":
                fields["unit"] = next(value for kind in _UNITS if (value := self._value(kind, words)))
            case "part":
                fields["part"] = self._value("part", words) or self._value("part_plural", words) or _MIDDAY
            case "half":
                fields["extra"] = "half"
            case "year_side":
                fields["year_away"] = int(self._value("year_side", words))
            case "zone":
                fields["zone"] = True
            case _:
                pass
        return fields

    def _number(self, kind: str, words: str) -> int:
        """Return a number given in digits, by a name of the calendar, or by a word of a class."""
        named = {"weekday": self._calendar.weekdays, "month": self._calendar.months}.get(kind, {}).get(words)
        found = named or whole(words)
        return (
            found if found is not None else int(self._value(_NUMBER_WORDS[kind], words) or self._value("order_last", words) or 1)
        )

    def _clock(self) -> str:
        """Return the hour as HH:MM; of the afternoon or evening when the words say so."""
        words = self._words("hour")
        hour = whole(words) if words[0].isdigit() else int(self._value("hour_word", words))
        part = self._value("part", self._words("part")) if "part" in self._slots else ""
        if part in ("AF", "EV") and hour is not None and hour < 12:
            hour += 12
        minute = self._words("minute") if "minute" in self._slots else "0"
        return f"{hour or 0:02}:{whole(minute) or int(self._value('minute_word', minute) or 0):02}"

    def _second_amount(self) -> str:
        number = count_of(self._words("count.2"), self._lexicon)
        unit = self._value("unit", self._words("unit.2"))
        return f"{number:g}{unit}" if number is not None else ""
