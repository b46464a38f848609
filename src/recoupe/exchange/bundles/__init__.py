"""Bundles: what leaves under an agreement, a BagIt bag in a zip file, sealed in a letter; and what is done with one that came."""

from recoupe.exchange.bundles.receive import Receipt, Received, receive_bundle, receive_receipt, write_receipt
from recoupe.exchange.bundles.send import Sent, send_bundle

__all__ = ["Receipt", "Received", "Sent", "receive_bundle", "receive_receipt", "send_bundle", "write_receipt"]
