"""Who did it and to whom: the slots of a pattern, filled from the frame of its trigger."""

from recoupe.lexicon.event_codebook import TypeRow
from recoupe.stages.events.behind import behind
from recoupe.stages.events.control import Frame
from recoupe.stages.events.envoys import host_of, sender_of
from recoupe.stages.events.frames import Frames
from recoupe.stages.events.named import Party, state_of
from recoupe.stages.events.resolve import Cast
from recoupe.stages.events.triggers import Trigger
from recoupe.stages.events.victims import victims
from recoupe.stages.events.words import is_infinitive, singulars
from recoupe.types.base import Record
from recoupe.types.events import EventType

_UTTERED: frozenset[EventType] = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
"""Types that are mostly done by saying them."""
_VICTIMS = "civilians"
"""The role of people of whom no more is known than that they were killed."""
_GIVING: frozenset[EventType] = frozenset({"AID", "COOPERATE"})
"""Types in which something changes hands."""


class Sides(Record, frozen=True, kw_only=True):
    """The parties of an act. `places` are the words they were read from, so that nothing is used twice."""

    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    places: frozenset[int] = frozenset()

    @property
    def all(self) -> tuple[Party, ...]:
        """Both sides, actors first, each party once."""
        return tuple(dict.fromkeys((*self.actors, *self.recipients)))


