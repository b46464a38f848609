"""find_affair: the steps in order, from the tellings of many pages to happenings, contradictions and rungs."""

from collections.abc import Sequence

import msgspec

from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.stages.affairs.across import contradictions_across
from recoupe.stages.affairs.build import build_happening
from recoupe.stages.affairs.contradictions import contradictions_in
from recoupe.stages.affairs.happenings import Judged, group_tellings
from recoupe.stages.affairs.ladder import rungs_of
from recoupe.stages.affairs.one_sided import one_sided
from recoupe.types.affair import Contradiction, Happening, Rung, Telling


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """Happenings in order of their first tellings, with what was found about them in the same order."""

    happenings: tuple[Happening, ...]
    contradictions: tuple[Contradiction, ...]
    rungs: tuple[Rung, ...]


def find_affair(
    tellings: Sequence[Telling], *, states: dict[str, str | None], lexicon: AffairsLexicon, judged: Judged | None = None
) -> Found:
    """Return what the tellings of some pages say together; the order of the tellings does not matter.

    Args:
        tellings: those of all pages.
        states: the state of each actor that speaks, by id; None for who has none.
        lexicon: themes and rungs of the language.
        judged: what people decided is, or is not, of one act.
    """
    return found_in(group_tellings(tellings, judged or Judged()), states=states, lexicon=lexicon)


def found_in(groups: Sequence[Sequence[Telling]], *, states: dict[str, str | None], lexicon: AffairsLexicon) -> Found:
    """Return what tellings say that are grouped by act already."""
    happenings = tuple(build_happening(group, states) for group in groups)
    within = [
        found
        for happening in happenings
        for found in (*contradictions_in(happening, lexicon), *one_sided(happening, states, lexicon))
    ]
    disputed = {found.happening for found in within if found.about == "status"}
    return Found(
        happenings=happenings,
        contradictions=(*within, *contradictions_across(happenings)),
        rungs=tuple(rung for item in happenings for rung in rungs_of(item, lexicon, disputed=item.id in disputed)),
    )
