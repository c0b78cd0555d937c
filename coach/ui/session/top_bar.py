"""The bar over the session: which routine, how far, settings, floor view and the way out."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.domain.display import Display
from coach.ui.fonts import Role
from coach.ui.session.key_map import SETTINGS_KEY, KeyAction, KeyMap
from coach.ui.session.progress_bars import ProgressBars
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind, IconButton, shortcut_text
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph

_LEAST_BARS = 160


class TopBar(QWidget):
    """Labels, bars and three buttons; where room is short the labels give way to the bars."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._margin = 32
        self._name = Paragraph(look, "", Role.ROW_TITLE, wrap=False, parent=self)
        self._count = Paragraph(look, "", Role.BODY, Ink.TEXT2, wrap=False, parent=self)
        self._bars = ProgressBars(look, self)
        self._left = Paragraph(look, "", Role.BODY, Ink.TEXT2, wrap=False, parent=self)
        name = self.tr("Settings ({key})").format(key=shortcut_text(SETTINGS_KEY))
        self.settings = IconButton(look, "gear-six", name, parent=self)
        self.floor = Button(
            look, self.tr("&Floor view"), ButtonKind.GHOST, icon="monitor", parent=self
        )
        self.end = Button(
            look, self.tr("&End"), ButtonKind.GHOST, icon="x", key=self.tr("Esc"), parent=self
        )
        self._buttons = (self.settings, self.floor, self.end)
        self.set_keys(KeyMap())
        look.theme.changed.connect(self._arrange)

    def show_display(self, display: Display) -> None:
        """Show where the routine is."""
        number, count = display.exercise_number, display.exercise_count
        changed = _set(self._name, display.routine_name)
        words = self.tr("{number} of {count}").format(number=number, count=count)
        changed |= _set(self._count, words)
        minutes = self.tr("{minutes} min left").format(minutes=display.minutes_left)
        changed |= _set(self._left, minutes)
        self._bars.set_parts(display.parts)
        if changed:
            self._bars.setAccessibleName(f"{words}, {minutes}")
            self._arrange()

    def set_margin(self, margin: int) -> None:
        """Set the distance of the first and the last thing from the window's edge."""
        self._margin = margin
        self._arrange()

    def set_keys(self, keys: KeyMap) -> None:
        """Show another key on the button, none if it does not work."""
        self.floor.set_key(keys.cap(KeyAction.FLOOR))
        self._arrange()

    def sizeHint(self) -> QSize:
        """Return the usual height."""
        return QSize(800, self._look.theme.scaled(56))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        theme = self._look.theme
        gap = theme.scaled(14)
        labels = (self._name, self._count, self._left)
        widths = {label: label.sizeHint().width() for label in labels}
        for compact in (False, True):
            self.floor.set_compact(compact)
            self.end.set_compact(compact)
            buttons = sum(one.sizeHint().width() for one in self._buttons) + 8
            room = self.width() - 2 * self._margin - buttons - 10
            shown = list(labels)
            if self._fits(room, shown, widths, gap):
                break
        for label in (self._name, self._left):
            if not self._fits(room, shown, widths, gap):
                shown.remove(label)
        self._place(shown, widths, gap)

    def _fits(
        self, room: int, shown: list[Paragraph], widths: dict[Paragraph, int], gap: int
    ) -> bool:
        return sum(widths[label] + gap for label in shown) + _LEAST_BARS + gap <= room

    def _place(self, shown: list[Paragraph], widths: dict[Paragraph, int], gap: int) -> None:
        height = self.height()
        x = self._margin
        for label in (self._name, self._count):
            label.setVisible(label in shown)
            if label in shown:
                _put(label, x, widths[label], height)
                x += widths[label] + gap
        # Labels of changing length must not move the bars.
        x = max(x + gap, self._margin + round((self.width() - 2 * self._margin) * 0.195))
        right = self.width() - self._margin + 12
        for button in reversed(self._buttons):
            size = button.sizeHint()
            right -= size.width()
            button.setGeometry(right, (height - size.height()) // 2, size.width(), size.height())
            right -= 2
        self._left.setVisible(self._left in shown)
        if self._left in shown:
            reserved = max(widths[self._left], self._look.theme.scaled(92))
            right -= gap + reserved
            _put(self._left, right, reserved, height)
        right -= gap + 6
        bar_height = self._bars.sizeHint().height()
        self._bars.setGeometry(x, (height - bar_height) // 2, max(40, right - x), bar_height)


def _set(label: Paragraph, text: str) -> bool:
    if label.text() == text:
        return False
    label.setText(text)
    return True


def _put(label: Paragraph, x: int, width: int, height: int) -> None:
    own = label.heightForWidth(width)
    label.setGeometry(x, (height - own) // 2, width, own)
