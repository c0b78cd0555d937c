"""A strip that tells what was just changed, and takes it back."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from coach.ui.announce import Announcer
from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind, IconButton, shortcut_text
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay
from coach.ui.widgets.paragraph import Paragraph

_BESIDE_FROM = 480
"""Least width for the button beside the words, in logical px before text scaling."""


class UndoStrip(QWidget):
    """Stays until it is put away or something else is changed; it does not run out.

    Signals:
        undo_asked: take it back.
    """

    undo_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._announcer = Announcer(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(24, 8, 16, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(IconView(look, "check", 20, Ink.ACCENT, parent=self), 0, 0)
        self._words = Paragraph(look, "", Role.SECONDARY, parent=self)
        grid.addWidget(self._words, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        key = shortcut_text(QKeySequence.StandardKey.Undo)
        self.undo = Button(
            look,
            self.tr("&Undo"),
            ButtonKind.SECONDARY,
            icon="arrow-counter-clockwise",
            key=key,
            parent=self,
        )
        self.undo.clicked.connect(self._ask)
        close = IconButton(look, "x", self.tr("Put this notice away"), parent=self)
        close.clicked.connect(self.hide)
        grid.addWidget(close, 0, 3)
        self._place_button()
        self._shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        self._shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        self._shortcut.activated.connect(self._ask_by_key)
        look.theme.changed.connect(self.update)
        self.hide()

    @property
    def words(self) -> str:
        """What it tells."""
        return self._words.text()

    def offer(self, words: str, *, undo: bool = True) -> None:
        """Tell what was changed; `undo` offers to take it back."""
        self._words.setText(words)
        self.undo.setVisible(undo)
        self._shortcut.setEnabled(undo)
        self.show()
        self._announcer.forget()
        self._announcer.announce(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the words."""
        super().resizeEvent(event)
        self._place_button()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        tokens = self._look.theme.tokens
        painter.fillRect(self.rect(), tokens.soft)
        painter.setPen(QPen(tokens.line, tokens.border))
        painter.drawLine(QRectF(self.rect()).topLeft(), QRectF(self.rect()).topRight())

    def _place_button(self) -> None:
        """Put the button beside the words, or under them where that leaves them little room."""
        row, column = (0, 2) if self.width() >= self._look.theme.scaled(_BESIDE_FROM) else (1, 1)
        if self._grid.itemAtPosition(row, column) is None:
            self._grid.removeWidget(self.undo)
            self._grid.addWidget(self.undo, row, column, Qt.AlignmentFlag.AlignLeft)

    def _ask_by_key(self) -> None:
        # In a dialog over the page the key belongs to what is typed there.
        if not any(one.isVisible() for one in self.window().findChildren(Overlay)):
            self._ask()

    def _ask(self) -> None:
        if self.isVisible() and not self.undo.isHidden():
            self.hide()
            self.undo_asked.emit()
