"""Who says what of one act, and how many independent sources say so."""

import pytest

from recoupe.stages.affairs.accounts import accounts_of, as_told
from recoupe.stages.affairs.build import build_happening
from tests.affairs.cases import Case, read_cases
from tests.affairs.rows import account_row
from tests.affairs.tellings import STATES, Short, tellings_of

CASES = read_cases("accounts")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_act_has_these_accounts(case: Case) -> None:
    tellings = tellings_of(case.tellings)
    accounts = accounts_of(sorted(tellings.values(), key=as_told), STATES)
    assert [account_row(account, tellings) for account in accounts] == list(case.accounts)


@pytest.mark.parametrize(
    ("sources", "count"),
    [
        (["AVP"] * 5, (1, 0)),
        (["AVP", "Lac Info"], (2, 0)),
        (["AVP", "denied by AVP"], (1, 1)),
        (["denied by AVP", "denied by AVP", "denied by Karsk Info"], (0, 2)),
        (["announced by AVP"], (0, 0)),
        (["alleged by AVP"], (0, 0)),
    ],
)
def test_independent_sources_for_and_against(sources: list[str], count: tuple[int, int]) -> None:
    shorts = {}
    for number, told in enumerate(sources):
        status, _, source = told.rpartition(" by ")
        shorts[str(number)] = Short(by="Ostrane", to="Valdorie", source=source, status=status or "happened")  # type: ignore[arg-type]
    happening = build_happening(sorted(tellings_of(shorts).values(), key=as_told), STATES)
    assert (happening.support, happening.against) == count
