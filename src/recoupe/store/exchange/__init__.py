"""What a store keeps of the exchange with other desks: partners, agreements, the ledger, what was sent, what partners claim."""
