"""A field that takes the next key pressed."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from coach.ui.fonts import Role
from coach.ui.widgets.focus import FocusVisible
from coach.ui.widgets.key_cap import key_cap_size, paint_key_cap
from coach.ui.widgets.look import Look

_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_unknown,
)
_LEAVING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class KeyField(FocusVisible, QPushButton):
    """Shows a key; pressed, it takes the next one.

    Esc, Tab and leaving the field keep the key that was there.

    Signals:
        captured: a key was pressed (Qt's portable text, "Ctrl+M").
    """

    captured = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        """Make an empty field.

        Args:
            look: theme and icons.
            name: what the key does.
            parent: owner.
        """
        super().__init__(parent)
        self.look = look
        self._name = name
        self._cap = ""
        self._waiting = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._begin)
        look.theme.changed.connect(self._restyle)
        look.icons.loaded.connect(self.update)
        self._name_it()

    @property
    def waiting(self) -> bool:
        """The next key is taken."""
        return self._waiting

    def show_key(self, cap: str) -> None:
        """Show a key cap."""
        self._cap = cap
        self._waiting = False
        self._name_it()
        self._restyle()

    def sizeHint(self) -> QSize:
        """Return the room for the key or for what is asked, whichever is wider."""
        theme = self.look.theme
        asking = QFontMetricsF(theme.font(Role.SECONDARY)).horizontalAdvance(self._asking())
        width = max(asking, float(key_cap_size(theme, self._cap).width())) + theme.scaled(28)
        return QSize(round(width), max(44, theme.scaled(28) + 16))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a key is never cut."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Keep shortcuts from taking the key first."""
        if self._waiting and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave the field with Tab, and keep the key that was there."""
        self._end()
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key, or begin to wait for one."""
        key = Qt.Key(event.key())
        if not self._waiting:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.click()
                return
            super().keyPressEvent(event)
            return
        if event.isAutoRepeat() or key in _MODIFIERS:
            return
        if key == Qt.Key.Key_Escape:
            self._end()
            return
        modifiers = event.modifiers()
        shifted = bool(event.text().strip()) and event.text().isprintable()
        if shifted or key in _LEAVING:
            # "+" is the key, however it is typed.
            modifiers &= ~Qt.KeyboardModifier.ShiftModifier
        modifiers &= ~Qt.KeyboardModifier.KeypadModifier
        sequence = QKeySequence(modifiers.value | key.value)
        self._end()
        self.captured.emit(sequence.toString(QKeySequence.SequenceFormat.PortableText))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let the release of Space, which began the waiting, press nothing again."""
        if not self._waiting:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the key that was there."""
        super().focusOutEvent(event)
        self._end()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint field and key, or what is asked."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.look.theme
        tokens = theme.tokens
        edge = tokens.accent if self._waiting else tokens.ctl
        width = max(2.0 if self._waiting else 1.0, tokens.border)
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(edge if self.isEnabled() else tokens.line, width))
        painter.setBrush(tokens.soft if self._waiting else tokens.surface)
        painter.drawRoundedRect(box, 10, 10)
        if self.underMouse() and self.isEnabled() and not self._waiting:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.state_layer(0.05))
            painter.drawRoundedRect(box, 10, 10)
        if self._waiting:
            painter.setPen(tokens.text)
            painter.setFont(theme.font(Role.SECONDARY))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._asking())
        elif self._cap:
            size = key_cap_size(theme, self._cap)
            cap = QRectF(0, 0, size.width(), size.height())
            cap.moveCenter(QRectF(self.rect()).center())
            ink = tokens.text if self.isEnabled() else tokens.text3
            paint_key_cap(painter, cap, self._cap, self.look, ink)

    def _begin(self) -> None:
        self._waiting = True
        self._name_it()
        self.update()

    def _end(self) -> None:
        if self._waiting:
            self._waiting = False
            self._name_it()
            self.update()

    def _asking(self) -> str:
        return self.tr("Press a key")

    def _name_it(self) -> None:
        name, cap = self._name, self._cap
        if self._waiting:
            words = self.tr("{name}: press the new key, or Escape to keep {key}")
            self.setAccessibleName(words.format(name=name, key=cap))
        else:
            self.setAccessibleName(self.tr("{name}: key {key}").format(name=name, key=cap))
        self.setAccessibleDescription(self.tr("Press to choose another key"))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
