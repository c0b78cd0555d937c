"""Pictures of a movement, kept for its repetitions."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

_LARGEST = 24 * 1024 * 1024
"""Bytes: some two hundred pictures in a window of a usual size."""
_LARGEST_PICTURE = 600_000
"""Pixels of a picture that is kept: of larger ones too few would be there when they come again."""


Layers = Sequence[tuple[QRectF, QImage]]
"""Boxes of a picture and what is drawn into them, one over the other."""


class Runs:
    """A picture as runs of equal pixels: a seventh of its memory, packed and unpacked in no time.

    Attributes:
        size: its width and height, pixels.
    """

    def __init__(self, image: QImage) -> None:
        """Pack a picture of 32 bits a pixel."""
        self.size = (image.width(), image.height())
        self._format = image.format()
        pixels = np.frombuffer(image.constBits(), np.uint32)
        last = np.append(np.flatnonzero(pixels[1:] != pixels[:-1]), len(pixels) - 1)
        self._colours = pixels[last]
        self._lengths = np.diff(last, prepend=-1).astype(np.int32)

    @property
    def memory(self) -> int:
        """How many bytes it takes."""
        return int(self._colours.nbytes + self._lengths.nbytes)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw the picture into a box."""
        pixels = np.repeat(self._colours, self._lengths)
        width, height = self.size
        painter.drawImage(box, QImage(pixels.data, width, height, width * 4, self._format))


@dataclass(frozen=True, slots=True)
class Shot:
    """A painted moment.

    Attributes:
        layers: boxes of the picture and what is drawn into them, one over the other.
        order: of its parts, from back to front.
    """

    layers: tuple[tuple[QRectF, Runs], ...]
    order: tuple[str, ...]


class Film:
    """Shots of movements, as many as there is room for.

    A movement that repeats comes round to its first shots again: to let go of these for its last
    ones would leave none of them for the next time. So what is kept of it stays, and what does not
    fit is painted anew each time; only other movements make room.
    """

    def __init__(self) -> None:
        self._shots: dict[Hashable, dict[Hashable, Shot]] = {}
        self._size = 0

    def find(self, movement: Hashable, key: Hashable) -> Shot | None:
        """Return what was painted in these circumstances, None if it is not kept."""
        return self._shots.get(movement, {}).get(key)

    def keep(
        self, movement: Hashable, key: Hashable, layers: Layers, order: tuple[str, ...]
    ) -> None:
        """Keep what has been painted, if there is room.

        Args:
            movement: what repeats.
            key: all else that the picture depends on.
            layers: boxes and pictures, one over the other.
            order: of the parts, from back to front.
        """
        if any(image.width() * image.height() > _LARGEST_PICTURE for _, image in layers):
            return
        shot = Shot(tuple((box, Runs(image)) for box, image in layers), order)
        # The last of the movements is the one that goes on.
        shots = self._shots[movement] = self._shots.pop(movement, {})
        while self._size + _size(shot) > _LARGEST and len(self._shots) > 1:
            longest_ago = self._shots.pop(next(iter(self._shots)))
            self._size -= sum(map(_size, longest_ago.values()))
        if self._size + _size(shot) <= _LARGEST:
            shots[key] = shot
            self._size += _size(shot)

    def clear(self) -> None:
        """Let go of all."""
        self._shots.clear()
        self._size = 0


def _size(shot: Shot) -> int:
    return sum(runs.memory for _, runs in shot.layers)
