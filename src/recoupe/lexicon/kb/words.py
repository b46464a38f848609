"""The ordinary words of a language, as far as its data files have them: names that are one of these mean something else too."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from recoupe.lexicon.actor_heads import HeadWords
from recoupe.lexicon.actor_names import fold, words_of
from recoupe.lexicon.actor_pronouns import PronounWords
from recoupe.lexicon.actor_words import NameWords
from recoupe.lexicon.calendar import Calendar
from recoupe.lexicon.kb.finding import FindingCode
from recoupe.lexicon.quotes import QuotesLexicon, Words
from recoupe.lexicon.times import TimesLexicon

Meaning = tuple[FindingCode, str]
"""The code of a name that is such a word, and what the word is."""


_WITH_NAMES = ("channels", "listeners")
"""Lists of the quotes stage that hold names of media too."""


def form_of(name: str) -> str:
    """Return a name as the matcher compares it: folded words between single blanks."""
    return " ".join(fold(word) for word in words_of(name))


def words_of_actors(names: NameWords, heads: HeadWords, pronouns: PronounWords) -> dict[str, Meaning]:
    """Return the words that the lists of the actors stage have, by their form; the first meaning of a form counts."""
    found: dict[str, Meaning] = {}
    _add(found, names.given, "name.given_name", "a given name (given_names.yaml)")
    _add(found, _forms_in(heads.tree), "name.noun", "a common noun that means an actor (heads.yaml and the files beside it)")
    nouns = (*names.org, *names.place, *names.media, *names.bodies, *names.before, *names.titles)
    _add(found, nouns, "name.noun", "a common noun in or before names (kinds.yaml, titles.yaml)")
    _add(found, names.not_names, "name.word", "a word with a capital that is no name (kinds.yaml)")
    _add(found, pronouns.pronouns, "name.word", "a pronoun (pronouns.yaml)")
    _add(found, (*names.edges, *names.joining), "name.word", "an article, a preposition or a pronoun (titles.yaml)")
    _add(found, (*heads.determiners, *heads.inside, *heads.former), "name.word", "a word beside a noun (heads.yaml)")
    return found


def words_of_stages(calendar: Calendar, quotes: QuotesLexicon, times: TimesLexicon) -> dict[str, Meaning]:
    """Return the words that the lists of the other stages have, by their form."""
    found: dict[str, Meaning] = {}
    _add(found, calendar.weekdays, "name.word", "a day of the week (calendar.yaml)")
    _add(found, calendar.months, "name.word", "a month (calendar.yaml)")
    _add(found, (*quotes.forms, *quotes.nouns), "name.word", "a word of saying (quotes/cues.yaml, nouns.yaml)")
    _add(found, _small(quotes.words), "name.word", "an ordinary word (quotes/words.yaml)")
    _add(found, (form for forms in times.classes.values() for form in forms), "name.word", "a word of times (times/words.yaml)")
    return found


def _forms_in(tree: dict[str, Any], before: str = "") -> Iterator[str]:
    """Yield the forms of a tree of heads."""
    for word, below in tree.items():
        if isinstance(below, dict):
            yield from _forms_in(below, f"{before}{word} ")
        else:
            yield before


def _small(words: Words) -> Iterator[str]:
    for name, value in msgspec.structs.asdict(words).items():
        if isinstance(value, frozenset) and name not in _WITH_NAMES:
            yield from value


def _add(found: dict[str, Meaning], forms: Iterable[str], code: FindingCode, what: str) -> None:
    for form in forms:
        found.setdefault(form_of(form), (code, what))