class Roles:
    """Finds the sides of the triggers of one sentence; the agent "une frappe russe" of another act is its own actor."""

    def __init__(self, frames: Frames, cast: Cast, triggers: dict[int, Trigger]) -> None:
        self.frames = frames
        self.cast = cast
        self.triggers = triggers
        self.slots = frames.words.places
        self._done: dict[int, Sides] = {}

    def of(self, trigger: Trigger) -> Sides:
        """Return the parties of an act."""
        if trigger.index not in self._done:
            self._done[trigger.index] = Sides()
            self._done[trigger.index] = self._find(trigger)
        return self._done[trigger.index]

    def names_people(self, trigger: Trigger) -> bool:
        """Return whether people or bodies stand where the recipient of an act does, known or not."""
        frame, words = self.frame_of(trigger), self.frames.words
        found = [place for slot in trigger.pattern.recipient for place in frame.get(slot, ())]
        lemmas = [lemma for place in found for lemma in singulars(self.frames.sentence.tokens[place])]
        return any(lemma in words.organs or lemma in words.roles for lemma in lemmas)

    def mourned(self, trigger: Trigger) -> tuple[Party, ...]:
        """Return whose fate an act, or what it is done for, is about: "défiler pour dénoncer la mort de X" is not against X."""
        for act in (trigger, *self.aims(trigger)):
            frame = self.frame_of(act)
            for place in (place for slot in act.pattern.recipient for place in frame.get(slot, ())):
                if self.frames.words.befallen.intersection(singulars(self.frames.sentence.tokens[place])):
                    return self._owners(place)
        return ()

    def aims(self, trigger: Trigger) -> tuple[Trigger, ...]:
        """Return the acts that another is done for: "manifester pour protester contre"."""
        below = (act for act in self.triggers.values() if self.frames.sentence.tokens[act.index].head == trigger.index)
        return tuple(act for act in below if is_aim(self.frames, act.index))

    def _find(self, trigger: Trigger) -> Sides:
        pattern = trigger.pattern
        frame = self.frame_of(trigger)
        used: set[int] = {trigger.index, *trigger.heads}
        actor_slots = pattern.actor
        if pattern.noun and "subject" not in actor_slots:
            done = ("subject",) if pattern.lent else ()
            actor_slots = (*actor_slots, *done) if not pattern.joint else (self.slots.between, *actor_slots, *done)
        actors = self._fill(frame, actor_slots, used, every=pattern.joint, acting=True)
        recipients = self._fill(frame, pattern.recipient, used, every=False)
        if pattern.joint and pattern.noun and pattern.lent and len({party.country for party in (*actors, *recipients)}) < 2:
            actors = (*actors, *self._fill(frame, ("governor", "beside"), used, every=False))
        if not actors and pattern.noun and not pattern.joint:
            uttered = pattern.type in _UTTERED
            actors = self._uttered(trigger, used) if uttered else self._parties_at(behind(self.frames, trigger.index), used)
        if not pattern.joint and self.slots.companion not in pattern.recipient and not pattern.noun:
            actors = (*actors, *self._allies(frame, used))
        actors, recipients = self._of_envoys(trigger, frame, actors, recipients)
        if not actors and pattern.type in _GIVING and not pattern.noun:
            actors = self._giver(frame, recipients)
        if not recipients and pattern.noun:
            recipients = self._behind_agent(frame, pattern.recipient, used)
        if not recipients and pattern.noun:
            recipients = self._through(frame, pattern.recipient, used)
        row = self.frames.words.codebook.row(pattern.type)
        if pattern.noun and row.actor in self.frames.words.codebook.anywhere:
            recipients = self._hit(trigger, frame, tuple(party for party in recipients if party not in actors))
        actors = tuple(dict.fromkeys(self._violent(party, row, used) for party in actors))
        recipients = tuple(party for party in recipients if party not in actors and not (row.own_forces and _is_own(party, row)))
        return Sides(actors=actors, recipients=recipients, places=frozenset(used))

    def _of_envoys(
        self, trigger: Trigger, frame: Frame, actors: tuple[Party, ...], recipients: tuple[Party, ...]
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Return the sides with the states of the envoys an act is about: their host expels them, their sender recalls them."""
        pattern = trigger.pattern
        slots = (slot for slot in dict.fromkeys((*pattern.recipient, *pattern.with_)) if slot != "head")
        envoys = [place for slot in slots for place in frame.get(slot, ())]
        hosts = tuple(party for place in envoys for party in host_of(self.frames, place, trigger.index, self.cast))
        if pattern.envoy == "sender":
            senders = actors or tuple(party for place in envoys for party in sender_of(self.frames, place, self.cast))
            return senders, hosts or recipients
        return actors or hosts, recipients

    def _hit(self, trigger: Trigger, frame: Frame, recipients: tuple[Party, ...]) -> tuple[Party, ...]:
        """Return whom an attack is aimed at; those of a country who were killed in it come before the place it hit."""
        aimed = (slot for slot in trigger.pattern.recipient if slot not in self.frames.words.voices.local)
        if recipients and any(frame.get(slot) for slot in aimed):
            return recipients
        found = tuple(party for place in victims(self.frames, trigger.index) for party in self._victims_at(place))
        return found if any(party.country for party in found) else recipients or found

    def _victims_at(self, place: int) -> tuple[Party, ...]:
        """Return whom a word says was killed; a noun that the lexicon does not know is of people where a demonym stands at it."""
        found = self._parties(place, "object")
        country = None if found else self.cast.country(self.frames, place, slots=("demonym",))
        return (Party(actor=f"unknown/{_VICTIMS}-{country}", country=country),) if country else found

    def _giver(self, frame: Frame, recipients: tuple[Party, ...]) -> tuple[Party, ...]:
        """Return whose the thing is that is given by nobody named: "des chars danois seront livrés à X"."""
        for place in frame.get("object", ()):
            own = self.cast.resolve(self.frames, place) or self._below(place)
            if found := tuple(party for party in own if party.kind == "state" and party not in recipients):
                return found
        return ()

    def _behind_agent(self, frame: Frame, slots: tuple[str, ...], used: set[int]) -> tuple[Party, ...]:
        """Return whom an act is done to that the parser hung on the name of its doer: "l'expulsion par Oslo de deux espions"."""
        genitive, tokens = self.slots.genitive, self.frames.sentence.tokens
        for doer in frame.get(self.slots.agent, ()) if genitive in slots else ():
            named = [m for m in self.cast.mentions_at(tokens[doer].start, tokens[doer].end) if m.form == "name"]
            below = self.frames.of(doer).get(genitive, ())
            things = [place for place in below if named and tokens[place].start >= named[0].span.end]
            if found := self._fill({genitive: things}, (genitive,), used, every=False):
                return found
        return ()

    def _through(self, frame: Frame, slots: tuple[str, ...], used: set[int]) -> tuple[Party, ...]:
        """Return whom an act is aimed at through what it is about: "un embargo sur les armes destinées à X"."""
        for slot in self.slots.about:
            for place in frame.get(slot, ()):
                if place in used or self.cast.resolve(self.frames, place):
                    continue
                ways = [way for way in self.slots.beyond if way in slots]
                inner = {way: places for way, places in self.frames.of(place).items() if way in ways}
                if found := self._fill(inner, tuple(inner), used, every=False):
                    return found
        return ()

    def _uttered(self, trigger: Trigger, used: set[int]) -> tuple[Party, ...]:
        """Return who utters an act of words that a plain verb has as its object: "a publié une série de critiques"."""
        place = trigger.index
        head = self.frames.head(place)
        while head != place and not self.frames.is_verbal(head) and self.frames.among(head, self.frames.words.supports.phases):
            place, head = head, self.frames.head(head)
        if head == place or head in self.triggers or self.frames.among(head, self.frames.words.verbs):
            return ()
        frame = self.frames.of(head)
        return self._fill(frame, ("subject",), used, every=False, acting=True) if place in frame.get("object", ()) else ()

    def _parties_at(self, places: tuple[int, ...], used: set[int]) -> tuple[Party, ...]:
        """Return the parties that words mean, those of places as their states."""
        free = [place for place in places if place not in used]
        used.update(free)
        return tuple(dict.fromkeys(_acting(party) for place in free for party in self._parties(place, "subject")))

    def _allies(self, frame: Frame, used: set[int]) -> tuple[Party, ...]:
        """Return with whom an act is done: "bombarder la ville avec l'armée syrienne"."""
        companion = self.slots.companion
        places = [place for place in frame.get(companion, ()) if place not in used]
        return tuple(party for place in places for party in self._parties(place, companion) if party.kind in ("state", "group"))

    def frame_of(self, trigger: Trigger) -> Frame:
        """Return the frame of a trigger; a phrase adds the complements of its nouns."""
        frame = dict(self.frames.of(trigger.index))
        for head in trigger.heads:
            for slot, places in self.frames.of(head).items():
                own = frame.get(slot, [])
                if slot != "subject" or not own:
                    frame[slot] = own + [place for place in dict.fromkeys(places) if place not in own]
        if trigger.pattern.noun is None:
            self._lend(frame, trigger)
        return frame

    def _lend(self, frame: Frame, trigger: Trigger) -> None:
        """Give a verb the "contre X" and "sur X" that the parser hung on its object."""
        for thing in list(frame.get("object", ())):
            if thing == trigger.index or self.frames.is_verbal(thing):
                continue
            for slot in self.slots.lent:
                if slot in trigger.pattern.recipient and slot not in frame and slot in self.frames.of(thing):
                    frame[slot] = list(self.frames.of(thing)[slot])

    def _fill(
        self, frame: Frame, slots: tuple[str, ...], used: set[int], *, every: bool, acting: bool = False
    ) -> tuple[Party, ...]:
        """Return the parties in the first slot that has any; of a joint act those of every slot."""
        found: list[Party] = []
        for slot in slots:
            if slot == "object" and not acting and any(self._is_weak(place) for place in frame.get(slot, ())):
                break
            for place in frame.get(slot, ()):
                if place in used:
                    continue
                parties = self._parties(place, slot)
                if acting:
                    parties = tuple(_acting(party) for party in parties if party.kind != "place" or slot == "subject")
                if parties:
                    used.add(place)
                    found.extend(parties)
                    if slot in self.slots.single and not every:
                        break
            if found and not every:
                break
        return tuple(dict.fromkeys(found))

    def _violent(self, party: Party, row: TypeRow, places: set[int]) -> Party:
        """Return who attacks where only people are said to: "par un homme" is by an attacker, "un Syrien" a Syrian one."""
        kind, _, role = party.actor.partition("/")
        if kind != "unknown" or row.actor is None or role not in (row.recipient, f"{row.recipient}-{party.country}"):
            return party
        told = {self.cast.country(self.frames, place, slots=self.slots.holder) for place in places} if party.country else ()
        if party.country not in told:
            return Party(actor=f"unknown/{row.actor}")
        return Party(actor=f"unknown/{row.actor}-{party.country}", country=party.country)

    def _is_weak(self, place: int) -> bool:
        """Return whether a word is a pronoun for nobody known: "la soupçonne de ..." has its object, whoever that is."""
        token = self.frames.sentence.tokens[place]
        third = token.pos == "PRON" and token.dep == "obj" and "Person=3" in token.morph
        return third and not self.cast.resolve(self.frames, place)

    def _parties(self, place: int, slot: str) -> tuple[Party, ...]:
        if slot == "demonym":
            token = self.frames.sentence.tokens[place]
            mentions = [m for m in self.cast.mentions_at(token.start, token.end) if m.form == "demonym"]
            if mentions:
                return self.cast.parties(mentions[0])
            act = self.triggers.get(token.head)
            together = act is not None and self.frames.words.codebook.row(act.pattern.type).joint
            return () if together else self.cast.bloc(token)
        act = self.triggers.get(place)
        if act and not self.frames.is_verbal(place):
            return self.of(act).actors
        whole = slot in ("subject", self.slots.between, self.slots.companion)
        return self.cast.resolve(self.frames, place) or (() if whole else self._below(place, slot))

    def _below(self, place: int, slot: str = "") -> tuple[Party, ...]:
        """Return whose a thing is that stands where a party is looked for: "dénoncer l'attitude de Paris"."""
        token = self.frames.sentence.tokens[place]
        fate = slot == self.slots.against and self.frames.words.befallen.intersection(singulars(token))
        if token.pos != "NOUN" or fate:
            return ()
        return self._owners(place)

    def _owners(self, place: int) -> tuple[Party, ...]:
        """Return the parties that the complements of a noun name first."""
        frame = self.frames.of(place)
        for slot in self.slots.owner:
            for inner in frame.get(slot, ()):
                parties = self._parties(inner, slot) if slot == "demonym" else self.cast.resolve(self.frames, inner)
                if parties:
                    return parties
        return ()


def _is_own(party: Party, row: TypeRow) -> bool:
    """Return whether a party is the forces that the actor moves, and not somebody he moves them against."""
    return party.actor.partition("/")[2] == row.own_forces


def _acting(party: Party) -> Party:
    """Return who acts where a place is said to: its state."""
    if party.kind != "place":
        return party
    return state_of(party.country) if party.country else party


def is_aim(frames: Frames, index: int) -> bool:
    """Return whether a verb says what another is done for: "pour protester"."""
    token = frames.sentence.tokens[index]
    if token.dep != "advcl" or not is_infinitive(token):
        return False
    return frames.slot(index) in frames.words.dates.purpose
