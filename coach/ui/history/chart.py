"""Charts of days, drawn by pyqtgraph in the look of the program.

Importing this module loads pyqtgraph, which takes longer than the rest of the page: it is imported
when the page has been shown.
"""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from coach.ui.fonts import Role
from coach.ui.history.view import Tick
from coach.ui.widgets.look import Look

_GAP = 8
_EDGE = 5

Points = Sequence[tuple[float, float]]


class ValueAxis(pg.AxisItem):  # type: ignore[misc]
    """Values from bottom to top: a number, and before it a word where one is given."""

    def __init__(self, look: Look) -> None:
        super().__init__("left")
        self._look = look
        self._marks: tuple[tuple[float, str, str], ...] = ()
        self._worded = True

    def set_marks(self, marks: tuple[tuple[float, str, str], ...], *, worded: bool) -> None:
        """Take over other marks.

        Args:
            marks: value, word (may be empty) and number.
            worded: the words are shown.
        """
        self._marks, self._worded = marks, worded
        self.setWidth(self._room())
        self.picture = None
        self.update()

    def paint(self, painter: QPainter, *_args: object) -> None:
        """Paint words and numbers, right-aligned at the chart."""
        box = self.mapRectFromParent(self.geometry())
        low, high = self.range
        theme = self._look.theme
        tokens = theme.tokens
        strong, plain = theme.font(Role.LABEL), theme.font(Role.SMALL)
        digits = QFontMetricsF(strong)
        widest = max((digits.horizontalAdvance(one[2]) for one in self._marks), default=0.0)
        height = digits.height()
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        for value, word, number in self._marks:
            y = box.bottom() - (value - low) / (high - low) * box.height()
            line = QRectF(box.left(), y - height / 2, box.width() - _GAP, height)
            painter.setFont(strong)
            painter.setPen(tokens.text2)
            painter.drawText(line, middle, number)
            if self._worded and word:
                painter.setFont(plain)
                painter.drawText(line.adjusted(0, 0, -widest - _GAP, 0), middle, word)

    def _room(self) -> float:
        theme = self._look.theme
        strong = QFontMetricsF(theme.font(Role.LABEL))
        plain = QFontMetricsF(theme.font(Role.SMALL))
        width = max((strong.horizontalAdvance(one[2]) for one in self._marks), default=0.0)
        words = max((plain.horizontalAdvance(one[1]) for one in self._marks), default=0.0)
        return width + _GAP + 2 + (words + _GAP if self._worded and words else 0.0)


class DayAxis(pg.AxisItem):  # type: ignore[misc]
    """Days from left to right; a label that would touch the one before it is left out."""

    def __init__(self, look: Look) -> None:
        super().__init__("bottom")
        self._look = look
        self._ticks: tuple[Tick, ...] = ()

    def set_ticks(self, ticks: tuple[Tick, ...]) -> None:
        """Take over other marks."""
        self._ticks = ticks
        self.setHeight(QFontMetricsF(self._look.theme.font(Role.SMALL)).height() + 10)
        self.update()

    def paint(self, painter: QPainter, *_args: object) -> None:
        """Paint the labels under their days."""
        box = self.mapRectFromParent(self.geometry())
        low, high = self.range
        theme = self._look.theme
        font = theme.font(Role.SMALL)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.tokens.text2)
        taken: list[tuple[float, float]] = []
        # The two ends first: they say which days are shown.
        for tick in (*self._ticks[-1:], *self._ticks[:-1]):
            x = box.left() + (tick.place - low) / (high - low) * box.width()
            width = metrics.horizontalAdvance(tick.label)
            # A label at the edge moves inwards rather than being cut.
            left = min(max(x - width / 2, box.left() - 2 * _GAP), box.right() - width + _EDGE)
            if any(left < end + _GAP and start - _GAP < left + width for start, end in taken):
                continue
            painter.drawText(QPointF(left, box.top() + 8 + metrics.ascent()), tick.label)
            taken.append((left, left + width))


class DayChart(pg.GraphicsView):  # type: ignore[misc]
    """Values over days; it neither zooms nor takes the keyboard, its table does all that.

    It is put together from pyqtgraph's view box, axes and items, without its plot item, which
    would bring menus and forms of its own.

    Attributes:
        look: theme and icons.
        values: the axis of values.
        days: the axis of days.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.look = look
        # First, because the view is laid out for the first time while it is made.
        self.values = ValueAxis(look)
        self.days = DayAxis(look)
        super().__init__(parent=parent, background=None)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0.0)
        grid = pg.GraphicsLayout()
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setSpacing(0)
        grid.addItem(self.values, 0, 0)
        grid.addItem(self._box, 0, 1)
        grid.addItem(self.days, 1, 1)
        self.values.linkToView(self._box)
        self.days.linkToView(self._box)
        self.setCentralItem(grid)
        self._drawn: list[pg.GraphicsObject] = []

    def sizeHint(self) -> QSize:
        """Return a size that grows with the text."""
        return QSize(360, self.look.theme.scaled(300))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which it can be read."""
        return QSize(160, self.look.theme.scaled(220))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def reset(self) -> None:
        """Take everything off the chart."""
        for item in self._drawn:
            self._box.removeItem(item)
        self._drawn.clear()
        self.setBackground(self.look.theme.tokens.surface)

    def set_limits(self, first: float, last: float, low: float, high: float) -> None:
        """Show these days and values."""
        self._box.setRange(xRange=(first, last), yRange=(low, high), padding=0)

    def add_level(self, value: float, colour: QColor) -> None:
        """Draw a line across at a value."""
        line = pg.InfiniteLine(pos=value, angle=0, pen=pg.mkPen(colour, width=1))
        line.setZValue(-10)
        self._add(line)

    def add_line(
        self, points: Points, colour: QColor, width: float, *, pairs: bool = False, z: float = 0
    ) -> None:
        """Draw a line through points, or one between each two of them."""
        if len(points) < 2:
            return
        values = np.asarray(points, dtype=float)
        curve = pg.PlotCurveItem(
            values[:, 0],
            values[:, 1],
            pen=pg.mkPen(colour, width=width),
            connect="pairs" if pairs else "all",
            antialias=True,
        )
        curve.setZValue(z)
        self._add(curve)

    def add_marks(
        self,
        points: Points,
        symbol: str,
        size: float,
        *,
        fill: QColor,
        edge: QColor,
        edge_width: float,
        z: float = 0,
    ) -> None:
        """Draw a mark at each point."""
        if not points:
            return
        values = np.asarray(points, dtype=float)
        marks = pg.ScatterPlotItem(
            x=values[:, 0],
            y=values[:, 1],
            symbol=symbol,
            size=size,
            pen=pg.mkPen(edge, width=edge_width),
            brush=pg.mkBrush(fill),
            antialias=True,
        )
        marks.setZValue(z)
        self._add(marks)

    def _add(self, item: "pg.GraphicsObject") -> None:
        self._box.addItem(item, ignoreBounds=True)
        self._drawn.append(item)
