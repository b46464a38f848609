"""What may leave, under which clause, in which form: one pure function, and what is withheld by what."""

from recoupe.exchange.scope.decide import Terms, decide

__all__ = ["Terms", "decide"]
