"""Speakers told again: "a dit X. ..., a ajouté l'ancien ministre", "selon un rapport de l'ONG. ... Le rapport estime"."""

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
    """The speakers of an article so far; tells whom a noun, a pronoun or a document means again."""

    def __init__(self, lexicon: QuotesLexicon) -> None:
        self._words = lexicon.words
        self._last: tuple[Draft, Quote] | None = None
        self._documents: list[tuple[str, str]] = []

    def settle(self, draft: Draft, quote: Quote) -> Quote:
        """Return a quote with the speaker told before it that its own words mean; the quote itself where they mean none."""
        if draft.speaker is None:
            return quote
        actor = self._same(draft, quote) or self._source(draft, quote)
        return msgspec.structs.replace(quote, speaker_actor=actor) if actor else quote

    def note(self, draft: Draft, quote: Quote) -> None:
        """Remember who spoke last, and whose the documents are that spoke."""
        self._last = draft, quote
        document = self._document(draft)
        if document and quote.speaker_actor and not _is_unnamed(quote.speaker_actor):
            self._documents.append((document, quote.speaker_actor))

    def _same(self, draft: Draft, quote: Quote) -> str | None:
        """Return the last speaker, where words are added to his by a pronoun or a noun for one person that means nobody named.

        "On" adds for a body or a source: "ajoute-t-on".
        """
        if self._last is None or draft.lemma not in self._words.adding:
            return None
        before, said = self._last
        actor, own = said.speaker_actor, quote.speaker_actor
        if draft.passage.block - before.passage.block > _NEAR or _differ(_gender(draft), _gender(before)):
            return None
        if actor is None or ";" in actor or before.speaker is None:
            return None
        if self._word(draft) in self._words.one:
            return None if actor.startswith("person/") else actor
        if self._word(draft) in self._words.one_person:
            return actor if _outdoes(actor, own, feminine=_gender(before) == _FEMININE) else None
        return actor if actor.startswith("person/") and self._is_noun(draft, own) else None

    def _word(self, draft: Draft) -> str:
        """Return the first word of a speaker, a pronoun turned round its verb without what ties it: "-t-il"."""
        first, _ = draft.speaker or (0, 0)
        return draft.passage.low[first].rpartition("-")[2]

    def _is_noun(self, draft: Draft, own: str | None) -> bool:
        """Return whether a speaker is told by a definite noun for one person, and by no name."""
        first, last = draft.speaker or (0, 0)
        low = draft.passage.low
        opening = low[first : min(first + _OPENING, last)]
        unnamed = own is None or _is_unnamed(own)
        return unnamed and low[first] in self._words.definite and any(word in self._words.individuals for word in opening)

    def _source(self, draft: Draft, quote: Quote) -> str | None:
        """Return who made the document that a phrase means again ("ce rapport", "les auteurs de l'étude"): the last so called."""
        document = self._document(draft)
        first, _ = draft.speaker or (0, 0)
        if not document or (quote.speaker_actor and not _is_unnamed(quote.speaker_actor)):
            return None
        if draft.passage.low[first] not in self._words.definite:
            return None
        return next((actor for noun, actor in reversed(self._documents) if noun == document), None)

    def _document(self, draft: Draft) -> str | None:
        """Return the noun of a document in the words of a speaker, in the singular."""
        first, last = draft.speaker or (0, 0)
        return next((word.rstrip("s") for word in draft.passage.low[first:last] if word in self._words.documents), None)


def _is_unnamed(actor: str) -> bool:
    return actor.startswith("unknown/") and ";" not in actor


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
