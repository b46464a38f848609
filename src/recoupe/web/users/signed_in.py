"""Who is signed in: cookies of browsers, each with the user that it stands for; the file is read again when it changes."""

import hmac
import secrets
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from recoupe.types.base import Record
from recoupe.types.errors import RecoupeError
from recoupe.web.safety.session import Session, new_session
from recoupe.web.users.entries import Entry, folded, read_entries
from recoupe.web.users.passwords import fits
from recoupe.web.users.tries import Tries

IDLE = 12 * 3600.0
"""Seconds after which somebody who did nothing is signed out."""

_MOST = 2000


class Seated(Record, frozen=True, kw_only=True):
    """A browser that signed in: the line of its user then, its secrets, and when it asked for something last."""

    entry: Entry
    session: Session
    seen: float


class Refused(Record, frozen=True, kw_only=True):
    """Why nobody was signed in: name or password are wrong, or one must wait so many seconds."""

    cause: Literal["wrong", "wait"]
    seconds: int = 0


class Users:
    """The users of a desk and the browsers that are signed in; whoever loses its line, or gets another password, is signed out.

    Args:
        path: the file of users.
        clock: gives seconds.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._path, self._clock = path, clock
        self._tries, self._lock = Tries(clock), threading.Lock()
        self._secret = secrets.token_bytes(32)
        self._seated: dict[str, Seated] = {}
        self._stamp: tuple[int, int, int] | None = None
        self._entries: dict[str, Entry] = {}
        self.entries()

    def entries(self) -> dict[str, Entry]:
        """Return the users by folded name, as the file has them now.

        Raises:
            RecoupeError: if the file went away, or is wrong; nobody is let in then.
        """
        try:
            found = self._path.stat()
            stamp = (found.st_mtime_ns, found.st_size, found.st_ino)
        except OSError:
            stamp = None
        with self._lock:
            if stamp is None or stamp != self._stamp:
                self._stamp = None
                self._entries = {folded(entry.name): entry for entry in read_entries(self._path)}
                self._stamp = stamp
            return self._entries

    def sign_in(self, name: str, password: str, *, address: str) -> Session | Refused:
        """Return the secrets of a browser that is signed in from now on, or why it is not."""
        keys = (f"name {folded(name)[:200]}", f"address {address}")
        if wait := self._tries.begin(keys):
            return Refused(cause="wait", seconds=int(wait) + 1)
        entry = self.entries().get(folded(name))
        right = fits(password, entry.hash if entry else None)
        if right is None:
            return Refused(cause="wait", seconds=5)
        if not right or entry is None:
            return Refused(cause="wrong")
        self._tries.forget(keys)
        return self._seat(entry)

    def seated(self, cookie: str | None) -> Seated | None:
        """Return who a cookie stands for; None for nobody, or nobody any more."""
        found = self._seated.get(cookie or "")
        if found is None:
            return None
        entry, now = self.entries().get(folded(found.entry.name)), self._clock()
        if entry is None or entry.hash != found.entry.hash or now - found.seen > IDLE:
            self.sign_out(cookie)
            return None
        current = Seated(entry=entry, session=found.session, seen=now)
        with self._lock:
            if found.session.cookie in self._seated:
                self._seated[found.session.cookie] = current
        return current

    def sign_out(self, cookie: str | None) -> None:
        """Forget a browser."""
        with self._lock:
            self._seated.pop(cookie or "", None)

    def stranger(self, cookie: str | None) -> Session:
        """Return the secrets of a browser that is not signed in: the mark of its form is known to nobody without its cookie."""
        own = cookie if cookie and len(cookie) == 43 and cookie.isascii() else secrets.token_urlsafe(32)
        return Session(token=secrets.token_urlsafe(32), cookie=own, csrf=hmac.digest(self._secret, own.encode(), "sha256").hex())

    def _seat(self, entry: Entry) -> Session:
        made = new_session()
        with self._lock:
            while len(self._seated) >= _MOST:
                del self._seated[min(self._seated, key=lambda cookie: self._seated[cookie].seen)]
            self._seated[made.cookie] = Seated(entry=entry, session=made, seen=self._clock())
        return made


def open_users(path: Path) -> Users:
    """Return the users of a file.

    Raises:
        RecoupeError: if the file is wrong or has nobody in it; says which line, and what was expected.
    """
    found = Users(path)
    if not found.entries():
        raise RecoupeError(f"{path}: nobody is in it; 'recoupe users add NAME {path}' adds somebody")
    fits("", None)  # the hash of nobody is made now: the first wrong name must not take longer than the others
    return found
