"""Common nouns that mean actors, compiled from their files: one tree of folded words, and the small words around them."""

from pathlib import Path
from typing import Any, Literal

import msgspec

from recoupe.lexicon.actor_head_files import (
    Determiners,
    HeadsFile,
    Institution,
    InstitutionsFile,
    MinistriesFile,
    MinistryField,
    SeveralNoun,
)
from recoupe.lexicon.actor_names import END, fold, words_of
from recoupe.lexicon.actor_rows import OfficeRow
from recoupe.lexicon.actor_words import Gender
from recoupe.lexicon.load import read_yaml
from recoupe.types.actors import ActorKind
from recoupe.types.base import Record

HeadType = Literal["organ", "group", "source", "role", "counterpart", "again", "ministry", "institution"]


FORMER = "former-"
"""How the key of an office that is over begins ("former-president")."""


_PLURAL = "s"
_PLURALS = ("s", "x", "z")


class Head(msgspec.Struct, frozen=True):
    """What a common noun means. `role` ends an unnamed actor's id; `offices` are the offices it may name.

    A `plural` one names the holders of an office in several states.
    """

    type: HeadType
    role: str
    form: str
    codes: tuple[str, ...] = ()
    alone: bool = False
    by_demonym: bool = False
    itself: bool = False
    offices: tuple[str, ...] = ()
    plural: bool = False
    kinds: tuple[ActorKind, ...] = ()
    country: str = ""
    field: MinistryField | None = None
    institution: Institution | None = None


class HeadWords(Record, frozen=True, kw_only=True):
    """The tree of heads (folded word to subtree, `END` to a head) and the small words around them, folded."""

    tree: dict[str, Any]
    former: frozenset[str]
    inside: frozenset[str]
    genders: dict[str, Gender]
    determiners: frozenset[str]
    plural: frozenset[str]
    indefinite: frozenset[str]
    possessive: frozenset[str]
    ours: frozenset[str]
    contracted: frozenset[str]
    at: frozenset[str]
    of: frozenset[str]
    articles: frozenset[str]
    linking: frozenset[str]
    between: frozenset[str]
    tasked: frozenset[str]
    in_language: frozenset[str]
    with_field: frozenset[str]
    own: frozenset[str]
    single: frozenset[str]
    same: frozenset[str]
    same_body: frozenset[str]
    nationals: frozenset[str]
    naming: frozenset[str]
    numbers: dict[str, int]
    several: dict[str, SeveralNoun]
    both: tuple[tuple[str, ...], ...]
    home: str
    office_names: dict[str, str]

    def gender(self, determiner: str) -> Gender | None:
        """Return the gender that a determiner tells, None when it tells none."""
        return self.genders.get(determiner)


def load_head_words(folder: Path, offices: tuple[OfficeRow, ...]) -> HeadWords:
    """Return the common nouns that mean actors, from the files in `folder` and the names of offices.

    Raises:
        LexiconError: if a file is missing or wrong.
    """
    file = read_yaml(folder / "heads.yaml", HeadsFile)
    return HeadWords(
        tree=_tree(file, folder, offices),
        former=_folded(file.former),
        inside=_folded(file.inside),
        genders=_genders(file.determiners),
        determiners=frozenset().union(*(_folded(words) for words in _openers(file.determiners))),
        plural=_folded(file.determiners.plural),
        indefinite=_folded(file.determiners.indefinite),
        possessive=_folded(file.determiners.possessive),
        ours=_folded(file.determiners.ours),
        contracted=_folded(file.determiners.contracted),
        at=_folded(file.at),
        of=_folded(file.of),
        articles=_folded(file.articles),
        linking=_folded(file.linking),
        between=_folded(file.between),
        tasked=_folded(file.tasked),
        in_language=_folded(file.in_language),
        with_field=frozenset(file.with_field),
        own=_folded(file.own),
        single=_folded(file.single),
        same=_folded(file.same),
        same_body=_folded(file.same_body),
        nationals=_folded(file.nationals),
        naming=_folded(file.naming),
        numbers={fold(word): count for word, count in file.numbers.items()},
        several=_several(file.several),
        both=tuple(tuple(fold(word) for word in words_of(form)) for form in file.both),
        home=file.home,
        office_names=file.office_names,
    )


