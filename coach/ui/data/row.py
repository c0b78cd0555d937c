"""A row of a card: what it is about, what there is to say, and a button."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph

_NARROW = 520
"""Below this width, in logical px at 100 % text, the button stands under the words."""

_PADDING = 16
_RING = 4
"""Room for the ring round a button at the edge."""


class ActionRow(QWidget):
    """Words on the left, a button on the right or, where there is no room, below."""

    def __init__(
        self, look: Look, title: str, detail: str, button: Button, parent: QWidget, *, line: bool
    ) -> None:
        """Make a row.

        Args:
            look: theme and icons.
            title: what it is about.
            detail: what there is to say.
            button: becomes the row's own.
            parent: owner.
            line: a line divides it from the row above.
        """
        super().__init__(parent)
        self._look = look
        self._line = line
        self.button = button
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(_RING, _PADDING, _RING, _PADDING)
        self._box.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Paragraph(look, title, Role.ROW_TITLE, parent=self))
        self._detail = Paragraph(look, detail, Role.SECONDARY, Ink.TEXT2, parent=self)
        words.addWidget(self._detail)
        self._box.addLayout(words, 1)
        button.setParent(self)
        self._box.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        button.setAccessibleDescription(detail)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.theme.changed.connect(self._arrange)

    def set_detail(self, detail: str) -> None:
        """Say something else."""
        self._detail.setText(detail)
        self.button.setAccessibleDescription(detail)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        self._turn(width)
        return self._box.totalHeightForWidth(width)

    def minimumSizeHint(self) -> QSize:
        """Return the room for the widest part."""
        height = self._box.minimumSize().height()
        return QSize(max(self.button.sizeHint().width(), 160), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button where there is room for it."""
        super().resizeEvent(event)
        self._turn(self.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dividing line."""
        if self._line:
            painter = QPainter(self)
            tokens = self._look.theme.tokens
            painter.setPen(QPen(tokens.line, tokens.border))
            painter.drawLine(_RING, 0, self.width() - _RING, 0)

    def _arrange(self) -> None:
        self._turn(self.width())
        self.updateGeometry()

    def _turn(self, width: int) -> None:
        narrow = width < self._look.theme.scaled(_NARROW)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._box.direction() is not wanted:
            self._box.setDirection(wanted)
            self._box.setAlignment(
                self.button,
                Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignVCenter,
            )
