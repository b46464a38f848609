"""The two private keys of a desk: one signs (Ed25519), one opens what is sent to it (age, X25519)."""

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyrage.x25519 import Identity


@dataclass(frozen=True)
class DeskKeys:
    """The private keys of a desk and the name it gives itself; its text shows no secret."""

    name: str
    signing: Ed25519PrivateKey = field(repr=False)
    receiving: Identity = field(repr=False)

    def sign(self, data: bytes) -> str:
        """Return the signature over some bytes, hexadecimal."""
        return self.signing.sign(data).hex()


def make_keys(name: str) -> DeskKeys:
    """Return new keys, from the operating system's source of chance."""
    return DeskKeys(name, Ed25519PrivateKey.generate(), Identity.generate())
