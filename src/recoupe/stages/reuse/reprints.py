"""Whether pages that print the same words have them from one another, or from one source.

Two reporters at one press conference write down the same sentence, and neither copied the other. A passage is a reprint when it

- is no furniture,
- has REPRINT words in common (two sentences; one sentence of a speech or of a law is often as long as a passage must be), and
- holds OWN characters that are not in quotation marks, on some page that prints it: the words of a writer, not of a speaker.

What is no reprint stays a passage that is shown; its pages keep their own origins.
"""

from collections.abc import Mapping

from recoupe.types.reuse import Passage, PassagePlace, PrintingPage

REPRINT = 30
OWN = 100


def is_reprint(passage: Passage, pages: Mapping[str, PrintingPage]) -> bool:
    """Return whether the words of a passage come from one source.

    Args:
        passage: the passage.
        pages: what its pages print in quotation marks, by page id.
    """
    if passage.furniture or passage.words < REPRINT:
        return False
    return any(_own_characters(place, pages[place.page]) >= OWN for place in passage.places)


def _own_characters(place: PassagePlace, page: PrintingPage) -> int:
    """Return how many characters of a place are outside of quotation marks."""
    own, reached = 0, place.start
    for stretch in sorted(page.quoted, key=lambda quoted: (quoted.start, quoted.end)):
        own += max(min(stretch.start, place.end) - reached, 0)
        reached = max(reached, min(stretch.end, place.end))
    return own + max(place.end - reached, 0)
