"""textacy: `direct_quotations` on the French model of spaCy that recoupe parses with, without its names, which nothing asks for.

It has 24 French verbs, finds direct quotes only, and raises where the number of quotation marks is odd: nothing is found then in
the whole text, or in the paragraph, whichever it is given.
"""

from collections.abc import Sequence
from typing import Any

from bench.quotes.found import Found, Peer, inside_marks

MODEL = "fr_core_news_md"
BATCH = 8


def textacy_peer(*, whole: bool) -> Peer:
    """Return textacy, given whole texts or paragraphs."""
    import spacy
    from textacy.extract import direct_quotations

    nlp = spacy.load(MODEL, exclude=["ner"])

    def parse(texts: Sequence[str]) -> list[Any]:
        return list(nlp.pipe(texts, batch_size=BATCH))

    def extract(doc: Any) -> list[Any]:
        return list(direct_quotations(doc))

    return Peer(parse, extract, told, whole)


def told(quote: Any) -> Found:
    """Return a quote without its marks; the speaker is what textacy names: the head word and those joined to it."""
    content = quote.content
    first, last = quote.speaker[0], quote.speaker[-1]
    place = inside_marks(content.doc.text, content.start_char, content.end_char)
    return Found(place, (first.idx, last.idx + len(last.text)))
