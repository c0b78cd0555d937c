"""Everything that can be set of one exercise of the routine."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.content.rules import LONGEST_REASON
from coach.domain.exercise import Side, Sides
from coach.ui.editor.amount_stepper import AmountStepper
from coach.ui.editor.view import Amount, ExerciseForm, Part
from coach.ui.fonts import Role
from coach.ui.main.dose_combo import DoseCombo
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.look import Look
from coach.ui.widgets.note import Note
from coach.ui.widgets.overlay import Overlay
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.segmented import Segmented
from coach.ui.widgets.switch import Switch
from coach.ui.widgets.text_field import TextField

_SECONDS, _BREATHS = "seconds", "breaths"
_USUAL = "usual"


class ExerciseDialog(Overlay):
    """Shows a form and says what is changed in it; nothing holds before "Done".

    Signals:
        dose_chosen: start from another dose (its key, empty for the usual one).
        stepped: another number (part, number).
        unit_chosen: count the hold in breaths, or in seconds (in breaths).
        sides_chosen: share the sides in another way.
        first_side_chosen: another side begins (a `Side`, or None for the user's setting).
        pace_switched: without a timer, or with one (without).
        part_switched: part of the session, or left out (left out).
        reason_written: why it is left out.
        plain_wanted: the dose as its source has it.
        move_wanted: one place up or down (-1 or 1).
        remove_wanted: out of the routine.
        accepted: what is shown is to hold.
    """

    dose_chosen = Signal(str)
    stepped = Signal(Part, int)
    unit_chosen = Signal(bool)
    sides_chosen = Signal(Sides)
    first_side_chosen = Signal(object)
    pace_switched = Signal(bool)
    part_switched = Signal(bool)
    reason_written = Signal(str)
    plain_wanted = Signal()
    move_wanted = Signal(int)
    remove_wanted = Signal()
    accepted = Signal()

    def __init__(self, look: Look, form: ExerciseForm, window: QWidget) -> None:
        super().__init__(look, form.name, form.summary, window, width=700)
        self.body.setSpacing(16)
        content = self.content
        self.dose = DoseCombo(look, content)
        self.dose.picked.connect(self.dose_chosen)
        self._add_labelled(self.tr("Dose"), self.dose)
        settings = QWidget(content)
        self._flow = FlowLayout(settings, gap=14)
        self._amounts: dict[Part, _Labelled] = {}
        for part in Part:
            box = _Labelled(look, part, settings)
            box.stepped.connect(self.stepped)
            self._flow.addWidget(box)
            self._amounts[part] = box
        self.body.addWidget(settings)
        self.unit = Segmented(
            look,
            self.tr("Hold counted in"),
            ((_SECONDS, self.tr("Seconds")), (_BREATHS, self.tr("Breaths"))),
            settings,
        )
        self.unit.picked.connect(self._tell_unit)
        self._unit_box = self._add_labelled(self.tr("Count the hold in"), self.unit)
        self.sides = Segmented(
            look,
            self.tr("Sides"),
            (
                (Sides.EACH, self.tr("One side, then the other")),
                (Sides.ALTERNATING, self.tr("Sides in turn")),
            ),
            settings,
        )
        self.sides.picked.connect(self._tell_sides)
        self._sides_box = self._add_labelled(self.tr("Sides"), self.sides)
        self.first_side = Segmented(
            look,
            self.tr("Side that begins"),
            (
                (_USUAL, self.tr("As in Settings")),
                (Side.LEFT, self.tr("Left")),
                (Side.RIGHT, self.tr("Right")),
            ),
            settings,
        )
        self.first_side.picked.connect(self._tell_first_side)
        self._first_box = self._add_labelled(self.tr("Begin with"), self.first_side)
        switches = QWidget(content)
        flow = FlowLayout(switches, gap=24)
        self.pace = Switch(look, self.tr("At your own pace, without a timer"), parent=switches)
        self.pace.toggled.connect(self.pace_switched)
        flow.addWidget(self.pace)
        self.part = Switch(look, self.tr("Part of the session"), parent=switches)
        self.part.toggled.connect(self._tell_part)
        flow.addWidget(self.part)
        self.body.addWidget(switches)
        self.reason = TextField(
            look,
            self.tr("Why it is off"),
            self.tr("If you like, for example “My knee is sore.”"),
            parent=content,
        )
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.textEdited.connect(self.reason_written)
        self._reason_box = self._add_labelled(self.tr("Why it is off"), self.reason)
        self._caution = Note(look, care=True, parent=content)
        self.body.addWidget(self._caution)
        self._add_tools(content)
        self._add_buttons()
        self.show_form(form)

    def amount(self, part: Part) -> AmountStepper | None:
        """Return the stepper of a number, None while there is none."""
        return self._amounts[part].stepper

    def show_form(self, form: ExerciseForm) -> None:
        """Show another state of the exercise."""
        self.set_title(form.name, form.summary)
        self.dose.set_choices(form.doses, form.dose_key)
        wanted = {amount.part: amount for amount in form.amounts}
        for part, box in self._amounts.items():
            box.show_amount(wanted.get(part))
        self._unit_box.setVisible(form.can_hold)
        self.unit.show_key(_BREATHS if form.in_breaths else _SECONDS)
        self._sides_box.setVisible(form.sides is not None)
        self._first_box.setVisible(form.sides is not None)
        if form.sides is not None:
            self.sides.show_key(form.sides)
            self.first_side.show_key(form.first_side or _USUAL)
        self.pace.show_checked(form.self_paced)
        self.part.show_checked(not form.off)
        self._reason_box.setVisible(form.off)
        if " ".join(self.reason.text().split()) != form.reason:
            # Spaces that are being typed stay until the next word.
            self.reason.show_text(form.reason)
        self._caution.set_text(form.caution)
        self._caution.setVisible(bool(form.caution))
        self.plain.setVisible(form.own)
        self.up.setEnabled(not form.is_first)
        self.down.setEnabled(not form.is_last)
        self.relayout()

    def _add_labelled(self, text: str, widget: QWidget) -> QWidget:
        """Put a widget under a label, beside the others where there is room."""
        parent = widget.parentWidget()
        box = QWidget(parent)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        chooser = isinstance(widget, Segmented)
        label = Paragraph(self.look, text, Role.LABEL, Ink.TEXT2, wrap=not chooser, parent=box)
        column.addWidget(label)
        column.addWidget(widget)
        if chooser:
            self._flow.addWidget(box)
        else:
            self.body.addWidget(box)
        return box

    def _add_tools(self, content: QWidget) -> None:
        tools = QWidget(content)
        flow = FlowLayout(tools, gap=8)
        self.up = Button(self.look, self.tr("Move up"), icon="arrow-up", parent=tools)
        self.up.clicked.connect(self._tell_up)
        self.down = Button(self.look, self.tr("Move down"), icon="arrow-down", parent=tools)
        self.down.clicked.connect(self._tell_down)
        self.remove = Button(self.look, self.tr("Remove"), icon="trash", parent=tools)
        self.remove.clicked.connect(self.remove_wanted)
        self.plain = Button(
            self.look,
            self.tr("Dose as it was"),
            icon="arrow-counter-clockwise",
            parent=tools,
        )
        self.plain.clicked.connect(self.plain_wanted)
        for button in (self.up, self.down, self.remove, self.plain):
            flow.addWidget(button)
        self.body.addWidget(tools)

    def _add_buttons(self) -> None:
        self.add_way_out(self.tr("&Cancel"), self.close_overlay, height=48)
        self.done = self.add_button(
            self.tr("&Done"),
            self.accepted,
            ButtonKind.PRIMARY,
            icon="check",
            key="",
            height=48,
            enter=True,
        )

    def _tell_unit(self, key: str) -> None:
        self.unit_chosen.emit(key == _BREATHS)

    def _tell_sides(self, key: str) -> None:
        self.sides_chosen.emit(Sides(key))

    def _tell_first_side(self, key: str) -> None:
        self.first_side_chosen.emit(None if key == _USUAL else Side(key))

    def _tell_part(self, on: bool) -> None:
        self.part_switched.emit(not on)

    def _tell_up(self) -> None:
        self.move_wanted.emit(-1)

    def _tell_down(self) -> None:
        self.move_wanted.emit(1)


class _Labelled(QWidget):
    """A stepper under its label; hidden while there is no such number."""

    stepped = Signal(Part, int)

    def __init__(self, look: Look, part: Part, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.stepper: AmountStepper | None = None
        self._part = part
        self._column = QVBoxLayout(self)
        # A segmented control beside it is higher by its edge.
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(6)
        self._label = Paragraph(look, "", Role.LABEL, Ink.TEXT2, wrap=False, parent=self)
        self._column.addWidget(self._label)
        self.hide()

    def show_amount(self, amount: Amount | None) -> None:
        """Show a number, or nothing."""
        self.setVisible(amount is not None)
        if amount is None:
            return
        self._label.setText(amount.name)
        if self.stepper is None:
            self.stepper = AmountStepper(self._look, amount, self)
            self.stepper.stepped.connect(self.stepped)
            self._column.addWidget(self.stepper, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self.stepper.show_amount(amount)
