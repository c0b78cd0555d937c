"""Rows of settings: what it is, what it does, and the control; and the cards that hold them."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.card import Card
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.slider import Slider
from coach.ui.widgets.switch import Switch

SIDE = 22
"""Room in a card beside what is in it, in logical px."""

_ABOVE = 10
_BETWEEN = 16
_LEAST_WORDS = 170
_LEAST_VALUE = 46


class Row(QWidget):
    """Title and explanation on the left, the control on the right; under them where room is short.

    A click beside a switch switches it.
    """

    def __init__(
        self,
        look: Look,
        title: str,
        explanation: str = "",
        control: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make a row.

        Args:
            look: theme and icons.
            title: what is set.
            explanation: what it does, empty where the title says it.
            control: what it is set with; the row becomes its parent.
            parent: owner.
        """
        super().__init__(parent)
        self._look = look
        self._first = True
        self.title = Paragraph(look, title, Role.BODY_STRONG, parent=self)
        self._explanation = Paragraph(look, explanation, Role.SMALL, Ink.TEXT2, parent=self)
        self._explanation.setVisible(bool(explanation))
        self.control = control
        if control is not None:
            control.setParent(self)
            self.title.setBuddy(control)
            if explanation:
                control.setAccessibleDescription(explanation)
        if isinstance(control, Switch):
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        # Whatever else than preferred holds it to its height at the usual width.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.theme.changed.connect(self._restyle)

    @property
    def explanation(self) -> str:
        """What it says under the title."""
        return self._explanation.text()

    def explain(self, text: str, ink: Ink = Ink.TEXT2) -> None:
        """Say something else under the title."""
        self._explanation.set_ink(ink)
        if text != self._explanation.text():
            self._explanation.setText(text)
            self._explanation.setVisible(bool(text))
            if self.control is not None:
                self.control.setAccessibleDescription(text)
            self._restyle()

    def set_first(self, first: bool) -> None:
        """Leave out the line above the first row of a card."""
        self._first = first

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width: words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        words, control, beside = self._measure(width)
        if beside:
            return max(words, control.height()) + 2 * _ABOVE
        return words + (control.height() + 8 if control.height() else 0) + 2 * _ABOVE + 2

    def sizeHint(self) -> QSize:
        """Return a usual size."""
        return QSize(560, self.heightForWidth(560))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the control or of the longest word."""
        width = self.title.minimumSizeHint().width()
        if self.control is not None:
            width = max(width, self.control.minimumSizeHint().width())
        return QSize(width + 2 * SIDE, 52)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts."""
        super().resizeEvent(event)
        self._arrange()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Switch what stands in the row."""
        if isinstance(self.control, Switch) and self.control.isEnabled():
            self.control.click()
        else:
            super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line over the row."""
        if not self._first:
            tokens = self._look.theme.tokens
            line = QRectF(SIDE, 0, self.width() - 2 * SIDE, 1)
            QPainter(self).fillRect(line, tokens.line)

    def _measure(self, width: int) -> tuple[int, QSize, bool]:
        """Return the height of the words, the size of the control, and whether it is beside."""
        room = width - 2 * SIDE
        if self.control is None:
            return self._words_height(room), QSize(0, 0), True
        hint = self.control.sizeHint()
        least = max(self._look.theme.scaled(_LEAST_WORDS), self.title.minimumSizeHint().width())
        if isinstance(self.control, Switch):
            least = self.title.minimumSizeHint().width()
        beside = room - hint.width() - _BETWEEN >= least
        if beside:
            return self._words_height(room - hint.width() - _BETWEEN), hint, True
        control = QSize(min(hint.width(), room), hint.height())
        if isinstance(self.control, ValueSlider):
            control.setWidth(room)
        if self.control.hasHeightForWidth():
            control.setHeight(self.control.heightForWidth(control.width()))
        return self._words_height(room), control, False

    def _words_height(self, width: int) -> int:
        height = self.title.heightForWidth(width)
        if self._explanation.text():
            height += self._explanation.heightForWidth(width) + 2
        return height

    def _arrange(self) -> None:
        words, control, beside = self._measure(self.width())
        room = self.width() - 2 * SIDE
        width = room - control.width() - _BETWEEN if beside and self.control else room
        y = (self.height() - words) // 2 if beside else _ABOVE
        title = self.title.heightForWidth(width)
        self.title.setGeometry(SIDE, y, width, title)
        if self._explanation.text():
            height = self._explanation.heightForWidth(width)
            self._explanation.setGeometry(SIDE, y + title + 2, width, height)
        if self.control is None:
            return
        at = QRect(SIDE, _ABOVE + words + 8, control.width(), control.height())
        if beside:
            x = self.width() - SIDE - control.width()
            at = QRect(x, (self.height() - control.height()) // 2, control.width(), at.height())
        self.control.setGeometry(at)

    def _restyle(self) -> None:
        self.updateGeometry()
        self._arrange()
        self.update()


class ValueSlider(QWidget):
    """A slider with its value in words.

    Signals:
        chosen: another value stands.
    """

    chosen = Signal(int)

    def __init__(
        self,
        look: Look,
        name: str,
        least: int,
        most: int,
        *,
        step: int,
        words: str,
        parent: QWidget | None = None,
    ) -> None:
        """Make one at its least value.

        Args:
            look: theme and icons.
            name: accessible name.
            least: smallest value.
            most: greatest value.
            step: what an arrow key changes.
            words: the value in words, with "{value}" in it ("{value} %").
            parent: owner.
        """
        super().__init__(parent)
        self._look = look
        self._words = words
        self.slider = Slider(look, name, least, most, step=step, parent=self)
        self._value = Paragraph(look, "", Role.SECONDARY, Ink.TEXT2, wrap=False, parent=self)
        self._value.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.slider)
        self.slider.sliderMoved.connect(self._say)
        self.slider.valueChanged.connect(self._say)
        self.slider.valueChanged.connect(self.chosen)
        look.theme.changed.connect(self._restyle)
        self._say(least)

    @property
    def value(self) -> int:
        """The value that stands."""
        return self.slider.value()

    def show_value(self, value: int) -> None:
        """Show a value without telling anybody."""
        self.slider.show_value(value)
        self._say(self.slider.value())

    def setAccessibleDescription(self, text: str) -> None:
        """Describe the slider itself, which is what assistive technology reaches."""
        self.slider.setAccessibleDescription(text)

    def sizeHint(self) -> QSize:
        """Return the room for both."""
        hint = self.slider.sizeHint()
        return QSize(hint.width() + 14 + self._value_width(), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Return the least room for both."""
        hint = self.slider.minimumSizeHint()
        return QSize(hint.width() + 14 + self._value_width(), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place both."""
        super().resizeEvent(event)
        self._arrange()

    def _value_width(self) -> int:
        before = self._value.text()
        # Sliders in one card end at the same place.
        widest = self._look.theme.scaled(_LEAST_VALUE)
        for value in (self.slider.minimum(), self.slider.maximum()):
            self._value.setText(self._words.format(value=value))
            widest = max(widest, self._value.sizeHint().width())
        self._value.setText(before)
        return widest

    def _arrange(self) -> None:
        width = self._value_width()
        self.slider.setGeometry(0, 0, max(1, self.width() - width - 14), self.height())
        self._value.setGeometry(self.width() - width, 0, width, self.height())

    def _say(self, value: int) -> None:
        self._value.setText(self._words.format(value=value))

    def _restyle(self) -> None:
        self.updateGeometry()
        self._arrange()


class Group(QWidget):
    """A card of rows, under a title if it has one."""

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._title = Paragraph(look, title, Role.LABEL, Ink.TEXT2, parent=self)
        self._title.setVisible(bool(title))
        column.addWidget(self._title)
        self.card = Card(look, parent=self)
        self.card.setAccessibleName(title)
        self._rows = QVBoxLayout(self.card)
        self._rows.setContentsMargins(0, 6, 0, 6)
        self._rows.setSpacing(0)
        column.addWidget(self.card)

    def add(self, row: Row) -> Row:
        """Add a row and return it."""
        row.set_first(self._rows.count() == 0)
        self._rows.addWidget(row)
        return row

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is no row, with the margins of one."""
        widget.setParent(self.card)
        holder = QVBoxLayout()
        holder.setContentsMargins(SIDE, _ABOVE, SIDE, _ABOVE)
        holder.addWidget(widget)
        self._rows.addLayout(holder)

    def add_words(self, words: Paragraph) -> None:
        """Add words that go with the row above; while they are hidden they take no room."""
        words.setParent(self.card)
        words.setContentsMargins(SIDE, 0, SIDE, _ABOVE)
        self._rows.addWidget(words)
