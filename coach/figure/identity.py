"""What a kept picture depends on, as a hash: pose data, figure, and the engine's version."""

import hashlib

ENGINE_VERSION = 4
"""Raised with every change of code that changes pictures: thumbnails of another are stale."""


def picture_key(data: bytes, *words: object) -> str:
    """Return a file name's stem for a picture of this pose data under these circumstances."""
    digest = hashlib.sha256(data)
    digest.update(repr((ENGINE_VERSION, *words)).encode())
    return digest.hexdigest()[:32]
