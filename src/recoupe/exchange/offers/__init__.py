"""What would leave under an agreement, and what stays: every record of a store with its verdict, one after the other."""

from recoupe.exchange.offers.choice import Choice, read_choice
from recoupe.exchange.offers.offer import Offered, offer_records
from recoupe.exchange.offers.passages import Passages

__all__ = ["Choice", "Offered", "Passages", "offer_records", "read_choice"]
