"""The card of a desk, its signature, and the fingerprint that two people read to each other."""

from hashlib import sha512
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pyrage import RecipientError
from pyrage.x25519 import Recipient

from recoupe.exchange.identity.keys import DeskKeys
from recoupe.types.errors import ExchangeError
from recoupe.types.exchange import Card

_GROUPS = 8
_LARGEST = 4096
_NAME = 100
SIGNED_CARD = b"recoupe card 1\n"
"""Every signature of ours begins with what it is for, so that none can pass for one of another kind."""


def card_of(keys: DeskKeys) -> Card:
    """Return the card of a desk, signed."""
    sign = keys.signing.public_key().public_bytes_raw().hex()
    card = Card(name=keys.name, sign=sign, receive=str(keys.receiving.to_public()))
    return msgspec.structs.replace(card, signature=keys.sign(_signed(card)))


def fingerprint_of(card: Card) -> str:
    """Return eight groups of five digits for the two keys of a card; the name is no part of it.

    40 digits are 132 bits: nobody finds other keys with the same ones. Digits, because every language reads them aloud.
    """
    number = int.from_bytes(sha512(f"recoupe fingerprint 1\n{card.sign}\n{card.receive}".encode()).digest(), "big")
    digits = f"{number % 10 ** (5 * _GROUPS):0{5 * _GROUPS}d}"
    return " ".join(digits[start : start + 5] for start in range(0, len(digits), 5))


def signed_by(card: Card, data: bytes, signature: str) -> bool:
    """Return whether a signature over some bytes is that of a desk; only lower-case hexadecimal is one."""
    try:
        raw = bytes.fromhex(signature)
        if raw.hex() != signature:
            return False
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(card.sign)).verify(raw, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def check_card(card: Card, *, where: str) -> Card:
    """Return a card that holds.

    Raises:
        ExchangeError: if a key is none, the name is not one line, or the signature is not that of its own key.
    """
    try:
        Recipient.from_str(card.receive)
    except RecipientError as error:
        raise ExchangeError(f"{where}: the key 'receive' is no age recipient; ask for the card again") from error
    if not card.name.strip() or len(card.name) > _NAME or not card.name.isprintable():
        raise ExchangeError(f"{where}: the name must be one line of 1 to {_NAME} characters; ask for the card again")
    if not signed_by(card, _signed(card), card.signature):
        raise ExchangeError(f"{where}: the card is not signed by its own key: it was altered; ask for the card again")
    return card


def read_card(path: Path) -> Card:
    """Return the card in a file, checked.

    Raises:
        ExchangeError: if it cannot be read, is something else, or was altered.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
        return check_card(msgspec.json.decode(data, type=Card), where=str(path))
    except OSError as error:
        raise ExchangeError(f"{path}: cannot be read ({error.strerror}); expected the card of a desk") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ExchangeError(f"{path}: is not the card of a desk ({error}); 'recoupe partner init' writes one") from error


def write_card(card: Card, path: Path) -> None:
    """Write a card, over one that is there.

    Raises:
        ExchangeError: if it cannot be written.
    """
    try:
        path.write_bytes(msgspec.json.format(msgspec.json.encode(card), indent=1) + b"\n")
    except OSError as error:
        raise ExchangeError(f"{path}: cannot be written ({error.strerror})") from error


def _signed(card: Card) -> bytes:
    return SIGNED_CARD + msgspec.json.encode(msgspec.structs.replace(card, signature=""))
