"""Speakers told again: "a dit X. ..., a ajouté l'ancien ministre", "selon un rapport de l'ONG. ... Le rapport estime"."""

from collections.abc import Sequence

import msgspec

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.shape import Draft
from recoupe.types.quotes import Quote

_NEAR = 1
"""Blocks between a speech and one that is added to it."""
_OPENING = 4
"""Words of a phrase among which its noun stands: "l'ancien et très contesté président"."""
_FEMININE = "Gender=Fem"
_GENDERS = ("Gender=Masc", _FEMININE)


class Retold:
    """The speakers of an article so far; tells whom a noun, a pronoun or a document means again. `last` is who spoke last."""

    def __init__(self, lexicon: QuotesLexicon) -> None:
        self._words = lexicon.words
        self.last: tuple[Draft, Quote] | None = None
        self._documents: dict[str, str] = {}

    def settle(self, draft: Draft, quote: Quote) -> Quote:
        """Return a quote with the speaker told before it that its own words mean; the quote itself where they mean none."""
        if not _told(draft):
            return quote
        actor = self._same(draft, quote) or self._source(draft, quote)
        return msgspec.structs.replace(quote, speaker_actor=actor) if actor else quote

    def note(self, draft: Draft, quote: Quote) -> None:
        """Remember who spoke last, and whose the documents are that spoke."""
        self.last = draft, quote
        document = self._document(draft)
        if document and quote.speaker_actor and not _is_unnamed(quote.speaker_actor):
            self._documents[document] = quote.speaker_actor

    def _same(self, draft: Draft, quote: Quote) -> str | None:
        """Return the last speaker, where words are added to his by a pronoun or a noun for one person that means nobody named.

        "On" adds for a body or a source: "ajoute-t-on".
        """
        if self.last is None or draft.lemma not in self._words.adding:
            return None
        before, said = self.last
        actor, own = said.speaker_actor, quote.speaker_actor
        if draft.passage.block - before.passage.block > _NEAR or _differ(_gender(draft), _gender(before)):
            return None
        if actor is None or ";" in actor or before.speaker is None:
            return None
        pronoun = _told(draft)[0].rpartition("-")[2]
        if pronoun in self._words.one:
            return None if actor.startswith("person/") else actor
        if pronoun in self._words.one_person:
            return actor if _outdoes(actor, own, feminine=_gender(before) == _FEMININE) else None
        return actor if actor.startswith("person/") and self._is_noun(draft, own) else None

    def _is_noun(self, draft: Draft, own: str | None) -> bool:
        """Return whether a speaker is told by a definite noun for one person, and by no name."""
        told = _told(draft)
        return _is_unnamed(own) and told[0] in self._words.definite and not self._words.individuals.isdisjoint(told[:_OPENING])

    def _source(self, draft: Draft, quote: Quote) -> str | None:
        """Return who made the document that a phrase means again ("ce rapport"): the last so called."""
        document = self._document(draft)
        if not document or not _is_unnamed(quote.speaker_actor) or _told(draft)[0] not in self._words.definite:
            return None
        return self._documents.get(document)

    def _document(self, draft: Draft) -> str | None:
        """Return the noun of a document in the words of a speaker, in the singular."""
        return next((word.rstrip("s") for word in _told(draft) if word in self._words.documents), None)


def _told(draft: Draft) -> Sequence[str]:
    """Return the words of a speaker in lower case; none where no words tell one."""
    return draft.passage.low[slice(*draft.speaker)] if draft.speaker else ()


def _is_unnamed(actor: str | None) -> bool:
    return actor is None or (actor.startswith("unknown/") and ";" not in actor)


def _outdoes(actor: str, own: str | None, *, feminine: bool) -> bool:
    """Return whether the last speaker is likelier than what a pronoun was taken for: a person is, a body where "elle" fits it.

    Somebody unnamed is only likelier than what is no person; a state or an armed group adds nothing by "il".
    """
    kind = actor.partition("/")[0]
    if kind == "unknown":
        return own is None or not own.startswith("person/")
    return kind == "person" or (kind in ("org", "media") and feminine)


def _gender(draft: Draft) -> str | None:
    """Return the gender that the first word of a speaker with one tells, by the parse: of an article, a pronoun or a noun."""
    first, last = draft.speaker or (0, 0)
    told = [token.morph for token in draft.passage.tokens[first : min(first + 2, last)] if token.pos != "PROPN"]
    return next((gender for morph in told for gender in _GENDERS if gender in morph), None)


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other
