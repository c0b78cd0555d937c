"""How a routine is shared out: stretch and strength, abdomen and back."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.main.view import BalanceView
from coach.ui.tokens import Ink
from coach.ui.widgets.card import Card
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph

_SIDE_BY_SIDE = 400
_GAP = 36


class BalanceCard(Card):
    """Two meters and the rule; in small windows the rule alone, on one line."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, radius=16, parent=parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(12)
        self._meters = QWidget(self)
        self._box = QHBoxLayout(self._meters)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(_GAP)
        self._kinds = Meter(look, self._meters)
        self._sides = Meter(look, self._meters)
        self._box.addWidget(self._kinds, 1)
        self._box.addWidget(self._sides, 1)
        column.addWidget(self._meters)
        row = QHBoxLayout()
        row.setSpacing(10)
        self._icon = IconView(look, "info", 18, Ink.ACCENT, parent=self)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._hint = Paragraph(look, "", Role.SMALL, Ink.TEXT2, parent=self)
        row.addWidget(self._hint, 1)
        column.addLayout(row)

    def show_balance(self, view: BalanceView) -> None:
        """Show another routine's balance."""
        self._kinds.set_values(view.stretch, view.strength, view.stretch_share)
        self._sides.set_values(view.abdominal, view.extensor, view.abdominal_share)
        self._icon.set_icon("check-circle-fill" if view.even else "info")
        self._hint.setText(view.hint)
        self.setAccessibleName(self.tr("Balance"))
        self.setAccessibleDescription(
            f"{view.stretch}, {view.strength}, {view.abdominal}, {view.extensor}"
        )

    def set_brief(self, brief: bool) -> None:
        """Show the rule alone."""
        self._meters.setVisible(not brief)

    def set_width(self, width: int) -> None:
        """Put the meters one below the other where they would be too short."""
        narrow = width / self.look.theme.text_scale < _SIDE_BY_SIDE
        down, across = QHBoxLayout.Direction.TopToBottom, QHBoxLayout.Direction.LeftToRight
        self._box.setDirection(down if narrow else across)
        self._box.setSpacing(12 if narrow else _GAP)


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
