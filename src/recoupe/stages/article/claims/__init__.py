"""What an HTML page claims of itself in its head: data blocks (JSON-LD) and meta tags."""

from recoupe.stages.article.claims.read import Claims, DateClaim, Signed, read_claims

__all__ = ["Claims", "DateClaim", "Signed", "read_claims"]
