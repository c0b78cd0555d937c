"""A stepper for a number of a dose: a word after it, steps that grow with it."""

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from coach.ui.editor.view import Amount, Part
from coach.ui.fonts import Role
from coach.ui.widgets.look import Look
from coach.ui.widgets.stepper import Stepper

_COARSE = 5
_FINE_BELOW = 10
_HISTORY = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_SECONDS = (Part.HOLD_SECONDS, Part.REST, Part.READY)


class AmountStepper(Stepper):
    """Steps one number.

    From ten seconds on, seconds are stepped in fives; any number can be typed.

    Signals:
        stepped: the user has set another number (its part, the number).
    """

    stepped = Signal(Part, int)

    def __init__(self, look: Look, amount: Amount, parent: QWidget | None = None) -> None:
        super().__init__(look, amount.name, amount.least, amount.most, parent=parent)
        self._amount = amount
        self.show_amount(amount)
        self.valueChanged.connect(self._tell)

    @property
    def part(self) -> Part:
        """Which number it steps."""
        return self._amount.part

    def show_amount(self, amount: Amount) -> None:
        """Show another number."""
        self._amount = amount
        with QSignalBlocker(self):
            self.setAccessibleName(amount.name)
            self.setSpecialValueText(amount.zero)
            self.setRange(amount.least, amount.most)
            self.setValue(amount.value)
            self._show_word()
        self.updateGeometry()

    def stepBy(self, steps: int) -> None:
        """Step, in fives from ten seconds on."""
        value = self.whole
        for _ in range(abs(steps)):
            value = self._next(value, 1 if steps > 0 else -1)
        self.setValue(value)

    def sizeHint(self) -> QSize:
        """Return the room for two digits and the word between two square buttons."""
        metrics = QFontMetricsF(self.look.theme.font(Role.BUTTON))
        amount = self._amount
        texts = [f"88\u00a0{amount.many}", f"1\u00a0{amount.one}", amount.zero]
        texts.append(self.textFromValue(self.value()) + self.suffix())
        widest = max(metrics.horizontalAdvance(text) for text in texts)
        height = super().sizeHint().height()
        return QSize(round(widest + self.look.theme.scaled(8)) + 2 * height, height)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the page, which keeps a history of everything."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(event.matches(one) for one in _HISTORY)
        ):
            event.ignore()
            return False
        return super().event(event)

    def _next(self, value: int, sign: int) -> int:
        if self._amount.part not in _SECONDS:
            return value + sign
        if value < _FINE_BELOW and self._amount.part is Part.HOLD_SECONDS:
            return value + sign
        if value == _FINE_BELOW and sign < 0 and self._amount.part is Part.HOLD_SECONDS:
            return value - 1
        # To the next multiple of five.
        fives = value // _COARSE + 1 if sign > 0 else -(-value // _COARSE) - 1
        return fives * _COARSE

    def _show_word(self) -> None:
        word = self._amount.one if self.whole == 1 else self._amount.many
        self.setSuffix(f"\u00a0{word}" if word else "")

    def _tell(self) -> None:
        self._show_word()
        self.stepped.emit(self._amount.part, self.whole)
