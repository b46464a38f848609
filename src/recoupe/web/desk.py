"""What every screen of the desk needs: the store, the words of its language, the secrets of this run, what is under way."""

import gc
from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import Request

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.pipeline.language import load_affairs, load_knowledge
from recoupe.store import Store, open_store
from recoupe.web.jobs import Jobs
from recoupe.web.safety.session import Session, new_session


@dataclass(frozen=True)
class Desk:
    """An open store and all that its screens share.

    `actor_files` are a user's own files of actors. `chosen` are the ids of the happenings chosen for the dossier, in their order.
    """

    store: Store
    actors: ActorsLexicon
    affairs: AffairsLexicon
    session: Session
    actor_files: tuple[Path, ...] = ()
    jobs: Jobs = field(default_factory=Jobs)
    chosen: list[str] = field(default_factory=list)


def open_desk(path: Path, *, actor_files: tuple[Path, ...] = ()) -> Desk:
    """Return a desk over a store.

    Raises:
        StoreError: if there is no store there, or one of another version.
        LexiconError: if a file of actors is wrong.
    """
    store = open_store(path)
    desk = Desk(
        store=store,
        actors=load_knowledge(store.language, actor_files=actor_files),
        affairs=load_affairs(store.language),
        session=new_session(),
        actor_files=actor_files,
    )
    gc.freeze()  # the words of the language stay; looking through them again and again makes one answer in twenty wait
    return desk


def desk_of(request: Request) -> Desk:
    """Return the desk that a request is made to."""
    desk = request.app.state.desk
    if not isinstance(desk, Desk):
        raise TypeError("the application has no desk")
    return desk
