"""`make bench-web`: server time of every screen of the desk on a store of 50,000 pages and 500,000 events.

Each screen is asked for with changing pages, actors, words and filters, of the whole store and of each affair (`affairs.py`),
with the first request to each; one request at a time, on whatever else the machine does.
What is measured is the time inside the application, from the first byte of the request to the last one of the answer; "cpu" is
what the process worked in it, which other programs of the machine change less.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from bench.web.actors import STATES, ids, place, word
from bench.web.generate import generate
from recoupe.store import Store
from recoupe.store.affair.seek import Sought, seek_happenings
from recoupe.store.screens.said import Asked, statements
from recoupe.web import Desk, make_app, open_desk
from recoupe.web.within import prefix_of

HOST = "127.0.0.1:8422"
TIMES = 40
BOUND = 150
"""Milliseconds that 19 of 20 answers may take."""

Address = Callable[[Random], str]


class Timer:
    """Notes how long the application takes for each request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.last = self.cpu = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and note the time."""
        begun, cpu = time.perf_counter(), time.process_time()
        await self._app(scope, receive, send)
        self.last, self.cpu = (time.perf_counter() - begun) * 1000, (time.process_time() - cpu) * 1000


def screens(store: Store) -> dict[str, Address]:
    """Return an address of each screen, made anew each time, of acts and pages that a store shows."""
    with store.reading() as db:
        acts = list(seek_happenings(db, Sought(), most=3000).ids)
        pages = [said.page for said in statements(db, Asked(), language="fr", limit=2000)]
    return _affair_screens(acts, pages) | _asked_screens()


def _affair_screens(acts: list[str], pages: list[str]) -> dict[str, Address]:
    return {
        "affair": lambda _: "/",
        "reader": lambda r: f"/pages/{r.choice(pages)}",
        "reader, all layers": lambda r: f"/pages/{r.choice(pages)}?layers=events&layers=quotes&layers=times&layers=names",
        "raw view": lambda r: f"/pages/{r.choice(pages)}/raw",
        "chronology": lambda r: f"/chronology?p={r.randrange(1, 60)}",
        "chronology, actor": lambda r: f"/chronology?actor={actor(r)}",
        "chronology, two filters": lambda r: f"/chronology?actor={actor(r)}&status={r.choice(('denied', 'announced'))}",
        "chronology, type and sources": lambda r: (
            f"/chronology?type={r.choice(('CONSULT', 'ASSAULT'))}&sources={r.randrange(2, 4)}"
        ),
        "chronology, days": lambda r: f"/chronology?since=201{r.randrange(2, 9)}-03-01&until=201{r.randrange(2, 9)}-09-30",
        "chronology, source": lambda r: f"/chronology?source=agency/agence-{word(r.randrange(7))}",
        "chronology, place": lambda r: f"/chronology?place={place(r.randrange(20))}&disputed=1",
        "accounts": lambda r: f"/happenings/{r.choice(acts)}",
        "disputed points": lambda r: f"/disputes?p={r.randrange(1, 30)}",
        "network": lambda _: "/network",
        "network, filtered": lambda r: f"/network?actor={actor(r)}",
        "map": lambda _: "/map",
        "map, filtered": lambda r: f"/map?type={r.choice(('CONSULT', 'ASSAULT', 'AID'))}",
        "review": lambda r: f"/review?p={r.randrange(1, 30)}",
        "review, list": lambda _: "/review?list=1",
        "review, doubtful": lambda _: "/review?order=doubtful&list=1",
        "decisions": lambda _: "/decisions",
        "dossier": lambda r: "/dossier?" + "&".join(f"h={r.choice(acts)}" for _ in range(25)),
    }


def _asked_screens() -> dict[str, Address]:
    return {
        "pair": lambda r: f"/pair?one={state(r)}&other={state(r)}",
        "pair, people": lambda r: f"/pair?one={actor(r)}&other={actor(r)}",
        "pairs": lambda _: "/pair",
        "actors": lambda r: f"/actors?p={r.randrange(1, 20)}",
        "actors, by name": lambda r: f"/actors?words={word(r.randrange(300))[:4]}",
        "actor": lambda r: f"/actors/{actor(r)}",
        "quotes": lambda r: f"/quotes?p={r.randrange(1, 20)}",
        "quotes, speaker": lambda r: f"/quotes?speaker={actor(r)}&stance={r.choice(('', 'deny', 'threaten'))}",
        "quotes, words": lambda r: f"/quotes?q={word(r.randrange(20_000) * 11 + 29)}",
        "search": lambda r: f"/search?q={word(r.randrange(3000) * 11 + 29)}",
        "search, frequent words": lambda r: f"/search?q={word(r.randrange(40) * 11 + 29)}+{word(r.randrange(40) * 11 + 29)}",
        "concordance": lambda r: f"/concordance?q={word(r.randrange(3000) * 11 + 29)}",
        "concordance, actor": lambda r: f"/concordance?named={actor(r)}",
        "over-used words": lambda r: f"/overused?publisher=Journal+{word(r.randrange(80))}",
        **_filtered_screens(),
        "over-used words, period": lambda r: f"/overused?published_since=201{r.randrange(2, 9)}-01-01&published_until=2019-12-31",
    }


def _filtered_screens() -> dict[str, Address]:
    """Return screens under filters that few acts fit, and under some that more fit than are looked at."""
    few: Address = lambda r: f"actor={actor(r)}&status={r.choice(('denied', 'announced'))}"  # noqa: E731
    many: Address = lambda r: f"type={r.choice(('CONSULT', 'ASSAULT', 'AID'))}&sources=2"  # noqa: E731
    screens = {
        "disputed points": "/disputes?",
        "pairs": "/pair?",
        "actors": "/actors?",
        "quotes": "/quotes?",
        "search": "/search?q={word}&",
        "concordance": "/concordance?q={word}&",
        "over-used words": "/overused?",
        "review, list": "/review?list=1&",
        "review, doubtful": "/review?order=doubtful&list=1&",
    }
    found: dict[str, Address] = {}
    for name, path in screens.items():
        for how, filters in (("few", few), ("many", many)):
            found[f"{name}, {how} acts"] = partial(_filled, path, filters)
    return found


def _filled(path: str, filters: Address, random: Random) -> str:
    return path.format(word=word(random.randrange(3000) * 11 + 29)) + filters(random)


def actor(random: Random) -> str:
    """Return the id of an actor, more often of one that many pages name."""
    return ids()[min(int(random.paretovariate(0.5)) - 1, len(ids()) - 1)]


def state(random: Random) -> str:
    """Return the id of one of the states that most is told of."""
    return f"state/{word(random.randrange(12))}"


def measure(desk: Desk) -> list[str]:
    """Print what each screen takes, of the whole store and of each affair; return those beyond the bound."""
    timer = Timer(make_app(desk, hosts=frozenset({HOST})))
    client = TestClient(timer, base_url=f"http://{HOST}")
    client.get("/", params={"token": desk.session.token})
    print(f"{'screen':42} {'p50':>7} {'p95':>7} {'max':>7} {'cpu p95':>7} ms  {'largest':>8} kB")
    slow = [name for name, address in screens(desk.store).items() if _is_slow(client, timer, name, address, "")]
    for affair in desk.known_affairs.names():
        prefix = prefix_of(affair)
        client.get(f"{prefix}/")
        print(f"{f'affair {affair!r}: first request':42} {timer.last:7.1f} {'':7} {'':7} {timer.cpu:7.1f}")
        slow += [f"{affair!r}: first request"] if timer.last > BOUND else []
        inside = screens(desk.known_affairs.store_of(affair))
        named = {f"{affair!r}: {name}": address for name, address in inside.items()}
        slow += [name for name, address in named.items() if _is_slow(client, timer, name, address, prefix)]
    print(f"beyond {BOUND} ms or 300 kB: {', '.join(slow) or 'none'}")
    return slow


def _is_slow(client: TestClient, timer: Timer, name: str, address: Address, prefix: str) -> bool:
    """Print what one screen takes; return whether that is more than it may."""
    random, taken, worked, largest = Random(name.rpartition("': ")[2]), [], [], 0
    for _ in range(TIMES):
        answer = client.get(prefix + address(random))
        if answer.status_code not in (200, 404):
            raise SystemExit(f"{name}: {answer.status_code} at {answer.url}")
        taken.append(timer.last)
        worked.append(timer.cpu)
        largest = max(largest, len(answer.content))
    p95, cpu = (sorted(times)[int(0.95 * len(times)) - 1] for times in (taken, worked))
    print(f"{name:42} {median(taken):7.1f} {p95:7.1f} {max(taken):7.1f} {cpu:7.1f}     {largest / 1000:8.1f}", flush=True)
    return p95 > BOUND or largest > 300_000


def main() -> None:
    """Make the store when it is not there, then measure."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("bench-web.db")
    if not path.exists():
        generate(path, int(sys.argv[2]) if len(sys.argv) > 2 else 50_000)
    desk = open_desk(path)
    print(f"{path}: {path.stat().st_size / 1e9:.1f} GB; states: {STATES}, actors: {len(ids())}")
    slow = measure(desk)
    desk.close()
    raise SystemExit(bool(slow))


if __name__ == "__main__":
    main()
