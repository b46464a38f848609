"""From the page to the anchors of each expression: publication, dateline, the day of a quotation, what is told."""

from collections.abc import Mapping
from datetime import date

from recoupe.stages.times.days import Day, day_of, days_between, shifted
from recoupe.stages.times.expression import Expression
from recoupe.stages.times.memory import Memory, Told
from recoupe.stages.times.reading import Anchors, Reading, flagged
from recoupe.stages.times.resolve import resolve
from recoupe.stages.times.setting import Places, Setting
from recoupe.types.article import Published, Role
from recoupe.types.times import Anchor

Placed = tuple[Expression, Setting]
_NEAR_DATELINE = 2
"""Days between a dateline and the day its dispatch is printed."""
_NOON = "12:00"
_SPEECH_REACH = 10
"""Days between words and the page that reports them as news."""
_FIRST_YEAR, _LAST_YEAR = 1600, 9000
_FROM_TOLD = frozenset({"narrative", "aftermath", "clock", "part"})


class Resolver:
    """Resolves the expressions of one article: the page's voice, then quotations, then what is counted from what was told."""

    def __init__(
        self, placed: list[Placed], *, published: Published, days: Mapping[int, date], places: Places, zones: list[Role]
    ) -> None:
        self._placed = placed
        self._published = published
        self._days = {block: day_of(day) for block, day in days.items() if _FIRST_YEAR < day.year < _LAST_YEAR}
        self._places = places
        self._zones = zones
        self._memory = Memory(placed, [sentence.span.start for sentence in places.sentences])
        now = published.value
        self._speech = day_of(now) if now is not None and _FIRST_YEAR < now.year < _LAST_YEAR else Day()
        self._name: Anchor = "publication"

    def readings(self) -> list[Reading]:
        """Return one reading for each expression, in their order."""
        for e, setting in self._placed:
            if self._zones[setting.block] == "dateline" and e.day is not None and e.month is not None:
                self._take_dateline(resolve(e, self._anchors(e, setting)))
        found: dict[int, Reading] = {}
        for turn in range(3):
            for number, (e, setting) in enumerate(self._placed):
                if _turn(e, setting) == turn:
                    found[number] = self._read(e, setting)
                    self._memory.add(e, setting, found[number])
        return [found[number] for number in range(len(self._placed))]

    def _take_dateline(self, reading: Reading) -> None:
        """Make the day of a dateline the day of the words, when it is the publication's or just before."""
        day, now = reading.day, self._speech.exact
        if day is None or (now is None and day.exact is None and self._speech.day is not None):
            return
        if now is None or (day.exact is not None and days_between(day.exact, now) <= _NEAR_DATELINE):
            self._speech, self._name = day, "dateline"

    def _read(self, e: Expression, setting: Setting) -> Reading:
        anchors = self._anchors(e, setting)
        reading = resolve(e, anchors)
        return flagged(reading, "quote_deixis") if reading.anchor == "quote" else reading

    def _anchors(self, e: Expression, setting: Setting) -> Anchors:
        memory = self._memory
        speech, name = self._speech_day(setting)
        beside = memory.beside(e.span.start, setting)
        told, nearby = self._told(e, setting, beside)
        day = beside.day if beside else None
        return Anchors(
            speech=speech,
            name=name,
            earliest=self._published.earliest,
            latest=self._published.latest,
            told=_day_told(told, e),
            nearby=nearby,
            told_year=memory.year_before(e.span.start),
            near_year=memory.year_near(e.span.start, setting.block),
            direction=setting.direction,
            forced=setting.forced,
            same_date=memory.year_of(e, setting) if e.day is not None else memory.year_of_month(e, setting),
            clause_day=day if e.rule.make == "aftermath" else None,
            weekday_date=memory.date_of_weekday(e.weekday),
        )

    def _told(self, e: Expression, setting: Setting, beside: Told | None) -> tuple[Told | None, bool]:
        """Return the day from which an expression is counted, and whether an hour without a day is on it."""
        if beside is not None and e.rule.make in ("clock", "part", "narrative"):
            return beside, True
        same_part = self._memory.same_part(e.span.start, e.part) if e.rule.make == "part" else None
        if same_part is not None:
            return same_part, True
        told = self._memory.before(e.span.start, setting.quote)
        return told, told is not None and _is_nearby(told, setting) and not _is_habit(e, setting)

    def _speech_day(self, setting: Setting) -> tuple[Day, Anchor]:
        """Return the day that a quotation was said, or the day of the page."""
        if setting.block in self._days:
            return self._days[setting.block], "publication"
        if setting.quote is None:
            return self._speech, self._name
        sentences = self._places.sentences_of_quote(setting.quote)
        start = self._places.quotes[setting.quote].outer.start
        said = self._memory.of_quote(setting.quote, setting.block, sentences, start)
        now = self._speech.exact
        if said is None or said.day == self._speech or now is None:
            return self._speech, self._name
        day = said.day.exact
        if day is None or day > now or days_between(day, now) > _SPEECH_REACH:
            return self._speech, self._name
        return said.day, "quote"


def _turn(e: Expression, setting: Setting) -> int:
    """Return when an expression is resolved: what is told comes after what it is told from."""
    alone = e.rule.make == "date" and e.day is not None and e.month is None and e.weekday is None
    if e.rule.make in _FROM_TOLD or e.rule.base == "narrative" or alone:
        return 2
    return 0 if setting.quote is None else 1


def _day_told(told: Told | None, e: Expression) -> Day | None:
    """Return the day told; for a morning hour of a night ("vers 2 heures, dans la nuit de lundi à mardi") the second."""
    if told is None:
        return None
    return shifted(told.day, 1) if told.night and e.hour is not None and e.hour < _NOON else told.day


def _is_habit(e: Expression, setting: Setting) -> bool:
    """Return whether the governing verb is one that looks neither back nor ahead, as in "il se lève à 4 heures"."""
    round_hour = e.hour is None or e.hour.endswith(":00")
    return setting.direction in ("open", "due") and bool(setting.verb) and round_hour and not e.zone


def _is_nearby(told: Told, setting: Setting) -> bool:
    return setting.block - told.setting.block in (0, 1)
