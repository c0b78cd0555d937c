"""Drawn pictures on disk: a start that finds its pictures need not load what draws them."""

import contextlib
import time
from pathlib import Path

from PySide6.QtCore import QBasicTimer, QByteArray, QCryptographicHash, QObject, QTimerEvent
from PySide6.QtGui import QImage

_SETTLED_MS = 1000
_DAYS = 90
"""After so long a picture is drawn anew; most are of a theme, size or version long gone."""


class KeptPictures(QObject):
    """Pictures in a folder, named by all that they depend on.

    A folder that cannot be written only costs time.

    Args:
        folder: made when it is first written to.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._tidied = False
        self._latest = ("", QImage())
        self._settling = QBasicTimer()

    def find(self, name: str) -> QImage | None:
        """Return a picture, None if it is not there or cannot be read."""
        image = QImage(str(self._path(name)))
        return None if image.isNull() else image

    def keep(self, name: str, image: QImage) -> None:
        """Write a picture down, in place of one of the same name."""
        path = self._path(name)
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._tidy()
            # Written aside and renamed, so that a kill leaves no half a picture.
            part = path.with_suffix(".part.png")
            if image.save(str(part)):
                part.replace(path)

    def keep_if_it_stays(self, name: str, image: QImage) -> None:
        """Write a picture down unless another one follows soon, as they do while a window grows."""
        self._latest = (name, image)
        self._settling.start(_SETTLED_MS, self)

    def timerEvent(self, _event: QTimerEvent) -> None:
        """Write down what stayed."""
        self._settling.stop()
        self.keep(*self._latest)
        self._latest = ("", QImage())

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.png"

    def _tidy(self) -> None:
        if self._tidied:
            return
        self._tidied = True
        oldest = time.time() - _DAYS * 24 * 60 * 60
        for path in self._folder.glob("*.png"):
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)


def picture_name(data: bytes, *circumstances: object) -> str:
    """Return a name that differs with the data that is shown, and with the circumstances.

    Args:
        data: such as the bytes of a pose file.
        circumstances: values whose `repr` tells them apart.
    """
    # Qt's own: Python's would load OpenSSL for this alone.
    digest = QCryptographicHash(QCryptographicHash.Algorithm.Sha256)
    digest.addData(QByteArray(data))
    digest.addData(QByteArray(repr(circumstances).encode()))
    return bytes(digest.result().toHex().data()).decode()[:32]
