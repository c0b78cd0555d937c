"""A row of dots that counts sessions or repetitions, each state with a shape of its own."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.domain import progress
from coach.domain.record import WeekCount
from coach.ui.tokens import Tokens
from coach.ui.widgets.look import Look


class Dot(StrEnum):
    """What a dot stands for."""

    FULL = "full"
    HALF = "half"
    FLARE = "flare"
    OPEN = "open"
    EXTRA = "extra"


_WEEK = {
    progress.Dot.DONE: Dot.FULL,
    progress.Dot.FLARE_UP: Dot.FLARE,
    progress.Dot.PARTIAL: Dot.HALF,
    progress.Dot.OPEN: Dot.OPEN,
    progress.Dot.BEYOND: Dot.EXTRA,
}


def dots_of(week: WeekCount) -> tuple[Dot, ...]:
    """Return a week's sessions as dots."""
    return tuple(_WEEK[one] for one in progress.week_dots(week))


def paint_dot(painter: QPainter, centre: QPointF, size: float, dot: Dot, tokens: Tokens) -> None:
    """Paint a dot.

    Args:
        painter: antialiased.
        centre: its middle.
        size: its diameter.
        dot: its state; the shape alone tells it.
        tokens: colours.
    """
    stroke = max(1.6, size * 0.14)
    radius = (size - stroke) / 2
    rim = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    colour = {Dot.OPEN: tokens.ctl, Dot.EXTRA: tokens.mid}.get(dot, tokens.accent)
    painter.setPen(QPen(colour, stroke))
    painter.setBrush(colour if dot in (Dot.FULL, Dot.EXTRA) else Qt.BrushStyle.NoBrush)
    if dot is Dot.EXTRA:
        # As heavy as a disc beside it, and not to be taken for one.
        reach = size / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(
            [centre + QPointF(x * reach, y * reach) for x, y in ((0, -1), (1, 0), (0, 1), (-1, 0))]
        )
        return
    if dot is Dot.FLARE:
        disc = QPainterPath()
        disc.addEllipse(centre, size / 2, size / 2)
        hole = QPainterPath()
        hole.addEllipse(centre, size * 0.19, size * 0.19)
        painter.fillPath(disc.subtracted(hole), colour)
        return
    painter.drawEllipse(rim)
    if dot is Dot.HALF:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPie(rim, 90 * 16, 180 * 16)


class Dots(QWidget):
    """A row of dots; the words beside it say the same, so it has no name of its own."""

    def __init__(
        self,
        look: Look,
        dots: tuple[Dot, ...] = (),
        size: int = 12,
        gap: int = 7,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._dots = dots
        self._size = size
        self._gap = gap
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.theme.changed.connect(self._restyle)

    @property
    def dots(self) -> tuple[Dot, ...]:
        """The dots shown."""
        return self._dots

    def set_dots(self, dots: tuple[Dot, ...]) -> None:
        """Show other dots."""
        if dots != self._dots:
            self._dots = dots
            self._restyle()

    def sizeHint(self) -> QSize:
        """Return the room that they take."""
        theme = self._look.theme
        count = len(self._dots)
        width = count * theme.scaled(self._size) + max(0, count - 1) * theme.scaled(self._gap)
        return QSize(width, theme.scaled(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        size, gap = theme.scaled(self._size), theme.scaled(self._gap)
        for index, dot in enumerate(self._dots):
            centre = QPointF(size / 2 + index * (size + gap), self.height() / 2)
            paint_dot(painter, centre, size, dot, theme.tokens)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
