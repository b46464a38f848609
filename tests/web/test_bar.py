"""The same filter bar on every screen that lists; what it asks for is what is shown, and leads from screen to screen."""

import html
import re
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from recoupe.affair import read_affair
from recoupe.store import stored_pages
from recoupe.types.affair import Happening, Telling
from recoupe.web.app import ROUTES
from recoupe.web.desk import Desk
from recoupe.web.filters import Filters

LISTING = [
    "/chronology", "/disputes", "/pair", "/actors", "/quotes", "/search", "/network", "/map", "/concordance", "/overused",
    "/review",
]  # fmt: skip
NOT_LISTING = [
    "/", "/happenings/{happening}", "/pages/{page}", "/pages/{page}/raw", "/pages/{page}/beside/{other}", "/actors/{actor:path}",
    "/decisions", "/add", "/dossier", "/dossier/export", "/affair", "/exchange",
    "/exchange/agreements/{agreement}", "/exchange/outbox/{agreement}", "/exchange/outbox/{agreement}/choice",
    "/exchange/inbox", "/exchange/inbox/{letter}", "/exchange/ledger",
]  # fmt: skip
"""One thing, what a person made, or what passes between desks: nothing that acts of ours are chosen from."""

NAMES = {"actor", "pair", "type", "status", "theme", "source", "attributed", "since", "until", "sources", "disputed", "reviewed"}
ASKED = {"actor": "state/xo", "status": "denied"}


@pytest.fixture
def fitting(desk: Desk) -> list[Happening]:
    """The acts that `ASKED` asks for, found by a walk through the whole affair."""
    affair = read_affair(desk.store, lexicon=desk.affairs)
    found = [item for item in affair.happenings if "denied" in {account.status for account in item.accounts}]
    parties = {item.id: {one for told in item.tellings for one in parties_of(told)} for item in found}
    kept = [item for item in found if "state/xo" in parties[item.id]]
    assert 0 < len(kept) < len(affair.happenings)
    return kept


def shown(client: TestClient, path: str, **query: object) -> str:
    answer = client.get(path, params=query or None)
    assert answer.status_code == 200
    return html.unescape(answer.text)


def parties_of(told: Telling) -> set[str | None]:
    return {one for party in told.actors + told.recipients for one in (party.id, party.state if party.known else None)}


def pages_of(acts: list[Happening]) -> set[str]:
    return {told.key.page for item in acts for told in item.tellings}


def test_every_screen_is_a_list_or_none() -> None:
    screens = [route.path for route in ROUTES if "GET" in (route.methods or ())]
    assert sorted(screens) == sorted(LISTING + NOT_LISTING)


@pytest.mark.parametrize("path", LISTING)
def test_every_list_has_the_whole_bar_and_says_what_is_asked(client: TestClient, path: str) -> None:
    page = shown(client, path, **ASKED, sources=2, reviewed=1)
    [form] = re.findall(rf'<form class="filters" method="get" action="{path}".*?</form>', page, re.S)
    assert set(re.findall(r'name="(\w+)"', form)) >= NAMES
    assert 'name="actor" value="state/xo"' in form
    assert '<option value="denied" selected>' in form
    assert len(re.findall(r"<li><a [^>]*>[^<]*: [^<]*<span aria-hidden", form)) == 4
    taken = re.findall(r'<li><a href="([^"]*)"', form)
    assert f"{path}?actor=state%2Fxo&sources=2&reviewed=1" in taken


@pytest.mark.parametrize("path", LISTING)
def test_what_nothing_fits_shows_nothing(client: TestClient, path: str) -> None:
    own = {"q": "barges", "publisher": "", "one": "Ostrane", "other": "Valdorie", "list": 1}
    page = shown(client, path, **own, actor="state/zz")
    assert not re.findall(r'class="act"|class="difference"|<td class="word">|<circle|<tbody>\s*<tr><th', page)


def test_chips_keep_what_the_screen_asks(client: TestClient) -> None:
    page = shown(client, "/quotes", q="barges", stance="deny", form="direct", **ASKED)
    assert re.findall(r'<li><a href="([^"]*)"', page)[-2:] == [
        "/quotes?q=barges&stance=deny&form=direct&status=denied",
        "/quotes?q=barges&stance=deny&form=direct&actor=state%2Fxo",
    ]


