"""Who asks: what a request may do, and in whose name."""

from typing import Literal

from recoupe.types.base import Record
from recoupe.web.safety.session import Session
from recoupe.web.users.entries import Role
from recoupe.web.users.signed_in import Users

SIGN_IN, SIGN_OUT, LANGUAGE = "/sign-in", "/sign-out", "/language"
OPEN_TO_READERS = frozenset({SIGN_OUT, LANGUAGE})
"""The changes that a reader may ask for: they change nothing but the browser of the reader."""

OPEN_TO_STRANGERS = frozenset({SIGN_IN, LANGUAGE})

VISITOR = "recoupe.visitor"
"""Key of the scope of a request under which its visitor stands."""


class Visitor(Record, frozen=True, kw_only=True):
    """A browser: its secrets, and the user that signed in there; None for whoever has the token of a desk without users."""

    session: Session
    role: Role | Literal["stranger"] = "editor"
    name: str | None = None

    def may_change(self, path: str) -> bool:
        """Return whether a change of this address is taken from this visitor."""
        match self.role:
            case "editor":
                return True
            case "reader":
                return path in OPEN_TO_READERS
            case "stranger":
                return path in OPEN_TO_STRANGERS


def visitor_with(cookie: str | None, users: Users) -> Visitor:
    """Return who has a cookie of a shared desk; a stranger, when nobody signed in with it.

    Raises:
        RecoupeError: if the file of users is wrong.
    """
    seated = users.seated(cookie)
    if seated is None:
        return Visitor(session=users.stranger(cookie), role="stranger")
    return Visitor(session=seated.session, role=seated.entry.role, name=seated.entry.name)
