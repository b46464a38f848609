"""No pattern of the times lexicon may run away, and no text may make the tagger raise."""

import random
import re
import time
from collections.abc import Iterator
from datetime import date

import pytest

from recoupe.languages.fr.pack import DATA
from recoupe.lexicon.calendar import load_calendar
from recoupe.lexicon.times import TimePattern, TimesLexicon, load_times_lexicon
from recoupe.stages.times import find_times
from recoupe.stages.times.spot import spot_times
from recoupe.types.article import Article, Block, Meta, Published, Run
from recoupe.types.grammar import Grammar
from recoupe.types.span import TextSpan

SIZE = 100_000
LIMIT = 5.0
LEXICON = load_times_lexicon(DATA / "times")
CALENDAR = load_calendar(DATA / "calendar")

PIECES = [
    "le ", "l'", "de la ", "12 ", "31 ", "2015 ", "2015-", "12/", "20h", "1", "un ", "vingt-", "quatre-vingt-", "cent ",
    "mardi ", "mai ", "mardi 12 ", "la nuit de ", "le 12 et ", "début ", "il y a", "plus de ", "les années ", "dernières ",
    "plusieurs ", "chaque ", ", ", "(", "«", "é", "²", "Ⅻ ", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "jusqu'à ", "1er ",
    "premier trimestre", "en huit ", "'", "’", "\u200f", "\u0301", "\u202f", "\u0661\u0662 ", "{", "à l' ", "24 heures sur ",
    ", 34 ans ", "âgé de ", "résolution",
]  # fmt: skip

ODD = [
    "31 février 2015", "30 février", "25h61", "le 0 mars 0000", "le 1er janvier 0", "il y a 99999999 semaines",
    "dans 999999999 mois", "99999 siècles plus tard", "années 00", "0e siècle", "99e siècle", "32 mai 2015", "mardi12mai",
    "12mai2015", "le \u202e12 mai 2015", "\u0661\u0662 mai \u0662\u0660\u0661\u0665", "²² mai", "le 12\xa0mai\u202f2015",
    "2015-13-45", "45/45/2015", "deuxième trimestre 2199", "Pâques 1000", "29 février", "la veille du 29 février",
    "le 29 février 2015", "fin fin fin fin", "mi-mi-mi-mai", "du 31 au 32 avril", "en huit", "dans un an et demi et demi",
    "l'an 1000", "100 000 000 ans", "2,5,5 ans", "1 234 567 jours",
    "9" * 10_000 + " ans", "il y a " + "9" * 400 + " ans", "",
]  # fmt: skip


def article(text: str, published: date | None) -> Article:
    return Article(
        text=text,
        runs=(Run(text=0, raw=0, length=len(text)),),
        blocks=(Block(span=TextSpan(0, len(text)), role="body"),),
        segments=(),
        meta=Meta(published=Published(value=published, earliest=published, latest=published)),
    )


def patterns(lexicon: TimesLexicon) -> Iterator[TimePattern]:
    seen = set()
    for found in lexicon.starts.values():
        for pattern in found:
            if pattern.regex.pattern not in seen:
                seen.add(pattern.regex.pattern)
                yield pattern


