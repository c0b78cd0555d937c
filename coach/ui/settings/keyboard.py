"""Settings of the keyboard: which key does what in a session."""

from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.announce import Announcer
from coach.ui.session.key_map import SETTINGS_KEY, KeyAction, KeyFault, KeyMap, key_cap, read_keys
from coach.ui.settings.panel import Panel
from coach.ui.settings.rows import Row
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button
from coach.ui.widgets.key_cap import KeyCap
from coach.ui.widgets.key_field import KeyField
from coach.ui.widgets.look import Look


class KeyboardPanel(Panel):
    """Single keys on or off, the keys that can be chosen, and those that are fixed."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._announcer = Announcer(self)
        group = self.group(self.tr("Letters"))
        self.single = self.switch(
            group,
            self.tr("Letters work on their own"),
            self.tr(
                "Turn this off if you speak to your computer or touch keys by accident; "
                "arrows, Space and every button still work"
            ),
        )
        group = self.group(self.tr("Keys in a session"))
        self.fields: dict[KeyAction, KeyField] = {}
        self._rows: dict[KeyAction, Row] = {}
        for action in KeyAction:
            title = self._title(action)
            field = KeyField(look, title)
            self._rows[action] = group.add(Row(look, title, "", field, group.card))
            field.captured.connect(self._capture)
            field.clicked.connect(self._forgive)
            self.fields[action] = field
        self.usual = Button(look, self.tr("&Put back"), icon="arrow-counter-clockwise")
        title = self.tr("The usual keys")
        group.add(Row(look, title, "", self.usual, group.card))
        group = self.group(self.tr("Always the same"))
        for title, keys in (
            (self.tr("Pause, go on, or whatever the big button says"), (self.tr("Space"),)),
            (self.tr("End the session; it asks first"), (self.tr("Esc"),)),
            (self.tr("When to see a doctor"), ("F1",)),
            (self.tr("The settings; a session waits meanwhile"), (SETTINGS_KEY,)),
            (self.tr("Next and back, also on a presenter’s clicker"), ("PgDown", "PgUp")),
        ):
            caps = QWidget()
            row = QHBoxLayout(caps)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            for key in keys:
                row.addWidget(KeyCap(look, key_cap(key), caps))
            caps.setAccessibleName(", ".join(keys))
            group.add(Row(look, title, "", caps, group.card))
        self.single.toggled.connect(self._take)
        self.usual.clicked.connect(self._put_back)

    def fill(self) -> None:
        """Show the settings."""
        keys = self._keys()
        self.single.show_checked(keys.single)
        for action, field in self.fields.items():
            field.show_key(key_cap(keys.key(action)))
        self.usual.setEnabled(bool(self.settings.keys.chosen))
        self._refuse(None, "")

    def refusal(self, action: KeyAction) -> str:
        """Return why the last key pressed for an action was refused, empty if it was not."""
        return self._rows[action].explanation

    def _keys(self) -> KeyMap:
        kept = self.settings.keys
        return read_keys(kept.single, kept.chosen)[0]

    def _capture(self, key: str) -> None:
        sender = self.sender()
        action = next(one for one, field in self.fields.items() if field is sender)
        keys = self._keys()
        fault = keys.fault(action, key)
        if fault is not None:
            self._refuse(action, self._sentence(fault, key, keys.user_of(key)))
            return
        self._give_keys(keys.with_key(action, key))

    def _give_keys(self, keys: KeyMap) -> None:
        kept = self.settings.keys
        # What cannot be used stays in the file until that very key is chosen.
        refused = read_keys(kept.single, kept.chosen)[1]
        chosen = {name: kept.chosen[name] for name in refused}
        chosen |= {str(action): key for action, key in keys.chosen.items()}
        kept = replace(kept, chosen=chosen)
        self.give(replace(self.settings, keys=kept))
        self.fill()

    def _put_back(self) -> None:
        kept = replace(self.settings.keys, chosen={})
        self.give(replace(self.settings, keys=kept))
        self.fill()

    def _take(self, on: bool) -> None:
        kept = replace(self.settings.keys, single=on)
        self.give(replace(self.settings, keys=kept))

    def _refuse(self, action: KeyAction | None, sentence: str) -> None:
        for one, row in self._rows.items():
            row.explain(sentence if one is action else "", Ink.ACCENT)
        if action is not None:
            self._announcer.forget()
            self._announcer.announce(sentence)

    def _forgive(self) -> None:
        """Another key is about to be pressed: what was refused is history."""
        self._refuse(None, "")

    def _title(self, action: KeyAction) -> str:
        return {
            KeyAction.NEXT: self.tr("Next step"),
            KeyAction.BACK: self.tr("Step before"),
            KeyAction.RESTART: self.tr("Start the step over"),
            KeyAction.EXTEND: self.tr("Ten seconds more"),
            KeyAction.REPEAT: self.tr("Repeat the instruction"),
            KeyAction.MUTE: self.tr("Sound off and on"),
            KeyAction.HURTS: self.tr("That hurts"),
            KeyAction.FLOOR: self.tr("Floor view"),
            KeyAction.FULL_SCREEN: self.tr("Full screen"),
        }[action]

    def _sentence(self, fault: KeyFault, key: str, user: KeyAction | None) -> str:
        cap = key_cap(key)
        if fault is KeyFault.TAKEN and user is not None:
            words = self.tr("{key} is already the key for “{other}”; choose another one.")
            return words.format(key=cap, other=self._title(user))
        if fault is KeyFault.FIXED:
            return self.tr("{key} always does the same; choose another one.").format(key=cap)
        if fault is KeyFault.ALT:
            return self.tr("Alt with a letter presses buttons; choose a key without Alt.")
        return self.tr("That key cannot be told from others; choose another one.")
