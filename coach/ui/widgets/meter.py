"""A bar that is shared out in two."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.fonts import Role
from coach.ui.widgets.look import Look


class Meter(QWidget):
    """Two halves split at their ratio, a word over each, a tick in the middle."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._left = ""
        self._right = ""
        self._share: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.theme.changed.connect(self._restyle)
        self._restyle()

    def set_values(self, left: str, right: str, share: float | None) -> None:
        """Show other values.

        Args:
            left: words over the left half.
            right: words over the right half.
            share: of the left half, 0 to 1; None leaves the bar empty.
        """
        self._left, self._right, self._share = left, right, share
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint words and halves."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        tokens = theme.tokens
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(tokens.text)
        words = QRectF(0, 0, self.width(), theme.line_height(Role.SMALL))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft, self._left)
        painter.drawText(words, Qt.AlignmentFlag.AlignRight, self._right)
        bar = QRectF(0, self.height() - 12, self.width(), 8)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._share is None:
            painter.setBrush(tokens.track)
            painter.drawRoundedRect(bar, 4, 4)
            return
        gap = 4.0 if 0 < self._share < 1 else 0.0
        split = bar.width() * self._share
        painter.setBrush(tokens.mid)
        if split > gap:
            painter.drawRoundedRect(QRectF(0, bar.y(), split - gap / 2, 8), 4, 4)
        painter.setBrush(tokens.accent)
        if bar.width() - split > gap:
            x = split + gap / 2
            painter.drawRoundedRect(QRectF(x, bar.y(), bar.width() - x, 8), 4, 4)
        painter.setBrush(tokens.text)
        painter.drawRect(QRectF(bar.width() / 2 - 0.75, bar.y() - 4, 1.5, 16))

    def _restyle(self) -> None:
        self.setFixedHeight(round(self._look.theme.line_height(Role.SMALL)) + 18)
        self.update()
