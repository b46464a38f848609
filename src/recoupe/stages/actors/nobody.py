"""The unnamed actor that a noun means: "unknown/official-us", "unknown/afp-journalist"."""

from recoupe.lexicon.actor_heads import FORMER, Head
from recoupe.stages.actors.context import Context
from recoupe.types.actors import Actor


def nobody(
    context: Context, head: Head, country: str | None, *, former: bool = False, of: Actor | None = None, one: bool = False
) -> Actor:
    """Return the unnamed actor of a role, with whom it belongs to and its state; its id says whether it is one or several.

    Args:
        context: the page.
        head: what the noun means.
        country: the state, two letters.
        former: whether the role is over.
        of: the person, body or paper it belongs to.
        one: whether a noun for members of a group means one of them.
    """
    known = context.lexicon.heads.office_names.get(head.role, head.role)
    role = (FORMER if former and not head.role.startswith(FORMER) else "") + known
    if one and role.endswith("s"):
        role = role[:-2] if role.endswith("sses") else role[:-1]
    if of is not None:
        slug = of.id.partition("/")[2]
        role = f"{slug.rpartition('-')[2] if of.kind == 'person' else slug}-{role}"
    return Actor(
        id=f"unknown/{role}" + (f"-{country}" if country else ""),
        kind="unknown",
        label=head.form,
        country=country,
        codes=head.codes,
        local=True,
    )
