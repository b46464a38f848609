"""The exchange in the browser: partners and agreements, outbox, inbox, ledger. No key is opened here, and nothing leaves."""
