"""From a match to what its words say."""

from typing import Any, cast

from recoupe.lexicon.calendar import Calendar
from recoupe.lexicon.times import TimesLexicon
from recoupe.lexicon.times_patterns import words_of
from recoupe.stages.times.expression import Expression, Side
from recoupe.stages.times.numbers import count_of, whole
from recoupe.stages.times.spot import Spotted
from recoupe.types.times import TimeMod

_SHARED = ("month", "year", "side")
_NUMBERS = frozenset({"day", "year", "weekday", "month", "order"})
_ABOUT = frozenset({"APPROX", "LESS_THAN", "MORE_THAN"})


def read_spotted(spotted: Spotted, text: str, *, lexicon: TimesLexicon, calendar: Calendar) -> list[Expression]:
    """Return the expressions of a match: several where it marks several ("les 12 et 13 mai"), none for what is no time.

    What only the last one says (month, year, "dernier") holds for the others too.
    """
    if spotted.pattern.rule.make == "nothing":
        return []
    reader = _Reader(text, spotted, lexicon, calendar)
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
        if number == 1 and "count.2" in self._slots:
            fields["extra"] = self._second_amount()
        return fields

    def _words(self, slot: str) -> str:
        span = self._slots[slot]
        return " ".join(words_of(self._text[span.start : span.end]))

    def _value(self, kind: str, words: str) -> str:
        return self._lexicon.classes.get(kind, {}).get(words, "")

    def _field(self, name: str, words: str) -> dict[str, Any]:
        match name:
            case "weekday":
                return {"weekday": self._calendar.weekdays.get(words) or int(self._value("weekday_plural", words))}
            case "month":
                return {"month": self._calendar.months.get(words) or int(words)}
            case "day":
                return {"day": whole(words) or 1}
            case "year":
                return {"year": whole(words) or int(self._value("decade_word", words) or 0)}
            case "count":
                return {"count": count_of(words, self._lexicon)}
            case "half":
                return {"extra": "half"}
            case "century":
                return {"order": whole(words) or int(self._value("century", words))}
            case "order":
                return {"order": int(self._value("order", words))}
            case _:
                return self._listed(name, words)

    def _listed(self, name: str, words: str) -> dict[str, Any]:
        """Return the field of a slot whose words stand in a class of the lexicon."""
        match name:
            case "unit" | "unit_one":
                classes = ("unit", "units", "unit_one", "unit_one_this", "unit_one_lasting", "quarter_unit")
                return {"unit": next(value for kind in classes if (value := self._value(kind, words)))}
            case "side":
                return {"side": cast(Side, self._value("side", words))}
            case "side_told":
                return {"told": cast(Side, self._value("side_told", words))}
            case "mod" | "about":
                return {"mod": cast(TimeMod, self._value(name, words))}
            case "part":
                return {"part": self._value("part", words) or self._value("noon_part", words) or "MI"}
            case "noon":
                return {"hour": self._value("noon", words)}
            case "zone":
                return {"zone": True}
            case "season" | "holiday" | "amount":
                return {name: self._value(name, words)}
            case _:
                return {}

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