@pytest.mark.parametrize("piece", PIECES)
def test_spotting_takes_linear_time(piece: str) -> None:
    text = piece * (SIZE // len(piece))
    start = time.perf_counter()
    for _ in spot_times(text, TextSpan(0, len(text)), lexicon=LEXICON):
        pass
    assert time.perf_counter() - start < LIMIT


def test_no_pattern_runs_away_on_any_symbol() -> None:
    symbols = sorted(set(LEXICON.symbols.values()))
    start = time.perf_counter()
    for pattern in patterns(LEXICON):
        for symbol in symbols[:: max(1, len(symbols) // 40)]:
            pattern.regex.match(symbol * SIZE)
    assert time.perf_counter() - start < 4 * LIMIT


def test_no_pattern_runs_away_on_its_own_beginning() -> None:
    """Each pattern searches 100 kB of what nearly matches it: its own classes in a row but the last, over and over."""
    start = time.perf_counter()
    for pattern in patterns(LEXICON):
        sets = re.findall(r"\[([^\]]+)\]", pattern.regex.pattern)
        for pick in (0, -1):
            nearly = "".join(symbols[pick] for symbols in sets[:-1]) or sets[0][pick]
            for _ in pattern.regex.finditer(nearly * (SIZE // len(nearly))):
                pass
    assert time.perf_counter() - start < 2 * LIMIT


def test_patterns_have_no_repetition() -> None:
    for pattern in patterns(LEXICON):
        assert "*" not in pattern.regex.pattern
        assert "+" not in pattern.regex.pattern


@pytest.mark.parametrize("text", ODD, ids=lambda text: text[:20] or "empty")
@pytest.mark.parametrize("published", [None, date(2016, 2, 29), date(1, 1, 1), date(9999, 12, 31)])
def test_odd_dates_do_not_raise(text: str, published: date | None) -> None:
    for words in (text, f"Il est parti {text}.", f"« {text} »", f"{text} plus tard, le {text}, la veille"):
        times = find_times(article(words, published), Grammar(), lexicon=LEXICON, calendar=CALENDAR)
        for found in times.found:
            assert words[found.span.start : found.span.end].strip()
            assert found.earliest is None or found.latest is None or found.earliest <= found.latest


@pytest.mark.parametrize("seed", range(20))
def test_any_words_of_the_lexicon_in_any_order_do_not_raise(seed: int) -> None:
    chance = random.Random(seed)
    words = sorted(LEXICON.symbols)
    common = [word for word in words if not word.isdigit()]
    text = " ".join(chance.choice(words if chance.random() < 0.2 else common) for _ in range(3000))
    for published in (None, date(2016, 2, 29)):
        find_times(article(text, published), Grammar(), lexicon=LEXICON, calendar=CALENDAR)


def test_every_pattern_is_read_and_resolved() -> None:
    """Each pattern meets words that it was made for: a member of each class, one after the other."""
    letters = {symbol: word for word, symbol in LEXICON.symbols.items()}
    for pattern in patterns(LEXICON):
        sets = re.findall(r"\[([^\]]+)\]", pattern.regex.pattern)
        for pick in (0, -1):
            words = " ".join(letters.get(symbols[pick], "x") for symbols in sets)
            find_times(article(words, date(2016, 2, 29)), Grammar(), lexicon=LEXICON, calendar=CALENDAR)


def test_impossible_dates_are_flagged_or_left() -> None:
    for words in ("le 31 février 2018", "le 30 février", "32 mai 2015"):
        times = find_times(article(words, date(2018, 6, 1)), Grammar(), lexicon=LEXICON, calendar=CALENDAR)
        assert all("impossible" in found.flags and found.earliest is None for found in times.found if found.granularity == "day")


def test_a_weekday_that_does_not_fit_is_told_once() -> None:
    words = "Mardi 23 décembre 2015, ils se sont vus."
    times = find_times(article(words, date(2015, 12, 24)), Grammar(), lexicon=LEXICON, calendar=CALENDAR)
    assert [problem.code for problem in times.problems] == ["times.weekday_mismatch"]
    assert times.problems[0].span == TextSpan(0, 22)


def test_a_page_without_date_is_told_once() -> None:
    words = "Lundi et mardi, ils se sont vus en 2015."
    times = find_times(article(words, None), Grammar(), lexicon=LEXICON, calendar=CALENDAR)
    assert [problem.code for problem in times.problems] == ["times.publication_unknown"]
    assert [found.value for found in times.found] == ["XXXX-WXX-1", "XXXX-WXX-2", "2015"]


def test_long_text_with_many_times_is_linear() -> None:
    text = "Mardi 12 mai 2015, à 20h30, il y a deux ans, la veille. " * 2000
    start = time.perf_counter()
    times = find_times(article(text, date(2018, 6, 1)), Grammar(), lexicon=LEXICON, calendar=CALENDAR)
    assert len(times.found) == 8000
    assert time.perf_counter() - start < 2 * LIMIT
