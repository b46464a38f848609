"""Who a desk is: its keys, kept under a passphrase, the card it gives to others, and the fingerprint that people compare."""

from recoupe.exchange.identity.cards import card_of, check_card, fingerprint_of, read_card, signed_by, write_card
from recoupe.exchange.identity.keyfile import read_fingerprint, read_keys, read_own_card, write_keys
from recoupe.exchange.identity.keys import DeskKeys, make_keys
from recoupe.exchange.identity.partners import add_partner, find_partner, partner_with, verify_partner

__all__ = [
    "DeskKeys",
    "add_partner",
    "card_of",
    "check_card",
    "find_partner",
    "fingerprint_of",
    "make_keys",
    "partner_with",
    "read_card",
    "read_fingerprint",
    "read_keys",
    "read_own_card",
    "signed_by",
    "verify_partner",
    "write_card",
    "write_keys",
]
