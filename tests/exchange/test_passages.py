"""Two records that rest on one line have a fingerprint in common, whatever else stands on their pages."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.exchange.offers import Passages
from recoupe.stages.reuse.fingerprints import GRAM, WINDOW
from recoupe.store import create_store, save_page
from tests.store.pages import write_page

WORDS = st.sampled_from(
    [
        "barge",
        "pont",
        "rive",
        "poste",
        "convoi",
        "colline",
        "village",
        "route",
        "caserne",
        "marché",
        "lac",
        "vallée",
        "gare",
        "soir",
        "témoin",
    ]
)
SHARED = GRAM + WINDOW - 1
lines = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)
shared = st.lists(WORDS, min_size=SHARED, max_size=24, unique=False).map(" ".join)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(line=shared, pages=st.tuples(*(st.tuples(st.lists(lines, max_size=4), st.lists(lines, max_size=4)) for _ in range(2))))
def test_records_on_one_line_share_a_fingerprint(
    line: str, pages: tuple[tuple[list[str], list[str]], ...], tmp_path_factory: object
) -> None:
    folder = tmp_path_factory.mktemp("passages")  # type: ignore[attr-defined]
    found = [prints_of(folder, f"page{number}", before, line, after) for number, (before, after) in enumerate(pages)]
    assert found[0] & found[1]


def prints_of(folder: Path, name: str, before: list[str], line: str, after: list[str]) -> set[int]:
    text = "\n".join([f"Titre {name}", *before, line, *after])
    start = len("\n".join([f"Titre {name}", *before])) + 1
    store = create_store(folder / f"{name}.db")
    read = write_page(folder, name, text)
    save_page(store, read)
    with store.reading() as db:
        prints = set(Passages(db).prints(read.record.page.id, ((start + 3, start + 6),)))
    store.close()
    return prints
