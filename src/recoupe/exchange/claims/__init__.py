"""What partners claim, beside our own: never merged, never counted twice."""

from recoupe.exchange.claims.beside import Beside, claims_beside, some_beside
from recoupe.exchange.claims.cite import cite_claims
from recoupe.exchange.claims.differs import Differs
from recoupe.exchange.claims.due import drop_due_claims

__all__ = ["Beside", "Differs", "cite_claims", "claims_beside", "drop_due_claims", "some_beside"]
