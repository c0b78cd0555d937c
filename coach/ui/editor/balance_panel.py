"""What the routine adds up to: its balance, what is missing, and getting up and down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.editor.view import EditorView
from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.card import Card
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.look import Look
from coach.ui.widgets.meter import Meter
from coach.ui.widgets.paragraph import Paragraph

_SIDE_BY_SIDE = 400
_METER_GAP = 36


class BalancePanel(Card):
    """Two meters, a hint with its remedy, and the changes of position with theirs.

    Signals:
        add_wanted: add what is missing (exercise id).
        order_wanted: order by position.
    """

    add_wanted = Signal(str)
    order_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, radius=16, parent=parent)
        self._remedy = ""
        self.setAccessibleName(self.tr("Balance"))
        self._flat = False
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 12, 6)
        column.setSpacing(0)
        self._column = column
        meters = self._meters = QWidget(self)
        meters.setContentsMargins(0, 0, 8, 0)
        self._box = QHBoxLayout(meters)
        self._box.setContentsMargins(0, 0, 0, 6)
        self._box.setSpacing(_METER_GAP)
        self._kinds = Meter(look, meters)
        self._sides = Meter(look, meters)
        self._box.addWidget(self._kinds, 1)
        self._box.addWidget(self._sides, 1)
        column.addWidget(meters)
        self._hint = _Line(look, self)
        self._hint.button.clicked.connect(self._ask_add)
        column.addLayout(self._hint)
        self._changes = _Line(look, self)
        self._changes.button.setText(self.tr("&Order by position"))
        self._changes.button.clicked.connect(self.order_wanted)
        column.addLayout(self._changes)

    @property
    def add_button(self) -> Button:
        """Adds what is missing."""
        return self._hint.button

    @property
    def order_button(self) -> Button:
        """Orders by position."""
        return self._changes.button

    @property
    def words(self) -> tuple[str, str]:
        """The hint, and how often the position changes."""
        return self._hint.words.text(), self._changes.words.text()

    def show_view(self, view: EditorView) -> None:
        """Show another state of the routine."""
        balance = view.balance
        self._kinds.set_values(balance.stretch, balance.strength, balance.stretch_share)
        self._sides.set_values(balance.abdominal, balance.extensor, balance.abdominal_share)
        self._hint.icon.set_icon("check-circle-fill" if balance.even else "info")
        self._hint.words.setText(balance.hint)
        self._remedy = view.remedy.exercise_id if view.remedy is not None else ""
        self._hint.button.setVisible(view.remedy is not None)
        if view.remedy is not None:
            self._hint.button.setText(view.remedy.label)
        self._changes.icon.set_icon("repeat" if view.can_order else "check-circle-fill")
        self._changes.words.setText(view.changes)
        self._changes.button.setVisible(view.can_order)
        self.setAccessibleDescription(
            f"{balance.stretch}, {balance.strength}, {balance.abdominal}, {balance.extensor}"
        )
        self.updateGeometry()

    def set_width(self, width: int) -> None:
        """Put the meters one below the other where they would be too short."""
        narrow = width / self.look.theme.text_scale < _SIDE_BY_SIDE
        down, across = QHBoxLayout.Direction.TopToBottom, QHBoxLayout.Direction.LeftToRight
        self._box.setDirection(down if narrow else across)
        self._box.setSpacing(12 if narrow else _METER_GAP)
        for line in (self._hint, self._changes):
            line.set_narrow(narrow)

    def set_flat(self, flat: bool) -> None:
        """Lie on the page, with a line above, rather than stand out as a card."""
        self._flat = flat
        side = 0 if flat else 20
        # As a card it leaves the button room for its ring.
        self._column.setContentsMargins(side, 14, 0 if flat else 12, 6)
        self._meters.setContentsMargins(0, 0, 0 if flat else 8, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, or nothing but the page."""
        if not self._flat:
            super().paintEvent(event)

    def _ask_add(self) -> None:
        self.add_wanted.emit(self._remedy)


class _Line(QHBoxLayout):
    """An icon, a sentence and what can be done about it, as parts of a card."""

    def __init__(self, look: Look, card: QWidget) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(4)
        says = QHBoxLayout()
        # As high as a line with a button, so that nothing jumps when the button goes.
        says.setContentsMargins(0, 8, 0, 8)
        says.setSpacing(10)
        self.icon = IconView(look, "info", 18, Ink.ACCENT, parent=card)
        self.words = Paragraph(look, "", Role.SMALL, Ink.TEXT2, parent=card)
        says.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignVCenter)
        says.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.addLayout(says, 1)
        self.button = Button(look, "", ButtonKind.LINK, role=Role.SECONDARY_STRONG, parent=card)
        self.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_narrow(self, narrow: bool) -> None:
        """Put the button under the sentence."""
        down, across = QHBoxLayout.Direction.TopToBottom, QHBoxLayout.Direction.LeftToRight
        self.setDirection(down if narrow else across)
