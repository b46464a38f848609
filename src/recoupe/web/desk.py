"""What every screen of the desk needs: the store, the words of its language, the secrets of this run, what is under way."""

import gc
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from starlette.requests import Request

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.pipeline.language import load_affairs, load_knowledge
from recoupe.store import Store, open_store
from recoupe.types.server import StoreName, beside
from recoupe.web.affairs import Affairs
from recoupe.web.jobs import Jobs
from recoupe.web.safety.session import Session, new_session
from recoupe.web.users import Role, Users, open_users
from recoupe.web.users.entries import folded
from recoupe.web.users.visitor import VISITOR, Visitor


@dataclass
class Picks:
    """What one user picked.

    For the dossier: `acts` are the ids of the happenings, in their order, `claims` the numbers of the partners' claims. `ticked`
    are the records that are to leave: under the sha256 of an agreement the digest of each, as it was seen, by its id.
    """

    acts: list[str] = field(default_factory=list)
    claims: list[int] = field(default_factory=list)
    ticked: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Desk:
    """An open store and all that its screens share.

    `actor_files` are a user's own files of actors. With `users` the desk is shared: to each request it is that of who asks, with
    a `session` of its own, the name with which decisions are signed (`user`; None for the one on this computer), and what it may
    do (`role`). `key` is the file of the desk's keys; `picked` has what each user picked, by folded name.
    """

    store: Store
    actors: ActorsLexicon
    affairs: AffairsLexicon
    session: Session
    actor_files: tuple[Path, ...] = ()
    jobs: Jobs = field(default_factory=Jobs)
    users: Users | None = None
    user: str | None = None
    role: Role | Literal["stranger"] = "editor"
    made_affairs: list[Affairs] = field(default_factory=list)
    key: Path | None = None
    picked: dict[str | None, Picks] = field(default_factory=dict)

    @property
    def key_file(self) -> Path:
        """The file of the desk's keys: beside the store, unless another one was named."""
        return self.key or beside(self.store.path, ".key")

    @property
    def picks(self) -> Picks:
        """What who asks has picked."""
        return self.picked.setdefault(folded(self.user) if self.user else None, Picks())

    @property
    def chosen(self) -> list[str]:
        """The ids of the happenings that who asks chose for the dossier, in their order."""
        return self.picks.acts

    @property
    def known_affairs(self) -> Affairs:
        """The affairs of the store."""
        if not self.made_affairs:
            self.made_affairs.append(Affairs(self.store, self.actors, self.affairs))
        return self.made_affairs[0]

    def close(self) -> None:
        """Close the store, and what was made ready of its affairs."""
        for made in self.made_affairs:
            made.close()
        self.store.close()


def open_desk(path: StoreName, *, actor_files: tuple[Path, ...] = (), users: Path | None = None, key: Path | None = None) -> Desk:
    """Return a desk over a store.

    Args:
        path: where the store is.
        actor_files: a user's own files of actors.
        users: the file of the users of a shared desk.
        key: the file of the desk's keys; None is beside the store.

    Raises:
        StoreError: if there is no store there, or one of another version.
        LexiconError: if a file of actors is wrong.
        RecoupeError: if the file of users is wrong.
    """
    known = open_users(users) if users else None
    store = open_store(path)
    desk = Desk(
        store=store,
        actors=load_knowledge(store.language, actor_files=actor_files),
        affairs=load_affairs(store.language),
        session=new_session(),
        actor_files=actor_files,
        users=known,
        key=key,
    )
    gc.freeze()  # the words of the language stay; looking through them again and again makes one answer in twenty wait
    return desk


def desk_of(request: Request) -> Desk:
    """Return the desk that a request is made to, as who asks has it."""
    desk, visitor = request.app.state.desk, request.scope.get(VISITOR)
    if not isinstance(desk, Desk):
        raise TypeError("the application has no desk")
    if desk.users is None or not isinstance(visitor, Visitor):
        return desk
    return replace(desk, session=visitor.session, user=visitor.name, role=visitor.role)
