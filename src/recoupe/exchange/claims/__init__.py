"""What partners claim, beside our own: never merged, never counted twice."""

from recoupe.exchange.claims.beside import Beside, claims_beside
from recoupe.exchange.claims.due import drop_due_claims

__all__ = ["Beside", "claims_beside", "drop_due_claims"]
