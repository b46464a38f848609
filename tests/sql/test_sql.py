"""The shards of a run answer SQL, view by view, with what the records say."""

import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest

from recoupe.pipeline.corpus import ReadPage
from recoupe.sql import ask_shards, list_views, save_views
from recoupe.types.capture import Given
from recoupe.types.errors import RecoupeError
from tests.sql.made import failure_row, page_row, write_run
from tests.store.pages import write_page

GIVEN = Given(published=date(2016, 10, 12), publisher="La Gazette")


@pytest.fixture
def pages(tmp_path: Path) -> list[ReadPage]:
    return [write_page(tmp_path, "talks", given=GIVEN), write_page(tmp_path, "plain", "Le Valdor\n\nRien de plus.\n")]


@pytest.fixture
def run_folder(pages: list[ReadPage], tmp_path: Path) -> Path:
    return write_run(tmp_path / "l'affaire", [page_row(pages[0]), failure_row("a.bin", "is no page")], [page_row(pages[1])])


def asked(folder: Path, query: str) -> list[dict[str, object]]:
    with ask_shards(folder, query) as answer:
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def test_every_view_has_the_columns_that_it_tells_of(run_folder: Path) -> None:
    for view in list_views():
        with ask_shards(run_folder, f"SELECT * FROM {view.name}") as answer:
            assert answer.columns == tuple(view.columns)
        assert view.about
        assert all(view.columns.values())


def test_pages_and_failures(run_folder: Path, pages: list[ReadPage]) -> None:
    rows = asked(run_folder, "SELECT id, name, title, publisher, published, length, text FROM pages ORDER BY name")
    expected = [(page.capture.id, page.capture.name, page.record.meta.title, page.capture.text) for page in pages[::-1]]
    assert [(row["id"], row["name"], row["title"], row["text"]) for row in rows] == expected
    assert [(row["publisher"], row["published"], row["length"]) for row in rows] == [
        (None, None, len(pages[1].capture.text)),
        ("La Gazette", "2016-10-12", len(pages[0].capture.text)),
    ]
    assert asked(run_folder, "FROM failures") == [{"path": "a.bin", "record": None, "reason": "is no page"}]


def test_quotes(run_folder: Path, pages: list[ReadPage]) -> None:
    [quote] = pages[0].record.quotes
    [row] = asked(run_folder, "FROM quotes")
    assert quote.cue
    assert quote.speaker
    assert row == {
        "page": pages[0].capture.id,
        "publisher": "La Gazette",
        "published": "2016-10-12",
        "position": 0,
        "type": "direct",
        "start": quote.content[0].start,
        "end": quote.content[1].end,
        "words": "Nous ne négocierons pas",
        "cue": "a déclaré",
        "cue_lemma": "déclarer",
        "speaker": "Le ministre",
        "speaker_actor": "person/ministre",
        "inferred": False,
        "addressee": None,
        "channel": None,
        "stance": "refuse",
        "modality": "asserted",
        "nested_in": None,
        "zone": "body",
        "rule": "quotes.colon",
    }


def test_events_actors_and_times(run_folder: Path, pages: list[ReadPage]) -> None:
    ident, [event] = pages[0].capture.id, pages[0].record.events
    [row] = asked(run_folder, "FROM events")
    told = {
        "type": "COOPERATE",
        "status": "denied",
        "actors": ["person/ministre"],
        "recipients": [],
        "contexts": ["intelligence"],
    }
    dated = {"date": None, "earliest": None, "latest": "2016-10-12", "killed_min": None, "wounded_max": None, "score": 0.5}
    words = {"word": "démenti", "evidence": "ont démenti tout échange", "start": event.trigger.start, "end": event.trigger.end}
    expected = {"page": ident, "position": 0, "cameo": "06", "attributed_to": ["person/ministre"]} | told | dated | words
    assert {name: row[name] for name in expected} == expected
    actors = asked(run_folder, "SELECT page, id, label, aliases, local FROM actors ORDER BY page")
    assert actors == sorted(
        (
            {"page": page.capture.id, "id": "person/ministre", "label": "le ministre", "aliases": ["ministre"], "local": True}
            for page in pages
        ),
        key=lambda one: str(one["page"]),
    )
    assert asked(run_folder, "SELECT page, text, value, flags FROM times") == [
        {"page": ident, "text": "mardi", "value": "2016-10-11", "flags": ["loose_sense"]}
    ]


def test_a_run_that_goes_on_says_what_is_missing(pages: list[ReadPage], tmp_path: Path) -> None:
    folder = write_run(tmp_path / "run", [page_row(pages[0])], expected=3)
    with ask_shards(folder, "SELECT count(*) FROM pages") as answer:
        assert (answer.missing, list(answer.rows)) == (2, [(1,)])


def test_a_saved_file_of_views_sees_later_shards(run_folder: Path, pages: list[ReadPage], tmp_path: Path) -> None:
    file = tmp_path / "affaire.duckdb"
    assert len(save_views(run_folder, file).files) == 2
    (run_folder / "shards/00002.parquet").write_bytes((run_folder / "shards/00001.parquet").read_bytes())
    with duckdb.connect(str(file), read_only=True) as duck:
        assert duck.sql("SELECT count(*) FROM pages").fetchall() == [(3,)]
    with pytest.raises(RecoupeError, match="exists already and is left as it is"):
        save_views(run_folder, file)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT nonsense FROM pages", "DuckDB says: Binder Error: .*nonsense"),
        ("SELEC", "DuckDB says: Parser Error"),
        ("INSTALL httpfs; LOAD httpfs", "DuckDB says"),
    ],
)
def test_what_duckdb_refuses_is_said_in_one_line(run_folder: Path, query: str, message: str) -> None:
    with pytest.raises(RecoupeError, match=message) as raised, ask_shards(run_folder, query) as answer:
        list(answer.rows)
    assert "\n" not in str(raised.value)


def test_other_folders_and_layouts_are_refused(pages: list[ReadPage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RecoupeError, match=r"run\.json: cannot be read .*; name the folder of a run"):
        asked(tmp_path, "FROM pages")
    with pytest.raises(RecoupeError, match="no shard is whole yet"):
        asked(write_run(tmp_path / "empty"), "FROM pages")
    with pytest.raises(RecoupeError, match=r"00000\.parquet: has columns of version 2, this recoupe reads 1"):
        asked(write_run(tmp_path / "other", [page_row(pages[0])], version="2"), "FROM pages")
    folder = write_run(tmp_path / "later", [page_row(pages[0])])
    (folder / "run.json").write_text('{"format": "recoupe-run", "version": 2, "shards": 1}')
    with pytest.raises(RecoupeError, match="is recoupe-run 2, this recoupe reads recoupe-run 1"):
        asked(folder, "FROM pages")
    (folder / "run.json").write_text("{")
    with pytest.raises(RecoupeError, match="is not the description of a run"):
        asked(folder, "FROM pages")
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(RecoupeError, match=r"pip install 'recoupe\[duckdb\]'"):
        asked(write_run(tmp_path / "run", [page_row(pages[0])]), "FROM pages")
