"""Pages of web archives in the language that is wanted are told from others by their bytes; what is kept out is counted."""

from pathlib import Path

import pytest

from recoupe.pipeline.language import Language
from recoupe.readers import Wanted
from recoupe.readers.wanted import longest_text
from tests.readers.opened import opened
from tests.readers.samples import SITE, html_page, offsets, warc_record, write

ENGLISH = (
    "<!DOCTYPE html><html{lang}><head><title>Talks</title></head><body><nav><p>Accueil</p><p>Politique</p></nav>"
    "<p>The minister told reporters on Tuesday that the talks would go on, and that nobody had asked him to leave the table.</p>"
    "<p>Her own government has never said so in public, although it was asked about the matter twice in the last month.</p>"
    "</body></html>"
)


@pytest.fixture
def wanted(french: Language) -> Wanted:
    return Wanted("fr", french.detector)


def french_page(lang: str) -> bytes:
    """Return a French page that says it is in some language, or says nothing."""
    return html_page(1).replace(" lang=fr", lang).encode()


def english_page(lang: str) -> bytes:
    return ENGLISH.format(lang=lang).encode()


@pytest.mark.parametrize(
    ("body", "let_in", "kind"),
    [
        (french_page(" lang=fr"), True, "fr by its lang"),
        (french_page(' class="no-js" xml:lang="fr-FR" lang="fr-FR"'), True, "fr by its lang"),
        (french_page(' LANG="FR"'), True, "fr by its lang"),
        (french_page(""), True, "fr by its text"),
        (french_page(' lang="en-US"'), True, "fr by its text"),
        (french_page("").decode().encode("cp1252"), True, "fr by its text"),
        (french_page("").decode().encode("utf-16"), True, "perhaps fr, with little text"),
        (b"<html><body><p>Oui.</p><script>var text = 'The quick brown fox';</script>", True, "perhaps fr, with little text"),
        (english_page(""), False, "in another language (en)"),
        (english_page(' lang="en"'), False, "in another language (en)"),
        (english_page(' lang="fr"'), True, "fr by its lang"),
    ],
)
def test_pages_are_sorted_by_what_they_say_then_by_their_text(wanted: Wanted, body: bytes, let_in: bool, kind: str) -> None:
    assert wanted.sort(body) == (let_in, kind)


def test_the_longest_paragraphs_are_looked_at() -> None:
    body = (
        b"<ul><li>Menu</li></ul><style>p { color: red }</style><p>Le <b>ministre</b> a\n d\xe9menti.</p><!-- <p>a comment</p> -->"
    )
    assert longest_text(body) == "Le ministre a démenti. Menu"


@pytest.mark.parametrize("piece", [b"<script ", b"<!-- ", b"<p>", b"<svg><"])
def test_what_is_never_closed_takes_no_longer(wanted: Wanted, piece: bytes) -> None:
    """A page of 400,000 bytes of it; looking again from every place would take minutes."""
    assert wanted.sort(piece * (400_000 // len(piece))).let_in


def test_an_archive_is_counted_step_by_step(wanted: Wanted, tmp_path: Path) -> None:
    records = [
        warc_record(b"software: x\r\n", kind="warcinfo", content_type="application/warc-fields"),
        warc_record(french_page(" lang=fr"), url=f"{SITE}/0"),
        warc_record(english_page(""), url=f"{SITE}/1"),
        warc_record(french_page(' lang="en"'), url=f"{SITE}/2"),
        warc_record(b"%PDF-1.7", headers=[("Content-Type", "application/pdf")]),
        warc_record(html_page().encode(), status="404 Not Found"),
    ]
    cut = warc_record(french_page(""), url=f"{SITE}/3")[:-40]
    found = opened(write(tmp_path / "crawl.warc.gz", b"".join(records) + cut), wanted=wanted)
    assert found.records == [offsets(records)[1], offsets(records)[3]]
    assert len(found.refusals) == 1
    (passed,) = found.passed
    assert passed.counts == {"warcinfo": 1, "in another language (en)": 1, "application/pdf": 1, "http 404": 1}
    assert list(passed.seen.items()) == [
        ("records", 7),
        ("answers", 5),
        ("pages", 3),
        ("fr by its lang", 1),
        ("fr by its text", 1),
        ("read", 2),
        ("failed", 1),
    ]


def test_an_archive_in_other_languages_is_no_failure(wanted: Wanted, tmp_path: Path) -> None:
    found = opened(write(tmp_path / "crawl.warc.gz", warc_record(english_page(""))), wanted=wanted)
    assert (found.captures, found.refusals) == ([], [])
    assert [passed.counts for passed in found.passed] == [{"in another language (en)": 1}]


def test_without_a_wanted_language_nothing_is_kept_out(tmp_path: Path) -> None:
    found = opened(write(tmp_path / "crawl.warc.gz", warc_record(english_page(""))))
    assert len(found.captures) == 1
    assert [(passed.counts, passed.seen) for passed in found.passed] == [({}, {})]
