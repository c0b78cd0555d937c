"""The keys of a session, which work wherever the keyboard's focus is."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.domain.player import Command
from coach.ui.session.key_map import SETTINGS_KEY, KeyAction, KeyMap

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
        settings: the settings are wanted.
    """

    command = Signal(Command)
    main = Signal()
    play_pause = Signal()
    mute = Signal()
    floor = Signal()
    full_screen = Signal()
    end = Signal()
    settings = Signal()

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._active = True
        self._fixed: list[QShortcut] = []
        for key in (_Key.Key_PageDown, _Key.Key_MediaNext):
            self._fix(key, self._next)
        for key in (_Key.Key_PageUp, _Key.Key_MediaPrevious):
            self._fix(key, self._back)
        self._fix(_Key.Key_Space, self.main.emit)
        for key in (_Key.Key_MediaPlay, _Key.Key_MediaPause, _Key.Key_MediaTogglePlayPause):
            self._fix(key, self.play_pause.emit)
        self._fix(_Key.Key_Escape, self.end.emit)
        self._fix(SETTINGS_KEY, self.settings.emit)
        self._chosen = {
            KeyAction.NEXT: self._shortcut(self._next),
            KeyAction.BACK: self._shortcut(self._back),
            KeyAction.RESTART: self._shortcut(self._restart),
            KeyAction.EXTEND: self._shortcut(self._extend),
            KeyAction.REPEAT: self._shortcut(self._repeat),
            KeyAction.MUTE: self._shortcut(self.mute.emit),
            KeyAction.HURTS: self._shortcut(self._hurts),
            KeyAction.FLOOR: self._shortcut(self.floor.emit),
            KeyAction.FULL_SCREEN: self._shortcut(self.full_screen.emit),
        }
        self.set_keys(KeyMap())

    def set_keys(self, keys: KeyMap) -> None:
        """Listen to other keys, or to no single ones (for speech input and tremor)."""
        for action, shortcut in self._chosen.items():
            shortcut.setKeys(keys.sequences(action))

    def set_active(self, active: bool) -> None:
        """Leave the keys to a dialog, or take them back."""
        self._active = active
        self._apply()

    def _apply(self) -> None:
        for shortcut in (*self._fixed, *self._chosen.values()):
            shortcut.setEnabled(self._active)

    def _fix(self, key: Qt.Key | str, do: Callable[[], object]) -> None:
        shortcut = self._shortcut(do)
        shortcut.setKey(QKeySequence(key))
        self._fixed.append(shortcut)

    def _shortcut(self, do: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(self._view)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(do)
        return shortcut

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
