"""The menu of what can be done with routines, at the head of the sidebar."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.widgets.buttons import Button, ButtonKind, IconButton
from coach.ui.widgets.look import Look

_PAD = 8
_RADIUS = 10


class RoutineMenu(IconButton):
    """A button that opens the menu.

    Signals:
        new_asked: begin a new routine.
        handout_asked: make a routine of a pasted handout.
        import_asked: take in a file of this or another program.
        export_asked: write the routine that is shown into a file.
    """

    new_asked = Signal()
    handout_asked = Signal()
    import_asked = Signal()
    export_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "list", "", parent=parent)
        name = self.tr("Make, import and export routines")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.popup = _Popup(look, name, self)
        for icon, text, asked in (
            ("plus", self.tr("&New routine"), self.new_asked),
            ("clipboard-text", self.tr("&Paste a handout"), self.handout_asked),
            ("download-simple", self.tr("&Import"), self.import_asked),
            ("export", self.tr("&Export this routine"), self.export_asked),
        ):
            self.popup.add(icon, text).clicked.connect(asked)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.popup.open_at(self.mapToGlobal(QPoint(0, self.height() + 4)))


class _Popup(QWidget):
    """Entries under one another; it closes once one is pressed."""

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._look = look
        self.setAccessibleName(name)
        self._entries: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        self._column.setSpacing(2)

    def add(self, icon: str, text: str) -> Button:
        """Add an entry and return it."""
        entry = _Entry(self._look, text, icon, self)
        entry.clicked.connect(self.close)
        self._column.addWidget(entry)
        self._entries.append(entry)
        return entry

    def open_at(self, place: QPoint) -> None:
        """Open with the left upper corner at a place, or where the screen has room."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = min(place.x(), screen.right() - self.width())
        y = min(place.y(), screen.bottom() - self.height())
        self.move(max(screen.left(), x), max(screen.top(), y))
        self.show()
        self._entries[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Round the corners; without a compositor no window is translucent."""
        super().resizeEvent(event)
        path = QPainterPath()
        path.addRoundedRect(self.rect().toRectF(), _RADIUS, _RADIUS)
        self.setMask(QRegion(path.toFillPolygon().toPolygon()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc, go up and down with the arrows."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in steps:
            at = next((n for n, one in enumerate(self._entries) if one.hasFocus()), 0)
            target = self._entries[(at + steps[Qt.Key(event.key())]) % len(self._entries)]
            target.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.theme.tokens
        inset = tokens.border / 2
        painter.setPen(QPen(tokens.ctl, tokens.border))
        painter.setBrush(tokens.surface)
        box = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)


class _Entry(Button):
    spread = True

    def __init__(self, look: Look, text: str, icon: str, parent: QWidget) -> None:
        super().__init__(look, text, ButtonKind.GHOST, icon=icon, role=Role.BODY, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the menu."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return
        super().keyPressEvent(event)
