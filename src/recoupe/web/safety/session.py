"""The secrets of one run of the desk: the token in the address that is printed, its cookie, the mark of its forms."""

import hmac
import secrets

from recoupe.types.base import Record


class Session(Record, frozen=True, kw_only=True):
    """`token` opens the desk; `cookie` is what a browser then shows; `csrf` stands in every form; all made at each start."""

    token: str
    cookie: str
    csrf: str

    def opens(self, token: str | None) -> bool:
        """Return whether somebody has the address that was printed."""
        return _same(token, self.token)

    def knows(self, cookie: str | None) -> bool:
        """Return whether a browser opened the desk before."""
        return _same(cookie, self.cookie)

    def made(self, mark: object) -> bool:
        """Return whether a form is one of ours."""
        return isinstance(mark, str) and _same(mark, self.csrf)


def new_session() -> Session:
    """Return new secrets, 256 bits each."""
    return Session(token=secrets.token_urlsafe(32), cookie=secrets.token_urlsafe(32), csrf=secrets.token_urlsafe(32))


def _same(given: str | None, expected: str) -> bool:
    return given is not None and hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())
