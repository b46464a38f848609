"""The file of a desk's private keys, under a passphrase: scrypt (RFC 7914), then ChaCha20-Poly1305."""

import os
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from msgspec import Meta
from pyrage import IdentityError
from pyrage.x25519 import Identity

from recoupe.exchange.identity.cards import card_of, check_card, fingerprint_of
from recoupe.exchange.identity.keys import DeskKeys
from recoupe.types.base import Record
from recoupe.types.errors import ExchangeError
from recoupe.types.exchange import Card

_COST = 2**17
"""scrypt's N, with r = 8 and p = 1: 128 MB and about half a second for each guess (OWASP, Password Storage, 2024)."""

_SHORTEST = 12


Hex = Annotated[str, Meta(pattern=r"^([0-9a-f]{2})+$")]


class KeyFile(Record, frozen=True, kw_only=True):
    """What the file says; `salt`, `nonce` and `secret` are hexadecimal, and the card is bound to the secret."""

    format: Literal["recoupe-key"] = "recoupe-key"
    version: Literal[1] = 1
    card: Card
    salt: Hex
    nonce: Hex
    secret: Hex


def write_keys(keys: DeskKeys, path: Path, passphrase: str) -> Card:
    """Write private keys to a new file that only its owner reads, and return the card that goes with them.

    Raises:
        ExchangeError: if a file is there already, it cannot be written, or the passphrase is too short.
    """
    if len(passphrase) < _SHORTEST:
        raise ExchangeError(f"the passphrase has {len(passphrase)} characters; take {_SHORTEST} or more, such as five words")
    card, salt, nonce = card_of(keys), os.urandom(16), os.urandom(12)
    secret = keys.signing.private_bytes_raw() + str(keys.receiving).encode()
    sealed = ChaCha20Poly1305(_key(passphrase, salt)).encrypt(nonce, secret, msgspec.json.encode(card))
    body = msgspec.json.encode(KeyFile(card=card, salt=salt.hex(), nonce=nonce.hex(), secret=sealed.hex()))
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(body + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        raise ExchangeError(f"{path}: exists already and is left as it is; a desk has one key file") from error
    except OSError as error:
        raise ExchangeError(f"{path}: cannot be written ({error.strerror})") from error
    return card


def read_own_card(path: Path) -> Card:
    """Return the card of the desk whose keys a file holds; no passphrase is needed.

    Raises:
        ExchangeError: if there is none, or it is something else or damaged.
    """
    return check_card(_read(path).card, where=str(path))


def read_fingerprint(path: Path) -> str:
    """Return the fingerprint of the desk whose keys a file holds; no passphrase is needed.

    Raises:
        ExchangeError: as `read_own_card`.
    """
    return fingerprint_of(read_own_card(path))


def read_keys(path: Path, passphrase: str) -> DeskKeys:
    """Return the keys in a file.

    Raises:
        ExchangeError: if there is none, it is something else or damaged, or the passphrase is another.
    """
    found = _read(path)
    salt, nonce, sealed = (bytes.fromhex(part) for part in (found.salt, found.nonce, found.secret))
    try:
        secret = ChaCha20Poly1305(_key(passphrase, salt)).decrypt(nonce, sealed, msgspec.json.encode(found.card))
        signing = Ed25519PrivateKey.from_private_bytes(secret[:32])
        return DeskKeys(found.card.name, signing, Identity.from_str(secret[32:].decode()))
    except (InvalidTag, ValueError, IdentityError) as error:
        raise ExchangeError(f"{path}: the passphrase is not the one of this file, or the file was altered") from error


def _read(path: Path) -> KeyFile:
    try:
        return msgspec.json.decode(path.read_bytes(), type=KeyFile)
    except OSError as error:
        why = f"{path}: cannot be read ({error.strerror}); 'recoupe partner init' makes the keys of a desk"
        raise ExchangeError(why) from error
    except ValueError as error:
        raise ExchangeError(f"{path}: is not a key file of recoupe, or is damaged ({error})") from error


def _key(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=_COST, r=8, p=1).derive(passphrase.encode())
