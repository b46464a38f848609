"""What would leave under an agreement, and what stays: every record of a store with its verdict, one after the other."""

from recoupe.exchange.offers.offer import Offered, offer_records
from recoupe.exchange.offers.passages import Passages

__all__ = ["Offered", "Passages", "offer_records"]
