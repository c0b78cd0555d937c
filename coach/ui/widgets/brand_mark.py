"""The program's mark."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coach.ui.widgets.look import Look


class BrandMark(QWidget):
    """A spine of five rounded bars on the accent colour."""

    _BARS = ((0.34, 0.66), (0.44, 0.74), (0.30, 0.60), (0.40, 0.72), (0.30, 0.62))

    def __init__(self, look: Look, parent: QWidget | None = None, *, size: int = 30) -> None:
        """Make it of a size in logical px, before text scaling."""
        super().__init__(parent)
        self._look = look
        self._size = size
        look.theme.changed.connect(self._restyle)
        self._restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.theme.tokens
        side = float(self.width())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent)
        painter.drawRoundedRect(QRectF(0, 0, side, side), side * 0.27, side * 0.27)
        painter.setBrush(tokens.on_accent)
        height = side * 0.095
        for row, (left, right) in enumerate(self._BARS):
            top = side * (0.17 + row * 0.14)
            bar = QRectF(QPointF(left * side, top), QPointF(right * side, top + height))
            painter.drawRoundedRect(bar, height / 2, height / 2)

    def _restyle(self) -> None:
        side = self._look.theme.scaled(self._size)
        self.setFixedSize(side, side)
        self.update()
