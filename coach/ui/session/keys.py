"""The keys of a session, which work wherever the keyboard's focus is."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.domain.player import Command

_Key = Qt.Key


class SessionKeys(QObject):
    """Turns keys into wishes.

    Space always does what the big button does, even while another button has the focus: a
    person on the floor must be able to stop the clock without looking. Enter presses the button
    that has the focus.

    Signals:
        command: a `Command`.
        main: what the big button does.
        play_pause: pause, or go on.
        mute: sound off or on.
        floor: floor view on or off.
        full_screen: full screen on or off.
        end: the session is to end.
    """

    command = Signal(Command)
    main = Signal()
    play_pause = Signal()
    mute = Signal()
    floor = Signal()
    full_screen = Signal()
    end = Signal()

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._active = True
        self._single_on = True
        self._always: list[QShortcut] = []
        self._single: list[QShortcut] = []
        for key in (_Key.Key_Right, _Key.Key_PageDown, _Key.Key_MediaNext):
            self._add(key, self._next)
        for key in (_Key.Key_Left, _Key.Key_PageUp, _Key.Key_MediaPrevious):
            self._add(key, self._back)
        self._add(_Key.Key_Home, self._restart)
        self._add(_Key.Key_Space, self.main.emit)
        for key in (_Key.Key_MediaPlay, _Key.Key_MediaPause, _Key.Key_MediaTogglePlayPause):
            self._add(key, self.play_pause.emit)
        self._add(_Key.Key_F11, self.full_screen.emit)
        self._add(_Key.Key_Escape, self.end.emit)
        self._add(_Key.Key_F, self.floor.emit, single=True)
        self._add(_Key.Key_M, self.mute.emit, single=True)
        self._add(_Key.Key_R, self._repeat, single=True)
        self._add(_Key.Key_H, self._hurts, single=True)
        # On many keyboards the plus needs Shift; the same key without it is meant as well.
        for key in (_Key.Key_Plus, _Key.Key_Equal):
            self._add(key, self._extend, single=True)

    def set_single_keys(self, on: bool) -> None:
        """Let single letters and the plus work, or not (for speech input and tremor)."""
        self._single_on = on
        self._apply()

    def set_active(self, active: bool) -> None:
        """Leave the keys to a dialog, or take them back."""
        self._active = active
        self._apply()

    def _apply(self) -> None:
        for shortcut in self._always:
            shortcut.setEnabled(self._active)
        for shortcut in self._single:
            shortcut.setEnabled(self._active and self._single_on)

    def _add(self, key: Qt.Key, do: Callable[[], object], *, single: bool = False) -> None:
        shortcut = QShortcut(QKeySequence(key), self._view)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(do)
        (self._single if single else self._always).append(shortcut)

    @Slot()
    def _next(self) -> None:
        self.command.emit(Command.NEXT)

    @Slot()
    def _back(self) -> None:
        self.command.emit(Command.BACK)

    @Slot()
    def _restart(self) -> None:
        self.command.emit(Command.RESTART)

    @Slot()
    def _repeat(self) -> None:
        self.command.emit(Command.REPEAT)

    @Slot()
    def _hurts(self) -> None:
        self.command.emit(Command.HURTS)

    @Slot()
    def _extend(self) -> None:
        self.command.emit(Command.EXTEND)
