"""How actors, sides and figures are written for people."""

from recoupe.exports.overview import Account, Happening


def name_of_actor(actor_ids: str, labels: dict[str, str]) -> str:
    """Return the label of an actor id, or of several joined with ";"; an unnamed source by its role."""
    return ", ".join(labels.get(one) or one.partition("/")[2].replace("-", " ") for one in actor_ids.split(";") if one)


def sides_of(happening: Happening, labels: dict[str, str]) -> str:
    """Return "A → B", "A" when there is no recipient, "? → B" when there is no actor."""
    actors = ", ".join(name_of_actor(actor, labels) for actor in happening.actors) or "?"
    recipients = ", ".join(name_of_actor(actor, labels) for actor in happening.recipients)
    return f"{actors} → {recipients}" if recipients else actors


def figures_of(account: Account, *, killed: str, wounded: str) -> str:
    """Return the casualties of an account, such as "4 killed, 9 wounded"; empty when it gives none."""
    parts = [f"{_range(figure)} {word}" for figure, word in ((account.killed, killed), (account.wounded, wounded)) if figure]
    return ", ".join(parts)


def _range(figure: tuple[int, int | None]) -> str:
    low, high = figure
    if high is None:
        return f"≥ {low}"
    return str(low) if low == high else f"{low}-{high}"
