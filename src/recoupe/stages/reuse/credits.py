"""Which agency a page that credits several means for a passage."""

from recoupe.lexicon.actor_names import slug_of
from recoupe.types.reuse import Credit, PassagePlace, PrintingPage


def agency_near(page: PrintingPage, place: PassagePlace) -> str | None:
    """Return the agency whose credit is the nearest to a place of a page; None when no place of a credit is known.

    A credit stands behind what it is for, as a rule: of two as near, the one behind counts. Of "(ats/afp)" the first counts.
    """
    near = [
        (_distance(credit, place), credit.start < place.start, order)
        for credit in page.credits
        for order, agency in enumerate(page.agencies)
        if _names(credit, agency)
    ]
    return page.agencies[min(near)[2]] if near else None


def _names(credit: Credit, agency: str) -> bool:
    return f"-{slug_of(agency)}-" in f"-{slug_of(credit.text)}-"


def _distance(credit: Credit, place: PassagePlace) -> int:
    return max(credit.start - place.end, place.start - credit.end, 0)
