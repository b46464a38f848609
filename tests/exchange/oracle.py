"""An independent reading of an agreement: from the TOML itself, one plain question after the other, no code of `decide` in it.

It answers for one record: "nothing", or the fullest form in which some clause lets it pass.
"""

import tomllib
from datetime import date
from typing import Any

RANK = {"nothing": 0, "contact": 1, "summary": 2, "full": 3}


def allowed(text: str, item: dict[str, Any], *, sender: str, recipient: str, today: date) -> str:
    terms = tomllib.loads(text)
    if today < terms["since"] or today > terms["until"]:
        return "nothing"
    for chain in item["held"]:
        if chain["partner"] == recipient:
            return "nothing"
        if chain["caveats"]["onward"] is not True:
            return "nothing"
    best = "nothing"
    for clause in terms.get("clauses", []):
        if passes(clause, item, sender, today) and RANK[clause["form"]] > RANK[best]:
            best = clause["form"]
    return best


def passes(  # noqa: C901, PLR0911, PLR0912 - one plain question after the other
    clause: dict[str, Any], item: dict[str, Any], sender: str, today: date
) -> bool:
    if not any(kind == item["kind"] for kind in clause["kinds"]):
        return False
    if clause.get("senders") and not any(name == sender for name in clause["senders"]):
        return False
    if clause.get("themes"):
        if len(item["themes"]) == 0:
            return False
        for theme in item["themes"]:
            if theme not in clause["themes"]:
                return False
    if clause.get("actors"):
        found = [actor for actor in item["actors"] if actor in clause["actors"]]
        if not found:
            return False
    if clause.get("pairs"):
        both = [pair for pair in clause["pairs"] if pair[0] in item["actors"] and pair[1] in item["actors"]]
        if not both:
            return False
    if "since" in clause and (item["earliest"] is None or date.fromisoformat(item["earliest"]) < clause["since"]):
        return False
    if "until" in clause and (item["latest"] is None or date.fromisoformat(item["latest"]) > clause["until"]):
        return False
    if "embargo" in clause and today < clause["embargo"]:
        return False
    if clause.get("sources", 1) > item["sources"]:
        return False
    return not (clause.get("reviewed", False) and not item["reviewed"])
