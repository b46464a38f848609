"""Agreements: read strictly, signed by both desks, in force, suspended, restored or expired."""

from recoupe.exchange.agreements.change import change_agreement
from recoupe.exchange.agreements.draft import draft_agreement
from recoupe.exchange.agreements.find import Known, find_agreement, known_agreements
from recoupe.exchange.agreements.read import Written, parse_agreement, read_agreement
from recoupe.exchange.agreements.sign import Signed, sign_agreement
from recoupe.exchange.agreements.state import state_of

__all__ = [
    "Known",
    "Signed",
    "Written",
    "change_agreement",
    "draft_agreement",
    "find_agreement",
    "known_agreements",
    "parse_agreement",
    "read_agreement",
    "sign_agreement",
    "state_of",
]
