"""What an affair says, in TEI's lists: persons, organisations, places, events with their accounts, relations."""

from collections.abc import Iterable

from recoupe.exports.affair_labels import load_affair_labels
from recoupe.exports.counting import origins_of
from recoupe.exports.material import Material, stretches
from recoupe.exports.naming import Names, figures_of
from recoupe.exports.standing import standing_of
from recoupe.exports.tei_text import bounds, pointer
from recoupe.exports.xml_text import Xml, XmlValue, name_for, tag
from recoupe.types.affair import Account, Affair, AffairActor, EventKey, Happening, Party, Rung, Telling


def standoff(material: Material) -> Xml:
    """Return the lists of an affair, nothing when all of them are empty."""
    affair = material.affair
    persons = [_person(actor) for actor in affair.actors if actor.kind == "person"]
    orgs = [_org(actor) for actor in affair.actors if actor.kind not in ("person", "place")]
    places = [_place(actor) for actor in affair.actors if actor.kind == "place"]
    names = Names(affair)
    events = [_event(happening, affair, names) for happening in affair.happenings]
    listed = {actor.id for actor in affair.actors}
    told = {happening.id for happening in affair.happenings}
    relations = [_relation(rung, told) for rung in affair.rungs if listed.issuperset(rung.pair)]
    lists = {"listPerson": persons, "listOrg": orgs, "listPlace": places, "listEvent": events, "listRelation": relations}
    filled = [tag(name, None, *items) for name, items in lists.items() if items]
    return tag("standOff", None, *filled) if filled else Xml()


def _person(actor: AffairActor) -> Xml:
    return tag("person", {"xml:id": name_for(actor.id)}, *_names("persName", actor), *_idno(actor))


def _org(actor: AffairActor) -> Xml:
    return tag("org", {"xml:id": name_for(actor.id), "type": actor.kind}, *_names("orgName", actor), *_idno(actor))


def _place(actor: AffairActor) -> Xml:
    located = actor.lat is not None and actor.lon is not None
    location = [tag("location", None, tag("geo", None, f"{actor.lat} {actor.lon}"))] if located else []
    return tag("place", {"xml:id": name_for(actor.id)}, *_names("placeName", actor), *location, *_idno(actor))


def _names(element: str, actor: AffairActor) -> list[Xml]:
    return [tag(element, None, actor.label), *(tag(element, {"type": "alias"}, alias) for alias in actor.aliases)]


def _idno(actor: AffairActor) -> list[Xml]:
    known = {"recoupe": actor.id, "wikidata": actor.wikidata, "country": actor.country}
    return [tag("idno", {"type": of}, ident) for of, ident in known.items() if ident]


def _event(happening: Happening, affair: Affair, names: Names) -> Xml:
    """Return an act: its name, where it stands, an account a note, the contradictions, and pointers to its words."""
    labels, listed = load_affair_labels(), {actor.id for actor in affair.actors}
    tellings = {telling.key: telling for telling in happening.tellings}
    attributes: dict[str, XmlValue] = {
        "xml:id": name_for(f"happening/{happening.id}"),
        "type": happening.type,
        "subtype": standing_of(happening),
        **bounds(happening.when.earliest, happening.when.latest),
        "where": f"#{name_for(happening.place)}" if happening.place in listed else None,
    }
    return tag(
        "event",
        attributes,
        tag("label", None, names.act(happening, labels)),
        tag("desc", None, *_description(happening, names, listed)),
        *(_account(account, tellings, names) for account in happening.accounts),
        *(_told(telling) for telling in happening.tellings),
    )


def _description(happening: Happening, names: Names, listed: set[str]) -> list[str]:
    """Return where an act stands, and its sides as references."""
    standing = load_affair_labels().standings[standing_of(happening)]
    sides = [
        *_parties(happening.actors, "actor", names, listed),
        *_parties(happening.recipients, "recipient", names, listed),
    ]
    spaced = [part for side in sides for part in (" ", side)]
    return [f"{standing} ({happening.support} + / {happening.against} -)", *spaced]


def _parties(parties: Iterable[Party], role: str, names: Names, listed: set[str]) -> list[Xml]:
    return [
        tag("rs", {"type": role, "ref": f"#{name_for(party.id)}" if party.id in listed else None}, names.party(party))
        for party in parties
    ]


def _account(account: Account, tellings: dict[EventKey, Telling], names: Names) -> Xml:
    """Return an account as a note with pointers to the words that give it."""
    labels = load_affair_labels()
    phrases = labels.phrases
    source = names.chain(account.according_to, citing=phrases.citing)
    parts = (
        labels.standings[account.status],
        f"{phrases.according_to} {source}" if source else "",
        figures_of(account, killed=phrases.killed, wounded=phrases.wounded),
        account.day or "",
        origins_of(account.origins, account.pages, words=labels.counting),
    )
    places = [
        tag("ptr", {"target": pointer(key.page, stretch.start, stretch.end)})
        for key in account.tellings
        if key in tellings
        for stretch in stretches(tellings[key].words or (tellings[key].trigger,))
    ]
    return tag("note", {"type": "account", "subtype": account.voice}, ", ".join(part for part in parts if part), *places)


def _told(telling: Telling) -> Xml:
    """Return the page that tells it, and the trigger's place."""
    key = telling.key
    source = f"#{name_for(f'page/{key.page}')}.source"
    words = tag("ptr", {"target": pointer(key.page, key.start, key.end)})
    return tag("note", {"type": "telling", "subtype": telling.status, "source": source}, telling.trigger.text, words)


def _relation(rung: Rung, told: set[str]) -> Xml:
    state = "disputed" if rung.disputed else "denied" if rung.denied else rung.status
    attributes: dict[str, XmlValue] = {
        "name": rung.level,
        "type": rung.theme,
        "subtype": state,
        "mutual": " ".join(f"#{name_for(side)}" for side in rung.pair),
        "corresp": f"#{name_for(f'happening/{rung.happening}')}" if rung.happening in told else None,
        **bounds(rung.when.earliest, rung.when.latest),
    }
    return tag("relation", attributes)
