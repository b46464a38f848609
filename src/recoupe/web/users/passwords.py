"""Passwords: hashed and checked with argon2id, one at a time; a check takes as long for a name that nobody has."""

import threading
import unicodedata
from functools import cache

from argon2 import PasswordHasher, Type, extract_parameters
from argon2.exceptions import Argon2Error, InvalidHashError

_WAIT = 5.0
_MOST_MEMORY, _MOST_ROUNDS = 1_048_576, 100
"""Kilobytes and rounds of a hash: more would stop the desk at each sign-in."""

_one_at_a_time = threading.Lock()


def hash_of(password: str) -> str:
    """Return the hash of a password, with salt and parameters, as argon2 writes it."""
    return _hasher().hash(_written(password))


def is_hash(text: str) -> bool:
    """Return whether a text is an argon2id hash of a cost that can be borne."""
    try:
        found = extract_parameters(text)
    except InvalidHashError:
        return False
    return found.type is Type.ID and found.memory_cost <= _MOST_MEMORY and found.time_cost <= _MOST_ROUNDS


def fits(password: str, hash_: str | None) -> bool | None:
    """Return whether a password has a hash; None when so many ask that this one was not looked at.

    Without a hash the password is compared with another one, so that the answer takes as long.
    """
    if not _one_at_a_time.acquire(timeout=_WAIT):
        return None
    try:
        return _hasher().verify(hash_ or _nobody(), _written(password)) and hash_ is not None
    except Argon2Error:
        return False
    finally:
        _one_at_a_time.release()


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    return hash_of("the password of nobody")


def _written(password: str) -> bytes:
    """Return a password as it is hashed: keyboards write accents in two ways."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
