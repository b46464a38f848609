"""`--only-french`, and lists of paths."""

import json
from pathlib import Path

from tests.cli.conftest import PAGE, Run
from tests.readers.samples import SITE, html_page, warc_record, write
from tests.readers.test_wanted import english_page


def crawl(folder: Path) -> Path:
    records = (warc_record(html_page().encode()), warc_record(english_page(""), url=f"{SITE}/1"))
    return write(folder / "crawl.warc.gz", b"".join(records))


def test_only_french_pages_of_an_archive_are_read(run: Run, tmp_path: Path) -> None:
    ran = run("read", crawl(tmp_path), "--only-french", "--json")
    assert ran.code == 0
    assert [record["page"]["language"] for record in json.loads(ran.out)] == ["fr"]
    assert "records: 2, answers: 2, pages: 2, fr by its lang: 1, read: 1, failed: 0" in ran.err
    assert "passed over 1 record that is no page (in another language (en): 1)" in ran.err


def test_the_profile_has_the_counts(run: Run, tmp_path: Path) -> None:
    (passed,) = json.loads(run("read", crawl(tmp_path), "--only-french", "--profile", "--json").out)["passed"]
    assert passed["counts"] == {"in another language (en)": 1}
    assert passed["seen"] == {"records": 2, "answers": 2, "pages": 2, "fr by its lang": 1, "read": 1, "failed": 0}


def test_only_french_pages_are_added(run: Run, tmp_path: Path) -> None:
    run("init")
    assert "1 added" in run("add", crawl(tmp_path), "--only-french").err


def test_only_french_pages_are_read_into_a_run(run: Run, tmp_path: Path) -> None:
    ran = run("read", crawl(tmp_path), "--only-french", "--to", tmp_path / "run", "--workers", 1, "--json")
    summary = json.loads(ran.out)
    assert (ran.code, summary["pages"]) == (0, 1)
    (passed,) = summary["passed"]
    assert passed["counts"] == {"in another language (en)": 1}
    assert passed["seen"] == {"records": 2, "answers": 2, "pages": 2, "fr by its lang": 1, "read": 1, "failed": 0}
    whole = run("read", crawl(tmp_path), "--to", tmp_path / "run")
    assert (whole.code, "only_language was given otherwise" in whole.err) == (1, True)


def test_a_list_of_paths(run: Run, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt", "three.txt"):
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    (tmp_path / "list.txt").write_text("# two of them\none.txt\n\n  three.txt\n", encoding="utf-8")
    ran = run("read", "@list.txt", "--jsonl")
    assert [json.loads(line)["page"]["name"] for line in ran.out.splitlines()] == ["one", "three"]


def test_a_file_whose_name_begins_with_an_at_sign_is_a_page(run: Run, tmp_path: Path) -> None:
    (tmp_path / "@page.txt").write_text(PAGE, encoding="utf-8")
    assert run("read", "@page.txt").code == 0


def test_a_list_that_cannot_be_read_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_text("# nothing\n", encoding="utf-8")
    for name in ("@missing.txt", "@none.txt"):
        ran = run("read", name)
        assert ran.code == 2
        assert "a path a line" in ran.err.replace("\n", " ").replace("│", "")
