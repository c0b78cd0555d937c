"""The steps of an exercise while it is edited: what each is, its words, its place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.content.exercise_form import FormStep
from coach.content.exercises import MAX_STEPS
from coach.domain.exercise import Part
from coach.ui.ownex.text_area import FieldGround, SentenceField
from coach.ui.widgets.buttons import Button, IconButton
from coach.ui.widgets.drop_down import Choice, DropDown
from coach.ui.widgets.look import Look

_ONE_LINE_FROM = 620
"""Width (at 100 % text) from which part, words and tools stand in one line."""

_PART_WIDTH = 168


class StepRow(QWidget):
    """One step.

    Signals:
        changed: part or words have changed.
        move_wanted: one place up (-1) or down (1).
        remove_wanted: take it away.
    """

    changed = Signal()
    move_wanted = Signal(int)
    remove_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(0, 2, 0, 2)
        self._lines.setSpacing(6)
        head = QHBoxLayout()
        # As far in as the field, which has room for its focus ring round it.
        head.setContentsMargins(4, 2, 0, 2)
        head.setSpacing(4)
        self.part = DropDown(look, "", self)
        self.part.set_choices(
            (
                Choice(Part.SETUP.value, self.tr("Get ready")),
                Choice(Part.MOVEMENT.value, self.tr("Move")),
                Choice(Part.HOLD.value, self.tr("Hold")),
                Choice(Part.RETURN.value, self.tr("Come back")),
            ),
            Part.SETUP.value,
        )
        self.part.picked.connect(self._tell)
        head.addWidget(self.part)
        head.addStretch(1)
        self._lines.addLayout(head)
        self.words = SentenceField(
            look, "", self.tr("What to do, in a short sentence"), parent=self
        )
        self.words.textChanged.connect(self._tell)
        self._ground = FieldGround(self.words, self)
        self._lines.addWidget(self._ground, 1)
        tools = QHBoxLayout()
        tools.setContentsMargins(0, 2, 4, 2)
        tools.setSpacing(4)
        self.up = IconButton(look, "arrow-up", self.tr("Move up"), parent=self)
        self.up.clicked.connect(self._go_up)
        self.down = IconButton(look, "arrow-down", self.tr("Move down"), parent=self)
        self.down.clicked.connect(self._go_down)
        self.remove = IconButton(look, "trash", self.tr("Remove"), parent=self)
        self.remove.clicked.connect(self.remove_wanted)
        tools.addStretch(1)
        for one in (self.up, self.down, self.remove):
            tools.addWidget(one)
        self._lines.addLayout(tools)
        look.theme.changed.connect(self._fit)

    @property
    def step(self) -> FormStep:
        """The step as it is typed."""
        return FormStep(Part(self.part.key), self.words.text())

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches, in order."""
        return (self.part, self.words, self.up, self.down, self.remove)

    def show_step(self, step: FormStep, number: int, count: int) -> None:
        """Show a step at its place."""
        keys = tuple(one.key for one in self.part.entries)
        self.part.setCurrentIndex(keys.index(step.part.value))
        self.words.show_text(step.text)
        self.part.setAccessibleName(self.tr("What step {n} is").format(n=number))
        self.words.setAccessibleName(self.tr("Words of step {n}").format(n=number))
        for tool, text in (
            (self.up, self.tr("Move step {n} up")),
            (self.down, self.tr("Move step {n} down")),
            (self.remove, self.tr("Remove step {n}")),
        ):
            tool.setAccessibleName(text.format(n=number))
            tool.setToolTip(text.format(n=number))
        self.up.setEnabled(number > 1)
        self.down.setEnabled(number < count)
        self.remove.setEnabled(count > 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and the arrow keys."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_wanted.emit(step)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one line, or in three."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme = self._look.theme
        wide = self.width() / theme.text_scale >= _ONE_LINE_FROM
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._lines.setDirection(across if wide else down)
        self.part.setFixedWidth(theme.scaled(_PART_WIDTH))

    def _tell(self) -> None:
        self.changed.emit()

    def _go_up(self) -> None:
        self.move_wanted.emit(-1)

    def _go_down(self) -> None:
        self.move_wanted.emit(1)


class StepRows(QWidget):
    """All steps, in order.

    Signals:
        changed: something has changed.
        arranged: there are other rows: their place in the order of the keyboard has to be set.
    """

    changed = Signal()
    arranged = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: list[StepRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        column.addLayout(self._list)
        row = QHBoxLayout()
        row.setContentsMargins(4, 4, 4, 4)
        self.add = Button(look, self.tr("&Add a step"), icon="plus", height=48, parent=self)
        self.add.clicked.connect(self.add_step)
        row.addWidget(self.add)
        row.addStretch(1)
        column.addLayout(row)

    @property
    def rows(self) -> tuple[StepRow, ...]:
        """The rows, in order."""
        return tuple(self._rows)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches, in order."""
        return (*(control for row in self._rows for control in row.controls), self.add)

    @property
    def steps(self) -> tuple[FormStep, ...]:
        """The steps as they are typed."""
        return tuple(row.step for row in self._rows)

    def show_steps(self, steps: tuple[FormStep, ...]) -> None:
        """Show other steps."""
        while len(self._rows) > len(steps):
            gone = self._rows.pop()
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._rows) < len(steps):
            row = StepRow(self._look, self)
            row.changed.connect(self.changed)
            row.move_wanted.connect(self._move)
            row.remove_wanted.connect(self._remove)
            self._list.addWidget(row)
            self._rows.append(row)
            row.show()
        for number, (row, step) in enumerate(zip(self._rows, steps, strict=True), start=1):
            row.show_step(step, number, len(steps))
        self.add.setEnabled(len(steps) < MAX_STEPS)
        self.arranged.emit()

    def add_step(self) -> None:
        """Add an empty step at the end and go to it."""
        steps = self.steps
        part = Part.MOVEMENT if steps else Part.SETUP
        self.show_steps((*steps, FormStep(part, "")))
        self._rows[-1].words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _move(self, by: int) -> None:
        place = self._place()
        if place is None or not 0 <= place + by < len(self._rows):
            return
        steps = list(self.steps)
        steps[place], steps[place + by] = steps[place + by], steps[place]
        focused = self.window().focusWidget()
        other = self._counterpart(focused, self._rows[place], self._rows[place + by])
        self.show_steps(tuple(steps))
        if other is not None:
            target = other if other.isEnabled() else self._rows[place + by].words
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.changed.emit()

    def _remove(self) -> None:
        place = self._place()
        if place is None or len(self._rows) < 2:
            return
        steps = self.steps
        self.show_steps((*steps[:place], *steps[place + 1 :]))
        near = self._rows[min(place, len(self._rows) - 1)]
        near.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _place(self) -> int | None:
        sender = self.sender()
        return next((i for i, row in enumerate(self._rows) if row is sender), None)

    @staticmethod
    def _counterpart(focused: QWidget | None, here: StepRow, there: StepRow) -> QWidget | None:
        """Return the control of another row that does what the focused one does."""
        for name in ("part", "words", "up", "down", "remove"):
            if getattr(here, name) is focused:
                found = getattr(there, name)
                return found if isinstance(found, QWidget) else None
        return None
