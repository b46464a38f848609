"""A bundle made anew with one thing changed, all manifests and signatures right: what a dishonest partner could send."""

import io
import zipfile
from hashlib import sha256

import msgspec

from recoupe.exchange.bundles.write import SIGNED_BAG, BagSignature
from tests.exchange.carried import members
from tests.exchange.made import Desk


def rebag(payload: bytes, desk: Desk, changes: dict[str, bytes | None], *, manifests: bool = True) -> bytes:
    """Return a bundle with some files (names below its folder) replaced, added, or left out (None)."""
    files = members(payload)
    folder = next(iter(files)).split("/")[0] + "/"
    for name, data in changes.items():
        if data is None:
            files.pop(folder + name)
        else:
            files[folder + name] = data
    if manifests:
        _manifests(files, folder, desk)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _manifests(files: dict[str, bytes], folder: str, desk: Desk) -> None:
    payload = {name.removeprefix(folder): data for name, data in files.items() if name.startswith(f"{folder}data/")}
    manifest = _lines(payload)
    digest = sha256(manifest).hexdigest()
    signature = BagSignature(
        fingerprint=desk.fingerprint,
        sign=desk.keys.signing.public_key().public_bytes_raw().hex(),
        manifest=digest,
        signature=desk.keys.sign(SIGNED_BAG + digest.encode()),
    )
    files[f"{folder}manifest-sha256.txt"] = manifest
    files[f"{folder}signature.json"] = msgspec.json.encode(signature) + b"\n"
    tags = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "signature.json")
    files[f"{folder}tagmanifest-sha256.txt"] = _lines({name: files[folder + name] for name in tags if folder + name in files})


def _lines(files: dict[str, bytes]) -> bytes:
    return "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in files.items()).encode()
