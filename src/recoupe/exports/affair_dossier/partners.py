"""What partners claim about the acts of a dossier: who says so, under which agreement, and where the ledger tells how it came."""

from collections import defaultdict
from collections.abc import Iterable

from markupsafe import Markup

from recoupe.exports.affair_dossier.phrases import Phrases
from recoupe.exports.affair_labels import AffairLabels, PartnerWords
from recoupe.types.claims import Accounts, ClaimCited, DecisionMade, EventCoded, EventFull
from recoupe.types.exchange import Caveats


class Partners:
    """The claims of partners, by the act of ours that they seem to be about."""

    def __init__(self, claims: Iterable[ClaimCited], say: Phrases, labels: AffairLabels) -> None:
        self._say, self._labels = say, labels
        self._claims: dict[str, list[ClaimCited]] = defaultdict(list)
        for claim in claims:
            for ident in claim.happenings:
                self._claims[ident].append(claim)

    def about(self, happening: str) -> list[ClaimCited]:
        """Return the claims about an act."""
        return self._claims.get(happening, [])

    def line(self, claim: ClaimCited) -> Markup:
        """Return a claim as a line: who says what, and how it came, with the hash of the ledger's entry."""
        words = self._labels.partners
        who = f"{self._labels.phrases.according_to} {claim.partner} ({words.partner})"
        how = (
            f"{words.agreement} {claim.agreement}, {words.clause} {claim.clause}",
            words.further if claim.further else "",
            caveats_of(claim.caveats, words),
        )
        entry = Markup("{} {} <code>{}</code>").format(words.entry, claim.entry, claim.hash)
        said = f"{who}: {self._said(claim.body)}"
        return Markup("{} <small>({}; {})</small>").format(said, "; ".join(part for part in how if part), entry)

    def _said(self, body: object) -> str:
        match body:
            case Accounts():
                return "; ".join(map(self._say.told, body.accounts))
            case EventFull():
                return self._say.told(body.telling)
            case EventCoded():
                return self._say.told(body)
            case DecisionMade():
                return ", ".join(
                    part
                    for part in (self._labels.partners.decisions.get(body.kind, body.kind), self._labels.said(body.value or ""))
                    if part
                )
            case _:
                return ""


def caveats_of(caveats: Caveats, words: PartnerWords) -> str:
    """Return what binds whoever holds a claim."""
    said = (
        "" if caveats.onward else words.not_onward,
        f"{words.credit} {caveats.credit}" if caveats.credit else "",
        f"{words.delete_by} {caveats.delete_by}" if caveats.delete_by else "",
    )
    return "; ".join(one for one in said if one)
