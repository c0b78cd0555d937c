"""A sentence that the session does not stop for."""

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import IconButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph


class Notice(Card):
    """Lies over the view until it is closed or another sentence takes its place."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, radius=12, parent=parent)
        row = QHBoxLayout(self)
        self._row = row
        row.setContentsMargins(18, 8, 8, 8)
        row.setSpacing(12)
        mark = IconView(look, "info", 20, Ink.ACCENT, parent=self)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._words = Paragraph(look, parent=self)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        close = IconButton(look, "x", self.tr("Close this message"), parent=self)
        close.clicked.connect(self._close)
        row.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence, empty while none is shown."""
        return "" if self.isHidden() else self._words.text()

    def show_text(self, text: str) -> None:
        """Show a sentence."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self.show()
        self.raise_()

    def place(self, room: QRect) -> None:
        """Put it at the top of a room, as high as its words need."""
        width = min(room.width(), self.look.theme.scaled(680))
        height = max(self._row.totalHeightForWidth(width), 60)
        box = QRect(0, room.y(), width, height)
        box.moveLeft(room.x() + (room.width() - width) // 2)
        self.setGeometry(box)

    @Slot()
    def _close(self) -> None:
        parent = self.parentWidget()
        self.hide()
        if parent is not None:
            parent.setFocus(Qt.FocusReason.OtherFocusReason)
