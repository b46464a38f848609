"""Our own format: what is written is read back as the same value; a wrong file says where."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from recoupe.exports.jsonl import affair_lines, read_affair_jsonl, read_records_jsonl
from recoupe.types.affair import Affair
from recoupe.types.errors import RecoupeError
from tests.exports.affair_pages import RECORDS
from tests.exports.affairs import AFFAIR, EMPTY
from tests.exports.any_affair import ANY_AFFAIR


def written(affair: Affair, path: Path, records: tuple[object, ...] = ()) -> Path:
    path.write_bytes(b"".join(affair_lines(affair, records)))  # type: ignore[arg-type]
    return path


@pytest.mark.parametrize("affair", [AFFAIR, EMPTY], ids=["full", "empty"])
def test_read_back_is_the_same(affair: Affair, tmp_path: Path) -> None:
    path = written(affair, tmp_path / "a.jsonl", RECORDS)
    assert read_affair_jsonl(path) == affair
    assert tuple(read_records_jsonl(path)) == RECORDS


@given(affair=ANY_AFFAIR)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_affair_is_read_back_the_same(affair: Affair, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert read_affair_jsonl(written(affair, tmp_path_factory.mktemp("any") / "a.jsonl")) == affair


def test_every_line_has_a_kind_and_the_header_counts_them(tmp_path: Path) -> None:
    header, *lines = map(msgspec.json.decode, written(AFFAIR, tmp_path / "a.jsonl", RECORDS).read_bytes().splitlines())
    assert (header["format"], header["version"], header["name"]) == ("recoupe-affair", 1, AFFAIR.name)
    assert [line["kind"] for line in lines] == [kind for kind, count in header["counts"].items() for _ in range(count)]
    assert header["counts"] == {"page": 4, "actor": 7, "happening": 4, "contradiction": 3, "rung": 2, "record": 4}


WRONG = {
    "empty": (lambda lines: [], ":1: is empty; expected the header"),
    "not JSON": (lambda lines: [b"a,b\n"], ":1: at $: JSON is malformed"),
    "another format": (lambda lines: [b'{"format":"x"}\n'], ":1: at $.format: Invalid enum value 'x'; expected the header that"),
    "a later version": (
        lambda lines: [lines[0].replace(b'"version":1', b'"version":2'), *lines[1:]],
        ":1: at $.version: is version 2; this recoupe reads version 1",
    ),
    "a list": (lambda lines: [b"[]\n"], ":1: at $: Expected `object`, got `array`"),
    "not UTF-8": (lambda lines: [b"\xff\n"], ":1: at $: "),
    "cut off in a line": (lambda lines: [*lines[:3], lines[3][:40]], ":4: at $: Input data was truncated"),
    "cut off after a line": (lambda lines: lines[:-1], ":24: 1 lines of kind 'record' are missing; the file was cut off"),
    "a line twice": (lambda lines: [*lines, lines[-1]], ":26: 1 too many of kind 'record'"),
    "an unknown kind": (lambda lines: [lines[0], b'{"kind":"pig","item":{}}\n'], ":2: at $.kind: Invalid enum value 'pig'"),
    "an unknown field": (
        lambda lines: [lines[0], lines[1].replace(b'"name"', b'"nom"')],
        ":2: at $.item: Object contains unknown field `nom`",
    ),
    "a wrong value deep inside": (
        lambda lines: [line.replace(b'"wounded":[8,8]', b'"wounded":"8"', 1) for line in lines],
        ":13: at $.item.accounts[0].wounded: Expected `array | null`, got `str`",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_file_says_where(name: str, tmp_path: Path) -> None:
    change, message = WRONG[name]
    path = tmp_path / "a.jsonl"
    lines = b"".join(affair_lines(AFFAIR, RECORDS)).splitlines(keepends=True)
    path.write_bytes(b"".join(change(lines)))
    with pytest.raises(RecoupeError) as raised:
        read_affair_jsonl(path)
    assert str(raised.value).startswith(f"{path}{message}")


def test_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(
        RecoupeError, match=r"nothing\.jsonl: cannot be read \(No such file or directory\); expected a recoupe-affair"
    ):
        read_affair_jsonl(tmp_path / "nothing.jsonl")
