"""The ledger of what left and what came: checked here, written with what it tells of in one transaction."""

from recoupe.exchange.ledger.verify import LedgerCheck, verify_ledger

__all__ = ["LedgerCheck", "verify_ledger"]
