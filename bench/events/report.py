"""The figures of `make bench-events` as tables."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

Told = dict[str, Any]
LEVELS = {"trigger": "trigger", "type": "type", "actors": "+actors", "status": "+status", "full": "full"}
SHARES = {
    "status_of_type": "status, of the right type",
    "source_of_type": "source, of the right type",
    "unreal_as_happened": "denied, announced, requested or conditional acts given as happened, of those matched",
    "alleged_as_happened": "alleged acts given as happened, of those matched",
}
CODED = {
    "found": ("a trigger in the clause", "rows"),
    "type": ("type", "rows"),
    "countries": ("type and countries", "rows"),
    "status": ("type and status", "rows"),
    "mode": ("mode, of the right type", "modes"),
    "cameo": ("CAMEO code, of the right type", "codes"),
    "cameo_root": ("its first two digits", "codes"),
    "traps_hit": ("traps hit", "traps"),
}
TARGET = 0.07


def report_set(name: str, told: Told) -> Iterator[str]:
    """Yield the lines of a set: both coders side by side, ours by type, the hand-coded rows, the time, the mistakes."""
    gold = next(iter(told["coders"].values()))["gold"]
    yield f"\n{name}: {told['pages']} pages, {told['characters']:,} characters, {gold} events; F1"
    yield f"  {'':20}{''.join(f'{level:>9}' for level in LEVELS.values())}{'predicted/gold':>18}"
    for tool, score in told["coders"].items():
        ratio = f"{score['predicted']}/{score['gold']} = {score['predicted_to_gold'] or 0:.2f}"
        shares = "".join(f"{score['f1'][level]:9.3f}" for level in LEVELS)
        yield f"  {tool:20}{shares}{ratio:>18}"
    yield _heads(told["coders"])
    for share, words in SHARES.items():
        yield _side_by_side(words, [_of(score["of"][share]) for score in told["coders"].values()])
    yield from _by_type(told["coders"])
    if told["coded"]:
        yield "\n  coded by hand, a clause a row:"
        yield _heads(told["coded"])
        for what, (words, of) in CODED.items():
            yield _side_by_side(words, [_of({"hit": rows[what], "gold": rows[of]}) for rows in told["coded"].values()])
    yield from (f"    trap hit: {event} in {words!r}" for words, event in told["traps_hit"])
    yield from _time(told)
    yield from _mistakes(told["errors"])


def report_probes(probes: Told) -> Iterator[str]:
    """Yield the ten sentences, with what a coder that is wrong says of them."""
    right = {tool: sum(answer["right"] for answer in answers) for tool, answers in probes.items()}
    yield "\nsentences that are fully right: " + ", ".join(f"{tool} {n} of {len(probes[tool])}" for tool, n in right.items())
    for tool, answers in probes.items():
        for answer in answers:
            if not answer["right"]:
                yield f"  {tool}: {answer['text']}  ->  {'; '.join(answer['said']) or 'nothing'}"


def _by_type(coders: Told) -> Iterator[str]:
    yield f"\n  {'by type':12}" + "".join(f"{tool:^42}" for tool in coders)
    heads = f"{'gold':>8}{'predicted':>11}{'P':>7}{'R':>7}{'+actors':>9}"
    yield f"  {'':12}{heads * len(coders)}"
    for type_ in sorted({type_ for score in coders.values() for type_ in score["by_type"]}):
        yield f"  {type_:12}" + "".join(_type_cells(score["by_type"].get(type_)) for score in coders.values())


def _type_cells(row: Told | None) -> str:
    if row is None:
        return f"{'-':>8}{'-':>11}{'-':>7}{'-':>7}{'-':>9}"
    shares = [format(row[name], ".2f") if row[name] is not None else "-" for name in ("precision", "recall", "actors_f1")]
    return f"{row['gold']:8}{row['predicted']:11}{shares[0]:>7}{shares[1]:>7}{shares[2]:>9}"


def _heads(tools: Told) -> str:
    return f"  {'':84}" + "".join(f"{tool:>24}" for tool in tools)


def _side_by_side(words: str, cells: list[str]) -> str:
    return f"  {words:84}" + "".join(f"{cell:>24}" for cell in cells)


def _of(count: Told) -> str:
    share = f" {count['hit'] / count['gold']:.3f}" if count["gold"] else ""
    return f"{count['hit']}/{count['gold']}{share}"


def _time(told: Told) -> Iterator[str]:
    seconds = told["seconds"]
    yield (
        f"\n  the events stage takes {seconds['events']:.3f} s, the bare parse {seconds['bare parse']:.3f} s:"
        f" share {told['share_of_bare_parse']:.3f} (target <= {TARGET}); the plain coder takes {seconds['plain coder']:.3f} s"
    )


def _mistakes(wrong: list[Told]) -> Iterator[str]:
    counts = Counter(mistake["what"] for mistake in wrong)
    if counts:
        yield "\n  wrong, by the first thing: " + ", ".join(f"{what} {n}" for what, n in counts.most_common())
    for mistake in wrong:
        yield f"  {mistake['what']:7} {mistake['page']}:{mistake['start']}  gold {mistake['gold']}  ours {mistake['ours']}"
        yield f"          {mistake['sentence']}"
