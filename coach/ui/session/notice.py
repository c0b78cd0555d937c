"""A sentence that the session does not stop for."""

from PySide6.QtCore import QRect, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import IconButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph

SHOWN_MS = 10_000
"""A person on the floor cannot close it, so it puts itself away."""


class Notice(Card):
    """Lies over the view for ten seconds, or until it is closed."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, radius=12, parent=parent)
        self.shown_ms = SHOWN_MS
        row = QHBoxLayout(self)
        self._row = row
        row.setContentsMargins(18, 4, 8, 4)
        row.setSpacing(12)
        mark = IconView(look, "info", 20, Ink.ACCENT, parent=self)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._words = Paragraph(look, parent=self)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        close = IconButton(look, "x", self.tr("Close this message"), parent=self)
        close.clicked.connect(self._close)
        row.addWidget(close)
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.timeout.connect(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence, empty while none is shown."""
        return "" if self.isHidden() else self._words.text()

    @property
    def is_counting(self) -> bool:
        """It will put itself away."""
        return self._away.isActive()

    def show_text(self, text: str) -> None:
        """Show a sentence."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        if self.isVisible():
            self._away.start(self.shown_ms)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to count: what nobody could see waits for its reader."""
        super().showEvent(event)
        self._away.start(self.shown_ms)

    def hideEvent(self, event: QHideEvent) -> None:
        """Count no longer."""
        super().hideEvent(event)
        self._away.stop()

    def box(self, room: QRect) -> QRect:
        """Return its place at the top of a room, as high as its words need."""
        width = min(room.width(), self.look.theme.scaled(680))
        height = max(self._row.totalHeightForWidth(width), 52)
        return QRect(room.x() + (room.width() - width) // 2, room.y(), width, height)

    def place(self, room: QRect) -> None:
        """Put it at the top of a room."""
        self.setGeometry(self.box(room))

    @Slot()
    def _close(self) -> None:
        self._away.stop()
        parent = self.parentWidget()
        had_keyboard = self.isAncestorOf(self.window().focusWidget())
        self.hide()
        if parent is not None and had_keyboard:
            parent.setFocus(Qt.FocusReason.OtherFocusReason)
