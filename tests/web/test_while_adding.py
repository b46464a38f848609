"""Reading works while `recoupe add` writes: a process of its own commits page after page, and the desk goes on answering."""

import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest

from recoupe.store.affairs import Filter, new_affair
from recoupe.web import Desk
from tests.web.conftest import client_of
from tests.web.live import answered

RECOUPE = [sys.executable, "-c", "from recoupe.cli.main import main; main()"]
PAGES = 200
"""So many that writing them takes longer than a few answers, on a quick machine too."""
BOUND = 10.0
"""Seconds that no answer may take, on however busy a machine: who waited for the writer would wait for all of its run."""

SCREENS = [
    "/", "/chronology?status=denied", "/search?q=barges", "/quotes", "/pages/depeche_avp", "/disputes", "/review?list=1",
    "/actors/state/xo", "/concordance?q=barges", "/network", "/affair/armes/search?q=barges", "/affair/armes/",
]  # fmt: skip


def page_of(number: int) -> str:
    return (
        f"Le ministère de Lormont reçoit la délégation {number}\n\nALVEN, {number % 28 + 1} mars 2021 - "
        f"Le ministre a déclaré jeudi avoir reçu zyg{number:03} de la Lisse. « Nous avons signé », a-t-il affirmé.\n"
    )


def figure_of(page: str, word: str) -> int:
    """Return a figure of the first screen."""
    return int(re.findall(rf"<strong>(\d+)</strong> {word}", page)[0])


class Reading(threading.Thread):
    """Asks for one screen after the other until it is told to stop; keeps how each was answered and how many pages there were."""

    def __init__(self, address: str, cookies: httpx.Cookies) -> None:
        super().__init__(daemon=True)
        self._client = httpx.Client(base_url=address, cookies=cookies, timeout=60)
        self.wrong: list[tuple[str, int]] = []
        self.seconds: list[float] = []
        self.counts: list[int] = []
        self.stopping = threading.Event()

    def run(self) -> None:
        """Ask."""
        while not self.stopping.is_set():
            for screen in SCREENS:
                begun = time.monotonic()
                answer = self._client.get(screen)
                self.seconds.append(time.monotonic() - begun)
                self.wrong += [(screen, answer.status_code)] if answer.status_code != 200 else []
                self.counts.append(figure_of(self._client.get("/").text, "pages"))


def write_pages(desk: Desk, folder: Path) -> subprocess.CompletedProcess[str]:
    """Add pages in another process, as a person does in another terminal."""
    folder.mkdir()
    for number in range(PAGES):
        (folder / f"page_{number:03}.txt").write_text(page_of(number), encoding="utf-8")
    command = [*RECOUPE, "add", str(folder), "--store", str(desk.store.path)]
    return subprocess.run(command, capture_output=True, text=True, env=os.environ.copy(), check=False, timeout=500)


@pytest.mark.xdist_group("adding")
def test_the_desk_answers_while_another_process_adds_pages(desk: Desk, tmp_path: Path) -> None:
    new_affair(desk.store, desk.actors, "armes", Filter(words="barges"))
    with answered(desk) as address:
        cookies = httpx.get(address, params={"token": desk.session.token}).cookies
        reading = Reading(address, cookies)
        reading.start()
        written = write_pages(desk, tmp_path / "new")
        reading.stopping.set()
        reading.join(timeout=120)
        assert written.returncode == 0, written.stderr
        assert reading.wrong == []
        assert max(reading.seconds) < BOUND
        assert reading.counts == sorted(reading.counts)
        between = {count for count in reading.counts if min(reading.counts) < count < min(reading.counts) + PAGES}
        assert between, "nothing was read between the first page and the last one: the test says nothing"
    client = client_of(desk)
    assert figure_of(client.get("/").text, "pages") == min(reading.counts) + PAGES
    for number in (0, PAGES - 1):
        assert f"zyg{number:03}" in client.get("/search", params={"q": f"zyg{number:03}"}).text
    assert f"{PAGES} pages" in client.get("/").text
