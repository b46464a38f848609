"""Statements about an actor are the same whichever way the store goes through them."""

import pytest
from sqlalchemy import select

from recoupe.store import tables
from recoupe.store.screens import said
from recoupe.web import Desk


def test_frequent_actors_are_found_as_others_are(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    row, quote = tables.mention.c, tables.quote.c
    with desk.store.reading() as db:
        actors = list(db.execute(select(row.actor).where(row.actor.is_not(None)).distinct()).scalars())
        rare = {actor: said.statements_about(db, actor, limit=5) for actor in actors}
        monkeypatch.setattr(said, "_FREQUENT", 0)
        assert {actor: said.statements_about(db, actor, limit=5) for actor in actors} == rare
        mentions = db.execute(select(row.page, row.start, row.end).where(row.actor == "state/xo")).all()
        quotes = db.execute(select(quote.page, quote.position, quote.content_start, quote.content_end)).all()
        found = said.statements_about(db, "state/xo", limit=1_000)
    holding = {
        (one.page, one.position)
        for one in quotes
        for name in mentions
        if name.page == one.page and one.content_start <= name.start and name.end <= one.content_end
    }
    assert len(found) == len(holding) > 5
