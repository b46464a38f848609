"""The plain coder: a verb of its dictionary is an act of that verb's subject upon its objects, and it has happened.

It is what dictionary coders do once they have a parse, and no more: no noun tells an act, nothing is denied, asked for or only
announced, and nobody says it. The parties are the states named (or meant by a demonym or a capital) below the subject, and below
what else depends on the verb as an object; in the passive the subject is who it is done to. Written for the bench, with the
parse and the table of states that recoupe has.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recoupe.lexicon.actor_names import fold
from recoupe.lexicon.actors import ActorsLexicon
from recoupe.lexicon.load import read_yaml
from recoupe.types.article import READ_ONCE
from recoupe.types.events import EventType
from recoupe.types.grammar import Grammar, Sentence, descendants
from recoupe.types.span import TextSpan

LONGEST = 4
"""Words of a state's name that are tried together."""

SUBJECTS, PASSIVE = ("nsubj", "csubj"), "nsubj:pass"
OBJECTS, AGENT = ("obj", "iobj", "obl:arg"), "obl:agent"


@dataclass(frozen=True)
class Act:
    """An act as the plain coder sees it: its verb, and the states on either side (ISO 3166 alpha-2, small)."""

    type: EventType
    trigger: TextSpan
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


@dataclass(frozen=True)
class LemmaCoder:
    """A dictionary of verbs, and the folded names of states."""

    verbs: dict[str, EventType]
    states: dict[str, str]

    def code(self, grammar: Grammar) -> Iterator[Act]:
        """Yield the acts of an article in text order, from the sentences that recoupe's events read."""
        for sentence in grammar.sentences:
            if sentence.zone in READ_ONCE:
                yield from self._of_sentence(sentence)

    def _of_sentence(self, sentence: Sentence) -> Iterator[Act]:
        for i, token in enumerate(sentence.tokens):
            type_ = self.verbs.get(token.lemma) if token.pos == "VERB" else None
            if type_:
                doers = self._below(sentence, i, (*SUBJECTS, AGENT))
                yield Act(type_, token.span, doers, self._below(sentence, i, (*OBJECTS, PASSIVE)))

    def _below(self, sentence: Sentence, verb: int, relations: tuple[str, ...]) -> tuple[str, ...]:
        """Return the states below the words that hang on a verb in some relations, each once."""
        found: dict[str, None] = {}
        for child in sentence.children[verb]:
            if sentence.tokens[child].dep in relations:
                words = [fold(sentence.tokens[i].text) for i in sorted(descendants(sentence, child))]
                found |= dict.fromkeys(self._states_in(words))
        return tuple(found)

    def _states_in(self, words: list[str]) -> Iterator[str]:
        at = 0
        while at < len(words):
            for length in range(min(LONGEST, len(words) - at), 0, -1):
                if state := self.states.get(" ".join(words[at : at + length])):
                    yield state
                    break
            else:
                length = 1
            at += length


def load_lemma_coder(actors: ActorsLexicon) -> LemmaCoder:
    """Return the plain coder; `actors` gives the names, demonyms and capitals of states."""
    by_type = read_yaml(Path(__file__).parent / "verbs.yaml", dict[EventType, tuple[str, ...]])
    states = {}
    for row in actors.rows.values():
        if row.kind == "state":
            for name in (row.label, *row.aliases, *row.demonyms, *row.capital):
                states[" ".join(fold(name).replace("'", "' ").split())] = row.id.removeprefix("state/")
    return LemmaCoder({verb: type_ for type_, verbs in by_type.items() for verb in verbs}, states)
