"""The buttons under the session."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.ui.fonts import Role
from coach.ui.session.geometry import Shape
from coach.ui.session.key_map import KeyAction, KeyMap
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.look import Look

_GAP = 12


class MainAction(StrEnum):
    """What the big button does now."""

    PAUSE = "pause"
    RESUME = "resume"
    START_NOW = "start-now"
    CONTINUE = "continue"


@dataclass(frozen=True, slots=True)
class _Level:
    """How much the bar leaves out.

    Attributes:
        compact: buttons without their label.
        caps: these show their key.
        left_out: buttons that are not shown at all; their keys work on.
        main_cap: the big button shows its key.
    """

    compact: frozenset[Button]
    caps: bool = True
    left_out: frozenset[Button] = frozenset()
    main_cap: bool = True


class ControlBar(QWidget):
    """Back, the big button, Next on the left; the rest on the right.

    Where room is short, labels give way to icon and key cap, the least needed first; the big
    button and "That hurts" keep theirs longest. Labels that change keep the widest one's room.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._margin = 32
        self._shape = Shape.COLUMN
        self._keys = KeyMap()
        self._muted = False
        self._action = MainAction.PAUSE
        self.back = Button(look, self.tr("&Back"), icon="skip-back-fill", parent=self)
        self.main = Button(look, "", ButtonKind.PRIMARY, role=Role.START, parent=self)
        self.next = Button(look, self.tr("&Next"), icon="skip-forward-fill", parent=self)
        self.extend = Button(look, self.tr("+&10 s"), icon="timer", parent=self)
        self.extend.setAccessibleName(self.tr("Ten seconds more"))
        self.repeat = Button(look, self.tr("&Repeat"), icon="repeat", parent=self)
        self.mute = Button(look, self.tr("&Mute"), icon="speaker-high", parent=self)
        self.hurts = Button(
            look, self.tr("That &hurts"), ButtonKind.CARE, icon="hand-palm", parent=self
        )
        self._show_caps(self._levels()[0])
        self.set_action(MainAction.PAUSE)
        look.theme.changed.connect(self._arrange)

    @property
    def action(self) -> MainAction:
        """What the big button does now."""
        return self._action

    def buttons(self) -> tuple[Button, ...]:
        """Return the buttons from left to right."""
        return (*self._left_group(), *self._right_group())

    def set_action(self, action: MainAction) -> None:
        """Change what the big button does."""
        text, icon = self._main_face(action)
        self._action = action
        # While paused the card on the stage holds the one primary button of the view.
        self.main.kind = ButtonKind.SOFT if action is MainAction.RESUME else ButtonKind.PRIMARY
        if self.main.text() != text:
            self.main.setText(text)
            self.main.set_icon(icon)
            self._arrange()

    def set_muted(self, muted: bool) -> None:
        """Show whether sound is off."""
        if muted != self._muted:
            self._muted = muted
            self.mute.setText(self._mute_text(muted))
            self.mute.set_icon("speaker-slash" if muted else "speaker-high")
            self._arrange()

    def set_can_extend(self, can: bool) -> None:
        """Enable +10 s only where it does something."""
        self.extend.setEnabled(can)

    def set_keys(self, keys: KeyMap) -> None:
        """Show other keys on the buttons; those that do not work are not shown."""
        self._keys = keys
        self._show_caps(self._levels()[0])
        self._arrange()

    def set_shape(self, margin: int, shape: Shape) -> None:
        """Set the outer margin, and how the session is arranged: small windows have a low bar."""
        self._margin, self._shape = margin, shape
        for button in self.buttons():
            if button is self.main:
                button.set_least_height(52 if self._low else 60)
            else:
                button.set_least_height(48 if self._low else 56)
        self._arrange()

    def height_for(self, width: int) -> int:
        """Return the height that the bar needs at a width."""
        if self._shape is Shape.TINY:
            usual, round_about = 0, 12
        else:
            usual, round_about = (76, 20) if self._low else (96, 36)
        button = max(one.sizeHint().height() for one in self.buttons())
        rows = 1 if self._level_for(width) is not None else 2
        # There is room round the buttons for the ring of the focus.
        return max(usual, rows * button + (rows - 1) * _GAP + round_about)

    def sizeHint(self) -> QSize:
        """Return the usual height."""
        return QSize(1280, 96)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the buttons."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and upper edge."""
        painter = QPainter(self)
        tokens = self._look.theme.tokens
        painter.fillRect(self.rect(), tokens.surface)
        painter.fillRect(QRectF(0, 0, self.width(), tokens.border), tokens.line)

    # --- arranging ----------------------------------------------------------------------------

    @property
    def _low(self) -> bool:
        return self._shape is not Shape.COLUMN

    def _left_group(self) -> tuple[Button, ...]:
        return (self.back, self.main, self.next)

    def _right_group(self) -> tuple[Button, ...]:
        return (self.extend, self.repeat, self.mute, self.hurts)

    def _levels(self) -> tuple[_Level, ...]:
        """Return what is left out, from nothing to nearly everything."""
        tools = frozenset((self.extend, self.repeat, self.mute))
        small = tools | {self.back, self.next}
        if self._shape is Shape.TINY:
            few = small | {self.hurts}
            return (
                _Level(few, caps=False),
                _Level(few, caps=False, left_out=tools),
                _Level(few, caps=False, left_out=tools, main_cap=False),
            )
        return (
            _Level(frozenset()),
            _Level(tools),
            _Level(small),
            _Level(small | {self.hurts}),
            _Level(small, caps=False),
            _Level(small | {self.hurts}, caps=False),
        )

    def _level_for(self, width: int) -> _Level | None:
        room = width - 2 * self._margin
        for level in self._levels():
            if self._low and not level.compact:
                continue
            self._show_caps(level)
            shown = [one for one in self.buttons() if one not in level.left_out]
            needed = sum(self._width(one, one in level.compact) for one in shown)
            needed += _GAP * (len(shown) - 1)
            if needed <= room:
                return level
        return None

    def _arrange(self) -> None:
        if not self.width():
            return
        level = self._level_for(self.width())
        chosen = level if level is not None else self._levels()[-1]
        self._show_caps(chosen)
        widths = {one: self._width(one, one in chosen.compact) for one in self.buttons()}
        for button in self.buttons():
            button.set_compact(button in chosen.compact)
            button.setVisible(button not in chosen.left_out)
        if level is None:
            self._arrange_rows(widths)
            return
        middle = self.height() / 2
        x = self._margin
        for button in self._left_group():
            self._put(button, x, middle, widths[button])
            x += widths[button] + _GAP
        x = self.width() - self._margin
        for button in reversed(self._right_group()):
            if button in chosen.left_out:
                continue
            x -= widths[button]
            self._put(button, x, middle, widths[button])
            x -= _GAP

    def _arrange_rows(self, widths: dict[Button, int]) -> None:
        for row, group in enumerate((self._left_group(), self._right_group())):
            used = sum(widths[one] for one in group) + _GAP * (len(group) - 1)
            x = (self.width() - used) // 2
            for button in group:
                self._put(button, x, self.height() * (1 + 2 * row) / 4, widths[button])
                x += widths[button] + _GAP

    def _show_caps(self, level: _Level) -> None:
        keys = self._keys
        for button, key in (
            (self.back, keys.cap(KeyAction.BACK)),
            (self.main, self.tr("Space") if level.main_cap else ""),
            (self.next, keys.cap(KeyAction.NEXT)),
            (self.extend, keys.cap(KeyAction.EXTEND)),
            (self.repeat, keys.cap(KeyAction.REPEAT)),
            (self.mute, keys.cap(KeyAction.MUTE)),
            (self.hurts, keys.cap(KeyAction.HURTS)),
        ):
            button.set_key(key if level.caps or button not in level.compact else "")

    def _put(self, button: Button, x: int, middle: float, width: int) -> None:
        height = button.sizeHint().height()
        button.setGeometry(x, round(middle - height / 2), width, height)

    def _width(self, button: Button, compact: bool) -> int:
        """Return a button's width with the widest of the labels that it may have."""
        was = button.text()
        widest = 0
        for text in self._texts(button):
            button.setText(text)
            button.set_compact(compact)
            widest = max(widest, button.sizeHint().width())
        if button.text() != was:
            button.setText(was)
        if button is self.main and not compact and not self._low:
            widest = max(widest, self._look.theme.scaled(232))
        return widest

    def _texts(self, button: Button) -> tuple[str, ...]:
        if button is self.main:
            return tuple(self._main_face(action)[0] for action in MainAction)
        if button is self.mute:
            return (self._mute_text(False), self._mute_text(True))
        return (button.text(),)

    def _mute_text(self, muted: bool) -> str:
        return self.tr("Un&mute") if muted else self.tr("&Mute")

    def _main_face(self, action: MainAction) -> tuple[str, str]:
        return {
            MainAction.PAUSE: (self.tr("&Pause"), "pause-fill"),
            MainAction.RESUME: (self.tr("Res&ume"), "play-fill"),
            MainAction.START_NOW: (self.tr("&Start now"), "play-fill"),
            MainAction.CONTINUE: (self.tr("&Continue"), "check-bold"),
        }[action]