def _tree(file: HeadsFile, folder: Path, offices: tuple[OfficeRow, ...]) -> dict[str, Any]:
    ministries = read_yaml(folder / "ministries.yaml", MinistriesFile)
    institutions = read_yaml(folder / "institutions.yaml", InstitutionsFile).institutions
    tree: dict[str, Any] = {}
    for head in (*_nouns(file), *_offices(offices), *_roles(file), *_ministries(ministries), *_institutions(institutions)):
        _plant(tree, head)
    return tree


def _genders(file: Determiners) -> dict[str, Gender]:
    masculine: dict[str, Gender] = dict.fromkeys(_folded(file.m), "m")
    feminine: dict[str, Gender] = dict.fromkeys(_folded(file.f), "f")
    return masculine | feminine


def _several(rows: tuple[SeveralNoun, ...]) -> dict[str, SeveralNoun]:
    return {" ".join(fold(word) for word in words_of(form)): row for row in rows for form in row.forms}


def _openers(file: Determiners) -> tuple[tuple[str, ...], ...]:
    return file.m, file.f, file.either, file.plural


def _nouns(file: HeadsFile) -> list[Head]:
    return [
        *(Head("source", source.role, form, source.codes) for source in file.sources for form in source.forms),
        *(
            Head("organ", organ.role, form, organ.codes, organ.alone, organ.by_demonym, organ.itself)
            for organ in file.organs
            for form in organ.forms
        ),
        *(Head("group", group.role, form, group.codes) for group in file.groups for form in group.forms),
        *(Head("counterpart", form, form) for form in file.counterparts),
        *(Head("again", again.role, form, again.codes, kinds=again.kinds) for again in file.again for form in again.forms),
    ]


def _offices(offices: tuple[OfficeRow, ...]) -> list[Head]:
    return [
        Head("role", row.office, name, offices=_keys(row), plural=name != form)
        for row in offices
        for form in row.forms
        for name in ((form, _plural(form)) if row.single else (form,))
    ]


def _keys(row: OfficeRow) -> tuple[str, ...]:
    return tuple(dict.fromkeys((row.office, row.office.removeprefix(FORMER))))


def _plural(form: str) -> str:
    """Return the name of an office that several have: its first word in the plural."""
    first, space, rest = form.partition(" ")
    return first + _PLURAL + space + rest if first[-1:] not in _PLURALS else form


def _roles(file: HeadsFile) -> list[Head]:
    return [
        Head("role", role.role, form, role.codes, offices=(role.office,) if role.office else (), country=role.country)
        for role in file.roles
        for form in role.forms
    ]


def _ministries(file: MinistriesFile) -> list[Head]:
    return [
        Head("ministry", field.id, f"{noun} {form}", field.codes, field=field)
        for noun in file.heads
        for field in file.fields
        for form in field.forms
    ] + [
        *(Head("ministry", "ministry", noun, kinds=("org",)) for noun in file.heads),
        *(Head("ministry", f.id, form, f.codes, field=f) for f in file.fields for form in f.whole),
    ]


def _institutions(institutions: tuple[Institution, ...]) -> list[Head]:
    return [Head("institution", "", form, institution=row) for row in institutions for form in row.forms]


def _plant(tree: dict[str, Any], head: Head) -> None:
    """Add a head; of two with one form the first stays, and learns the offices of the second.

    An institution does not hide what else its noun means: it stands under its own key.
    """
    node = tree
    for word in words_of(head.form):
        node = node.setdefault(fold(word), {})
    key = END if head.type != "institution" else INSTITUTION
    known: Head | None = node.get(key)
    if known is None:
        node[key] = head
    elif head.offices and known.type == "role":
        node[key] = msgspec.structs.replace(known, offices=tuple(dict.fromkeys((*known.offices, *head.offices))))


INSTITUTION = "#"
"""Key of a tree's node under which an institution's noun stands."""


def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)
