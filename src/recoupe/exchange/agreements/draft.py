"""draft_agreement: a file to begin with, that has both fingerprints right."""

import re
from datetime import date
from importlib.resources import files

import msgspec

from recoupe.types.exchange import Card, Partner


def draft_agreement(card: Card, fingerprint: str, partner: Partner, *, ident: str, since: date) -> str:
    """Return the text of an agreement of one year with a partner: contact over captures, counted, and nothing else.

    Args:
        card: ours.
        fingerprint: ours.
        partner: the other desk.
        ident: what the agreement is called; only small letters, digits and hyphens stay.
        since: its first day.
    """
    text = files("recoupe.exchange.agreements").joinpath("draft.toml").read_text(encoding="utf-8")
    said = {
        "ID": re.sub(r"[^a-z0-9]+", "-", ident.lower()).strip("-")[:60] or "agreement",
        "SINCE": since.isoformat(),
        "UNTIL": since.replace(year=since.year + 1, day=min(since.day, 28)).isoformat(),
        "OURS": _text(card.name),
        "OUR_FINGERPRINT": fingerprint,
        "THEIRS": _text(partner.card.name),
        "THEIR_FINGERPRINT": partner.fingerprint,
    }
    return re.sub(r"@([A-Z_]+)@", lambda found: said[found[1]], text)


def _text(value: str) -> str:
    """Return a text as TOML writes it; JSON's strings are TOML's."""
    return msgspec.json.encode(value).decode()