def test_several_values_of_one_filter_survive_the_form(client: TestClient) -> None:
    page = shown(client, "/chronology?actor=state/xo&actor=state/xv&type=ASSAULT&type=ACCUSE&place=place/x")
    [form] = re.findall(r'<form class="filters".*?</form>', page, re.S)
    assert re.findall(r'name="actor" value="([^"]*)"', form) == ["state/xo", "state/xv"]
    assert '<input type="hidden" name="type" value="ACCUSE">' in form
    assert '<option value="ASSAULT" selected>' in form
    assert '<input type="hidden" name="place" value="place/x">' in form


def test_disputes_are_those_of_acts_that_fit(client: TestClient, desk: Desk, fitting: list[Happening]) -> None:
    affair, ids = read_affair(desk.store, lexicon=desk.affairs), {item.id for item in fitting}
    wanted = [p for p in affair.contradictions if p.happening in ids and not p.updated and p.about != "one_sided"]
    page = shown(client, "/disputes", **ASKED)
    assert sorted(re.findall(r'<h2>[^<]*<a href="/happenings/(h-\w+)"', page)) == sorted(point.happening for point in wanted)
    assert f'<p class="total">{len(wanted)}</p>' in page


def test_the_queue_asks_about_mentions_that_fit(client: TestClient, fitting: list[Happening]) -> None:
    keys = {(t.key.page, t.key.start) for item in fitting for t in item.tellings if t.status == "denied"}
    for order in ("disputed", "doubtful"):
        values = re.findall(r'name="item" value="([^"]+)"', shown(client, "/review", list=1, order=order, **ASKED))
        found = {(value.split("|")[0], int(value.split("|")[1])) for value in values}
        assert found <= keys
        assert found or order == "doubtful"
        assert {value.split("|")[3] for value in values} <= {"denied"}


def test_doubtful_mentions_that_fit_are_all_there(client: TestClient, desk: Desk) -> None:
    affair = read_affair(desk.store, lexicon=desk.affairs)
    told = [t for item in affair.happenings for t in item.tellings if t.key.type == "ASSAULT" and t.score < 1]
    values = re.findall(r'name="item" value="([^"]+)"', shown(client, "/review", list=1, order="doubtful", type="ASSAULT"))
    assert len(values) == min(len({t.key for t in told}), 20)
    assert {value.split("|")[2] for value in values} <= {"ASSAULT"}


@pytest.mark.parametrize(("path", "own"), [("/search", {"q": "le"}), ("/concordance", {"q": "barges"}), ("/quotes", {})])
def test_lists_of_pages_show_those_that_tell_of_acts_that_fit(
    client: TestClient, desk: Desk, fitting: list[Happening], path: str, own: dict[str, str]
) -> None:
    def found(**query: str) -> set[str]:
        parts = (shown(client, path, **own, **query, p=part) for part in range(1, 6))
        return {page for part in parts for page in re.findall(r'href="/pages/([^"?]+)', part)}

    inside = pages_of(fitting)
    assert 0 < len(inside) < len(list(stored_pages(desk.store)))
    assert found(**ASKED) == found() & inside


def test_actors_are_counted_among_acts_that_fit(client: TestClient, fitting: list[Happening]) -> None:
    rows = re.findall(r'<a href="/actors/([^"]+)">.*?<a href="/chronology\?([^"]*)">(\d+)</a>', shown(client, "/actors", **ASKED))
    counts = {ident: int(count) for ident, _, count in rows}
    assert counts["state/xo"] == len(fitting)
    assert all("actor=state%2Fxo" in query and "status=denied" in query for _, query, _ in rows)


def test_steps_of_a_pair_are_those_of_acts_that_fit(client: TestClient, desk: Desk) -> None:
    affair = read_affair(desk.store, lexicon=desk.affairs)
    pair = affair.rungs[0].pair
    whole = re.findall(r'<a class="open" href="/happenings/(h-\w+)"', shown(client, "/pair", one=pair[0], other=pair[1]))
    some = re.findall(r'class="open" href="/happenings/(h-\w+)"', shown(client, "/pair", one=pair[0], other=pair[1], sources=2))
    two = {i.id for i in affair.happenings if len({o.id for a in i.accounts for o in a.origins}) >= 2}
    assert some == [ident for ident in whole if ident in two]


