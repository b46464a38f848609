"""What the peers of `make bench-quotes` answer: no peer is needed, their answers are written down here."""

import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bench.peer_process import PeerProcess
from bench.quotes.found import Found, Peer, inside_marks
from bench.quotes.peers import edsnlp_reported, textacy_quotes
from bench.quotes.worker import answer
from bench.shared import ROOT

TEXT = "« Rien n'est signé », a dit la maire.\nOn verra."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("« Rien n'est signé »", "Rien n'est signé"),
        ('"Rien n\'est signé".', "Rien n'est signé"),
        ("«\u00a0Rien\u202f»,", "Rien"),
        ("l'accord", "l'accord"),
        ("Rien (ou presque)", "Rien (ou presque)"),
        ("« »", ""),
    ],
)
def test_marks_are_no_words(text: str, words: str) -> None:
    start, end = inside_marks(f"Il dit {text} hier", 7, 7 + len(text))
    assert f"Il dit {text} hier"[start:end] == words


def test_textacy_names_the_head_of_the_speaker_and_those_joined_to_it() -> None:
    doc = SimpleNamespace(text=TEXT)
    content = SimpleNamespace(doc=doc, start_char=0, end_char=20)
    tokens = [SimpleNamespace(idx=31, text="maire"), SimpleNamespace(idx=38, text="On")]
    assert textacy_quotes.told(SimpleNamespace(content=content, speaker=tokens[:1])) == Found((2, 18), (31, 36))
    assert textacy_quotes.told(SimpleNamespace(content=content, speaker=tokens)) == Found((2, 18), (31, 40))


TOKENS = [(0, "Il"), (3, "dit"), (7, "que"), (11, "la"), (14, "paix"), (19, "vient"), (25, "Oui"), (29, "non")]


@pytest.mark.parametrize(
    ("flags", "places"),
    [
        ("........", []),
        ("...###..", [(11, 24)]),
        (".##.##..", [(3, 10), (14, 24)]),
        ("....####", [(14, 24), (25, 32)]),
        ("######.#", [(0, 24), (29, 32)]),
    ],
)
def test_flagged_words_in_a_row_end_with_the_sentence(flags: str, places: list[tuple[int, int]]) -> None:
    tokens = [(start, word, start in (0, 25), flag == "#") for (start, word), flag in zip(TOKENS, flags, strict=True)]
    assert edsnlp_reported.runs(tokens) == places


def test_edsnlp_names_no_speaker() -> None:
    assert edsnlp_reported.told((TEXT, (0, 21))) == Found((2, 18), None)


def peer(*, whole: bool) -> Peer:
    """A peer that finds every text as it is given, and raises on an odd number of marks."""

    def parse(texts: Sequence[str]) -> list[Any]:
        return list(texts)

    def extract(text: str) -> list[Any]:
        if "!" in text:
            raise ValueError("1 mark found")
        return [text]

    return Peer(parse, extract, lambda text: Found((0, len(text)), (1, 2)), whole)


@pytest.mark.parametrize(
    ("text", "whole", "quotes", "problem"),
    [
        ("Un deux\nTrois", True, [{"content": (0, 13), "speaker": (1, 2)}], None),
        (
            "Un deux\nTrois",
            False,
            [{"content": (0, 7), "speaker": (1, 2)}, {"content": (8, 13), "speaker": (9, 10)}],
            None,
        ),
        ("Un deux\nTroi!", True, [], "ValueError: 1 mark found"),
        ("Un deu!\nTrois", False, [{"content": (8, 13), "speaker": (9, 10)}], "ValueError: 1 mark found"),
    ],
)
def test_a_peer_that_raises_loses_what_it_was_given(
    text: str, whole: bool, quotes: list[dict[str, Any]], problem: str | None
) -> None:
    said = answer(peer(whole=whole), {"text": text, "paragraphs": [[0, 7], [8, 13]]})
    assert said["parse"] >= 0
    assert said["extract"] >= 0
    assert {key: said.get(key) for key in ("quotes", "problem")} == {"quotes": quotes, "problem": problem}


def loads(error: Exception | None) -> str:
    """The loader of a peer that doubles what it is asked, or cannot be loaded."""
    if error:
        raise error
    return "peer"


SERVED = """
import sys
from pathlib import Path
from bench.peer_process import serve
from tests.bench.test_quotes_peers import ERRORS, loads
error = ERRORS[sys.argv[1]]
sys.exit(serve(lambda: loads(error), lambda peer, asked: {"twice": 2 * asked["n"]}, task="bench-quotes"))
"""
ERRORS = {
    "well": None,
    "absent": ModuleNotFoundError("No module named 'textacy'", name="textacy"),
    "broken": OSError("there is no model"),
}


@pytest.mark.parametrize(
    ("name", "reason"),
    [("well", None), ("absent", "textacy is not installed (make bench-quotes installs it)"), ("broken", "there is no model")],
)
def test_a_peer_in_its_own_process(name: str, reason: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "served_peer.py").write_text(SERVED, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{ROOT}")
    process = PeerProcess(Path(sys.executable), "served_peer", name)
    try:
        assert process.why_not() == reason
        if reason is None:
            assert [process.answer({"n": n}) for n in (1, 4)] == [{"twice": 2}, {"twice": 8}]
            assert process.answer({"m": 1})["problem"].startswith("its process ended with code 1: KeyError")
            assert process.answer({"n": 1})["problem"].startswith("its process ended with code 1: KeyError")
    finally:
        process.close()
