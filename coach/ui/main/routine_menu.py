"""The menu of what can be done with routines, at the head of the sidebar."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

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
            ("download-simple", self.tr("&Import…"), self.import_asked),
            ("export", self.tr("&Export this routine…"), self.export_asked),
        ):
            self.popup.add(icon, text).clicked.connect(asked)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        if self.popup.isVisible():
            self.popup.leave()
            return
        self.popup.open_under(self)


class _Popup(QWidget):
    """Entries under one another; it closes once one is pressed, or the keyboard goes elsewhere.

    It lies within the window: a window of its own of the kind that closes by itself is left out of
    what screen readers are told.
    """

    def __init__(self, look: Look, name: str, opener: QWidget) -> None:
        super().__init__(opener)
        self.hide()
        self._look = look
        self._opener = opener
        self.setAccessibleName(name)
        self._entries: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        self._column.setSpacing(2)

    def add(self, icon: str, text: str) -> Button:
        """Add an entry and return it."""
        entry = _Entry(self._look, text, icon, self)
        entry.clicked.connect(self.leave)
        self._column.addWidget(entry)
        self._entries.append(entry)
        return entry

    def open_under(self, opener: QWidget) -> None:
        """Open below a widget, or where the window has room."""
        window = opener.window()
        self.setParent(window)
        self.adjustSize()
        place = opener.mapTo(window, QPoint(0, opener.height() + 4))
        x = min(place.x(), window.width() - self.width() - _PAD)
        y = min(place.y(), window.height() - self.height() - _PAD)
        self.move(max(0, x), max(0, y))
        self.show()
        self.raise_()
        self._entries[0].setFocus(Qt.FocusReason.PopupFocusReason)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def leave(self) -> None:
        """Close, and give the keyboard back to what opened it."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._opener.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Watch the program no longer."""
        super().hideEvent(event)
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on a press beside it, and when the keyboard or the window's size changes."""
        kind = event.type()
        if kind is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            spot = event.globalPosition().toPoint()
            on_opener = self._opener.rect().contains(self._opener.mapFromGlobal(spot))
            if not on_opener and not self.rect().contains(self.mapFromGlobal(spot)):
                self.leave()
        elif (kind is QEvent.Type.Resize and watched is self.window()) or (
            kind is QEvent.Type.FocusIn
            and isinstance(watched, QWidget)
            and watched is not self._opener
            and not self.isAncestorOf(watched)
        ):
            self.leave()
        return False

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name
        """Let Tab go round the entries."""
        self._step(1 if next else -1)
        return True

    def _step(self, by: int) -> None:
        at = next((n for n, one in enumerate(self._entries) if one.hasFocus()), 0)
        target = self._entries[(at + by) % len(self._entries)]
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc, go up and down with the arrows."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
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