def test_a_mention_fits_by_what_it_says_itself(desk: Desk) -> None:
    affair = read_affair(desk.store, lexicon=desk.affairs)
    told = next(t for item in affair.happenings for t in item.tellings if t.according_to and t.actors)
    fit = Filters(
        actor=(told.actors[0].id,), type=(told.key.type, "AID"), status=(told.status,), attributed=told.according_to[:1],
        source=(told.origin.id,),
    )  # fmt: skip
    assert fit.fits(told)
    for wrong in ({"actor": ("x",)}, {"type": ("AID",)}, {"status": ("x",)}, {"attributed": ("x",)}, {"source": ("x",)}):
        assert not Filters(**wrong).fits(told) or told.key.type == "AID"


SAME = [
    ({"actor": "Ostrane"}, {"actor": "state/xo"}),
    ({"actor": "IRENE ORSEL"}, {"actor": "person/irene-orsel"}),
    ({"actor": " doury "}, {"actor": "person/lena-doury"}),
    ({"pair": "Ostrane | Valdorie"}, {"pair": "state/xo|state/xv"}),
    ({"source": "AVP"}, {"source": "agency/avp"}),
    ({"source": "Karsk Info"}, {"source": "agency/karsk-info"}),
    ({"attributed": "Viktor Selm"}, {"attributed": "person/viktor-selm"}),
    ({"place": "Hautelisse"}, {"place": "place/hautelisse"}),
]
"""Names as a person types them, and the ids that they mean."""


@pytest.mark.parametrize(("typed", "meant"), SAME, ids=[str(typed) for typed, _ in SAME])
def test_a_name_is_as_good_as_an_id(client: TestClient, typed: dict[str, str], meant: dict[str, str]) -> None:
    by_name, by_id = (acts_in(shown(client, "/chronology", **asked)) for asked in (typed, meant))
    assert by_name == by_id != []
    assert len(by_id) < len(acts_in(shown(client, "/chronology")))


@pytest.mark.parametrize("kind", ["actor", "attributed", "source", "place"])
def test_a_name_that_nobody_has_fits_nothing_and_is_said(client: TestClient, kind: str) -> None:
    page = shown(client, "/chronology", **{kind: "Personne de tel"})
    assert acts_in(page) == []
    assert "Personne de tel" in re.sub(r"<datalist.*?</datalist>", "", page, flags=re.S)


def acts_in(page: str) -> list[str]:
    return re.findall(r'<li id="(h-\w+)" class="act">', page)


def test_what_is_asked_is_said_as_people_say_it(client: TestClient) -> None:
    asked = {
        "actor": "state/xo",
        "status": "denied",
        "type": "ASSAULT",
        "theme": "military",
        "since": "2021-03-01",
        "disputed": 1,
    }
    page = shown(client, "/chronology", **asked)
    said = [" ".join(text.split()) for text in re.findall(r"<li><a [^>]*>([^<]*)<span aria-hidden", page)]
    assert said == [
        "acteur : Ostrane", "type : attaque", "statut : démenti", "thème : militaire", "du : 1 mars 2021",
        "contestés seulement : oui",
    ]  # fmt: skip


@pytest.mark.parametrize("path", LISTING)
def test_fields_offer_the_names_of_which_most_is_told(client: TestClient, path: str) -> None:
    page = shown(client, path)
    [offered] = re.findall(r'<datalist id="offered-actors">(.*?)</datalist>', page, re.S)
    assert re.findall(r'value="([^"]*)"', offered)[:2] == ["Ostrane", "Valdorie"]
    assert '<option value="agency/avp">' in page
    fields = re.findall(r'<input [^>]*list="([^"]*)"', page)
    assert set(fields) == {"offered-actors", "offered-sources"}


def test_who_is_looked_for_elsewhere_may_be_named_too(client: TestClient) -> None:
    for path, name in (("/concordance", "named"), ("/quotes", "speaker")):
        pages = [re.findall(r"/pages/\w+", shown(client, path, **{name: who})) for who in ("irene orsel", "person/irene-orsel")]
        assert pages[0] == pages[1] != []


def test_home_says_what_waits(client: TestClient) -> None:
    page = shown(client, "/")
    places = re.findall(r'<a href="/review\?item=([^"]+)"', page)
    assert len(places) == 3
    one = shown(client, "/review", item=unquote(places[0]))
    assert f'value="{unquote(places[0])}"' in one


def test_disputes_cite_pages_by_their_titles(client: TestClient) -> None:
    page = shown(client, "/disputes")
    assert "Karsk dément tout bombardement de Hautelisse</a>" in page
    assert "dementi_karsk</a>" not in page
