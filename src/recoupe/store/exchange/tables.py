"""Tables of the exchange. What partners claim stands here, beside our own layers and never in them."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from recoupe.store.tables import METADATA, ONLY_ADDED

EXCHANGE = ONLY_ADDED | {"exchange": True}
"""The `info` of a table here whose rows are only ever added; they are no decisions about what we hold."""

partner = Table(
    "partner",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("card", Text, nullable=False),
    Column("verified", Text),
    info=EXCHANGE,
)
"""What we know of other desks; of the rows with one name the last one counts."""

agreement = Table(
    "agreement",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("id", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    info=EXCHANGE,
)

agreement_signature = Table(
    "agreement_signature",
    METADATA,
    Column("agreement", Text, ForeignKey("agreement.sha256"), primary_key=True),
    Column("fingerprint", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("signature", Text, nullable=False),
    info=EXCHANGE,
)

agreement_change = Table(
    "agreement_change",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("agreement", Text, ForeignKey("agreement.sha256"), nullable=False, index=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("why", Text, nullable=False),
    info=EXCHANGE,
)
"""Who suspended or restored an agreement, and why; `fingerprint` is the party that did."""

ledger = Table(
    "ledger",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("partner", Text, nullable=False),
    Column("subject", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    info=EXCHANGE,
)

sent_item = Table(
    "sent_item",
    METADATA,
    Column("partner", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("digest", Text, primary_key=True),
    Column("letter", Text, nullable=False),
    sqlite_with_rowid=False,
    info=EXCHANGE,
)
"""What each partner was sent, so that it leaves once; `digest` is over what was sent, the form included."""

claim = Table(
    "claim",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("letter", Text, nullable=False, index=True),
    Column("partner", Text, nullable=False),
    Column("agreement", Text, nullable=False),
    Column("clause", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("item", Text, nullable=False, index=True),
    Column("onward", Boolean, nullable=False),
    Column("credit", Text),
    Column("delete_by", Text),
    Column("origins", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("body", Text, nullable=False),
)
"""What a partner claims: `facts` is the `Item`, `body` the record, both JSON as they came."""

claim_print = Table(
    "claim_print",
    METADATA,
    Column("print", BigInteger, primary_key=True, autoincrement=False),
    Column("claim", Integer, ForeignKey("claim.number", ondelete="CASCADE"), primary_key=True),
    Index("claim_print_claim", "claim"),
    sqlite_with_rowid=False,
)
"""Fingerprints of the passage on which a claim rests (as in `reuse_print`)."""

claim_capture = Table(
    "claim_capture",
    METADATA,
    Column("claim", Integer, ForeignKey("claim.number", ondelete="CASCADE"), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
"""A page that a partner sent, packed."""

contact_ask = Table(
    "contact_ask",
    METADATA,
    Column("letter", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("secret", LargeBinary, nullable=False),
    Column("items", Text, nullable=False),
)
"""A question of ours that waits for its answer: the secret number, and what was asked about (JSON); gone once it is answered."""
