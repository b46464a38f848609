"""The names of raw spaCy on an article's blocks: as the model gives them, and without articles and civil titles before them."""

import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from recoupe.lexicon.actor_names import fold
from recoupe.lexicon.actors import ActorsLexicon
from recoupe.pipeline.evidence import WayBack
from recoupe.types.article import Article
from recoupe.types.span import TextSpan

if TYPE_CHECKING:
    from spacy.language import Language

BATCH = 8
KINDS = {"PER": ("person",), "LOC": ("place", "state"), "ORG": ("org", "group", "media")}
"""The kinds that a label may mean. MISC, which is works and events, means none: those names are left out."""

_BEFORE = re.compile(r"(\w+)(?:['’]|\.?\s+)")


@dataclass(frozen=True)
class Name:
    """A name in the article text, and whether it opens a sentence."""

    span: TextSpan
    label: str
    opens: bool = False


def read_names(article: Article, nlp: "Language") -> tuple[list[Name], float]:
    """Return the names in text order, and the seconds of the bare parse that finds them: the full model, as recoupe runs it."""
    blocks = [block.span for block in article.blocks]
    begun = time.perf_counter()
    docs = list(nlp.pipe([article.text[span.start : span.end] for span in blocks], batch_size=BATCH))
    seconds = time.perf_counter() - begun
    names = [
        Name(TextSpan(span.start + name.start_char, span.start + name.end_char), name.label_, name.start == name.sent.start)
        for span, doc in zip(blocks, docs, strict=True)
        for name in doc.ents
        if name.label_ in KINDS
    ]
    return names, seconds


def trimmed(name: Name, text: str, lexicon: ActorsLexicon) -> Name:
    """Return a name without the civil titles and articles before it.

    An article that has a capital inside a sentence stays, it is the name's: "M. Le Drian" is Le Drian.
    """
    articles, civil = lexicon.heads.articles | lexicon.heads.contracted, lexicon.words.civil
    start, opens = name.span.start, name.opens
    while (word := _BEFORE.match(text, start, name.span.end)) and word.end() < name.span.end:
        small = opens or word[1][0].islower()
        if fold(word[1]) not in civil and not (small and fold(word[1]) in articles):
            break
        start, opens = word.end(), False
    return Name(TextSpan(start, name.span.end), name.label)


def told(names: list[Name], way: WayBack, gold: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return names as the scorer reads them; of the kinds that a label may mean, the one that the gold has at these places."""
    kinds = {(name["span"]["start"], name["span"]["end"]): name["kind"] for name in gold}
    rows = [(way.row(name.span), KINDS[name.label]) for name in names]
    return [
        {"start": row.start, "end": row.end, "kind": kind if (kind := kinds.get((row.start, row.end))) in may_be else may_be[0]}
        for row, may_be in rows
    ]
