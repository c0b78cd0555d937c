"""Which key does what in a session: the usual keys, and those that the user has chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

_Key = Qt.Key


class KeyAction(StrEnum):
    """What a key that can be chosen does."""

    NEXT = "next"
    BACK = "back"
    RESTART = "restart"
    EXTEND = "extend"
    REPEAT = "repeat"
    MUTE = "mute"
    HURTS = "hurts"
    FLOOR = "floor"
    FULL_SCREEN = "full-screen"


USUAL: Mapping[KeyAction, str] = {
    KeyAction.NEXT: "Right",
    KeyAction.BACK: "Left",
    KeyAction.RESTART: "Home",
    KeyAction.EXTEND: "+",
    KeyAction.REPEAT: "R",
    KeyAction.MUTE: "M",
    KeyAction.HURTS: "H",
    KeyAction.FLOOR: "F",
    KeyAction.FULL_SCREEN: "F11",
}

SETTINGS_KEY = "Ctrl+,"
"""Opens the settings, in a session too."""

_FIXED = (
    *(_Key.Key_Space, _Key.Key_Escape, _Key.Key_F1, _Key.Key_PageUp, _Key.Key_PageDown),
    *(_Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Return, _Key.Key_Enter),
    *(_Key.Key_MediaNext, _Key.Key_MediaPrevious, _Key.Key_MediaPlay, _Key.Key_MediaPause),
    _Key.Key_MediaTogglePlayPause,
)
_FIRST_NAMED = 0x01000000
"""Keys below it stand for the character that they type."""


class KeyFault(StrEnum):
    """Why a key cannot be had."""

    NO_KEY = "no-key"
    """The text names no single key."""

    FIXED = "fixed"
    """The key has a duty that cannot be changed."""

    ALT = "alt"
    """Alt with a letter presses the buttons."""

    TAKEN = "taken"
    """It does something else already."""


@dataclass(frozen=True, slots=True)
class KeyMap:
    """The keys in force.

    Attributes:
        single: letters and other typed characters work on their own.
        chosen: keys other than the usual ones, in Qt's portable text.
    """

    single: bool = True
    chosen: Mapping[KeyAction, str] = field(default_factory=dict)

    def key(self, action: KeyAction) -> str:
        """Return the key of an action in Qt's portable text, in force or not."""
        return self.chosen.get(action, USUAL[action])

    def sequences(self, action: KeyAction) -> list[QKeySequence]:
        """Return everything that asks for an action now."""
        key = self.key(action)
        if not self.single and is_single(key):
            return []
        keys = [key]
        if key == "+" and self.user_of("=") is None:
            # On many keyboards the plus needs Shift; the same key without it is meant as well.
            keys.append("=")
        return [_sequence(one) for one in keys]

    def cap(self, action: KeyAction) -> str:
        """Return what the key cap shows, empty while the key does not work."""
        return key_cap(self.key(action)) if self.sequences(action) else ""

    def user_of(self, key: str) -> KeyAction | None:
        """Return what a key does, None if it is free."""
        return next((one for one in KeyAction if self.key(one) == key), None)

    def fault(self, action: KeyAction, key: str) -> KeyFault | None:
        """Tell why an action cannot have a key; None if it can."""
        fault = _own_fault(key)
        if fault is None and self.user_of(key) not in (None, action):
            return KeyFault.TAKEN
        return fault

    def with_key(self, action: KeyAction, key: str) -> "KeyMap":
        """Return the map with another key for an action."""
        chosen = {**self.chosen, action: key}
        if key == USUAL[action]:
            del chosen[action]
        return KeyMap(self.single, chosen)


def read_keys(single: bool, chosen: Mapping[str, str]) -> tuple[KeyMap, tuple[str, ...]]:
    """Return the keys that settings ask for, and the names of those that cannot be had.

    A key that cannot be had (an unknown action, no key, a fixed one, one wanted twice) leaves the
    action its usual key.
    """
    known = {str(action): action for action in KeyAction}
    refused = [name for name in chosen if name not in known]
    wanted: dict[KeyAction, str] = {}
    for name, key in chosen.items():
        if name in known:
            if _own_fault(key) is None:
                wanted[known[name]] = _portable(key)
            else:
                refused.append(name)
    while twice := _wanted_twice(wanted):
        for action in twice:
            del wanted[action]
            refused.append(action)
    return KeyMap(single, wanted), tuple(refused)


def is_single(key: str) -> bool:
    """Tell whether a key is a typed character on its own, which speech input may type too."""
    combined = _combination(key)
    if combined is None:
        return False
    held = combined.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return not held.value and combined.key().value < _FIRST_NAMED


def key_cap(key: str) -> str:
    """Return what is written on the cap of a key given in Qt's portable text."""
    if key in ("Left", "Right"):
        return key  # drawn as arrows
    return _sequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _sequence(key: str) -> QKeySequence:
    return QKeySequence(key, QKeySequence.SequenceFormat.PortableText)


def _combination(key: str) -> QKeyCombination | None:
    """Return the key and what is held with it; None if the text names no single key."""
    sequence = _sequence(key)
    if sequence.count() != 1:
        return None
    # The stub of QKeySequence lacks the index.
    combined: QKeyCombination = sequence[0]  # type: ignore[index]
    return None if combined.key() is _Key.Key_unknown else combined


def _portable(key: str) -> str:
    return _sequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def _own_fault(key: str) -> KeyFault | None:
    combined = _combination(key)
    if combined is None:
        return KeyFault.NO_KEY
    if combined.key() in _FIXED or _portable(key) == SETTINGS_KEY:
        return KeyFault.FIXED
    if combined.keyboardModifiers() & Qt.KeyboardModifier.AltModifier:
        return KeyFault.ALT
    return None


def _wanted_twice(wanted: Mapping[KeyAction, str]) -> list[KeyAction]:
    """Return the chosen keys that would do two things."""
    keys = KeyMap(chosen=wanted)
    every = [keys.key(action) for action in KeyAction]
    return [action for action, key in wanted.items() if every.count(key) > 1]
