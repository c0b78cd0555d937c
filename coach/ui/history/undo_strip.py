"""A strip that tells what was just changed, and takes it back."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from coach.ui.announce import Announcer
from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind, IconButton, shortcut_text
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay
from coach.ui.widgets.paragraph import Paragraph


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
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(IconView(look, "check", 20, Ink.ACCENT, parent=self))
        self._words = Paragraph(look, "", Role.SECONDARY, parent=self)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
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
        row.addWidget(self.undo)
        close = IconButton(look, "x", self.tr("Put this notice away"), parent=self)
        close.clicked.connect(self.hide)
        row.addWidget(close)
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

    def minimumSizeHint(self) -> QSize:
        """Return a height for words and button."""
        return QSize(200, max(60, self.undo.sizeHint().height() + 16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        tokens = self._look.theme.tokens
        painter.fillRect(self.rect(), tokens.soft)
        painter.setPen(QPen(tokens.line, tokens.border))
        painter.drawLine(QRectF(self.rect()).topLeft(), QRectF(self.rect()).topRight())

    def _ask_by_key(self) -> None:
        # In a dialog over the page the key belongs to what is typed there.
        if not any(one.isVisible() for one in self.window().findChildren(Overlay)):
            self._ask()

    def _ask(self) -> None:
        if self.isVisible() and not self.undo.isHidden():
            self.hide()
            self.undo_asked.emit()
