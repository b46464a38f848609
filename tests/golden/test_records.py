"""The records of the sample affair are those that a person has read and kept."""

from tests.golden.records import FOLDER, sample_records


def test_records_are_the_kept_ones() -> None:
    kept = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    today = sample_records()
    assert sorted(kept) == sorted(today)
    changed = [name for name, text in today.items() if text != kept[name]]
    assert changed == [], "read the difference with 'make golden' and 'git diff golden', and keep it if it is right"
