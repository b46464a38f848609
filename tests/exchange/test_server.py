"""The exchange with one desk's store on a server: what is offered, sent, taken in, claimed and compared is the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.made import Desk, introduce, make_desk
from tests.exchange.test_bundles import (  # noqa: F401 - run here again, with other desks
    test_an_offer_leaves_no_trace,
    test_captures_arrive_byte_for_byte,
    test_reciprocity_holds_back_who_is_ahead,
    test_the_receipt_is_checked_by_the_sender_and_anchors_its_ledger,
    test_what_left_once_leaves_again_only_when_it_changed,
    test_what_was_offered_arrives_and_stands_beside,
)
from tests.exchange.test_claims import (  # noqa: F401
    test_another_act_is_another_act,
    test_claims_go_after_their_last_day,
    test_our_own_stays_as_it_was,
    test_the_same_passage_is_no_further_source,
)
from tests.postgres import Cluster


@pytest.fixture
def desks(cluster: Cluster, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """Two desks; one has its store on a server, the other in a file."""
    server = cluster.store()
    one, other = make_desk("Desk Lisse", tmp_path / "one", server), make_desk("Desk Dunes", tmp_path / "other")
    introduce(one, other)
    yield one, other
    one.store.close()
    other.store.close()
    cluster.give_back(server)
