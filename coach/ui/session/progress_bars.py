"""How far the routine is: one bar for each exercise, as long as it lasts."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.domain.display import ProgressPart
from coach.ui.widgets.look import Look

_BAR = 8
_GAP = 6
_OUTLINE = 1.5
_LEAST_WIDTH = 6.0


class ProgressBars(QWidget):
    """The row of bars; the current one is outlined."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._parts: tuple[ProgressPart, ...] = ()
        self._drawn: tuple[tuple[int, bool], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.theme.changed.connect(self.update)

    def set_parts(self, parts: tuple[ProgressPart, ...]) -> None:
        """Show other bars; repaints only if a pixel would differ."""
        self._parts = parts
        drawn = tuple(
            (round(part.done * box.width() * 2), part.current)
            for part, box in zip(parts, self.boxes(), strict=True)
        )
        if drawn != self._drawn:
            self._drawn = drawn
            self.update()

    def sizeHint(self) -> QSize:
        """Return room for the bars and the outline."""
        return QSize(200, _BAR + 8)

    def boxes(self) -> list[QRectF]:
        """Return where each bar lies."""
        count = len(self._parts)
        if not count:
            return []
        gap = min(float(_GAP), self.width() / (3 * count))
        room = self.width() - 6 - gap * (count - 1)
        total = sum(part.length_ms for part in self._parts) or count
        least = min(_LEAST_WIDTH, room / count)
        spare = room - least * count
        boxes, x, y = [], 3.0, (self.height() - _BAR) / 2
        for part in self._parts:
            width = least + spare * part.length_ms / total
            boxes.append(QRectF(x, y, width, _BAR))
            x += width + gap
        return boxes

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.theme.tokens
        radius = _BAR / 2
        for part, box in zip(self._parts, self.boxes(), strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.track)
            painter.drawRoundedRect(box, radius, radius)
            if part.done > 0:
                shape = QPainterPath()
                shape.addRoundedRect(box, radius, radius)
                done = QRectF(box)
                done.setWidth(max(float(_BAR), box.width() * part.done))
                filled = QPainterPath()
                filled.addRoundedRect(done, radius, radius)
                painter.fillPath(filled.intersected(shape), tokens.accent)
            if part.current:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(tokens.accent, max(_OUTLINE, tokens.border)))
                out = 2.75
                painter.drawRoundedRect(box.adjusted(-out, -out, out, out), 6.75, 6.75)
