"""Letters: whatever passes between two desks is one file, signed by the sender and encrypted to the recipient (age)."""

from recoupe.exchange.letters.open import LetterLimits, OpenLetter, open_letter
from recoupe.exchange.letters.payload import Payload, small_payload
from recoupe.exchange.letters.seal import Draft, name_file, new_file, new_letter_id, seal_letter

__all__ = [
    "Draft",
    "LetterLimits",
    "OpenLetter",
    "Payload",
    "name_file",
    "new_file",
    "new_letter_id",
    "open_letter",
    "seal_letter",
    "small_payload",
]
