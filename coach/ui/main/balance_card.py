"""How a routine is shared out: stretch and strength, abdomen and back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.main.view import BalanceView
from coach.ui.tokens import Ink
from coach.ui.widgets.card import Card
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.look import Look
from coach.ui.widgets.meter import Meter
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
