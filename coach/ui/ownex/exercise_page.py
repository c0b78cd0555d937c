"""The page on which a person describes an exercise of their own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.content.exercise_form import ExerciseForm, Problem
from coach.content.exercises import MAX_HOLD_SECONDS, MAX_REPS, MAX_SETS
from coach.content.rules import LONGEST_NAME
from coach.domain.exercise import Equipment, Kind, Position, Sides, Tag
from coach.ui.fonts import Role
from coach.ui.ownex.picture_field import PictureField
from coach.ui.ownex.step_rows import StepRows
from coach.ui.ownex.tab_order import tab_through
from coach.ui.ownex.text_area import FieldGround, TextArea
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import BARE_PADDING
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip_group import ChipGroup
from coach.ui.widgets.drop_down import Choice, DropDown
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.form_page import FormPage
from coach.ui.widgets.labelled import Labelled
from coach.ui.widgets.look import Look
from coach.ui.widgets.note import Note
from coach.ui.widgets.page_foot import FormFoot
from coach.ui.widgets.page_margin import page_margin
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.scroll import Scroller
from coach.ui.widgets.stepper import Stepper
from coach.ui.widgets.text_field import TextField
from coach.ui.words import Words

_WIDEST = 860
_LOW = 560
_LONGEST_SENTENCES = 400
_TAGS = (Tag.ABDOMINAL, Tag.EXTENSOR, Tag.WARM_UP, Tag.FLARE_SAFE)


class ExercisePage(FormPage):
    """Holds the form of one exercise.

    Signals:
        save_wanted: save it (an `ExerciseForm`).
        delete_wanted: delete the exercise.
        picture_wanted: choose a picture.
        picture_unwanted: take the picture away.
    """

    save_wanted = Signal(object)
    delete_wanted = Signal()
    picture_wanted = Signal()
    picture_unwanted = Signal()

    def __init__(
        self, look: Look, title: str, *, can_delete: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make a page with an empty form.

        Args:
            look: theme and icons.
            title: "New exercise".
            can_delete: the exercise is on disk, so that it can be deleted.
            parent: owner.
        """
        super().__init__(look, parent)
        self._words = Words()
        self._shown = ExerciseForm()
        self._kinds = tuple(Choice(one.value, self._words.kind(one)) for one in Kind)
        self._positions = tuple(Choice(one.value, self._words.position(one)) for one in Position)
        self._all_sides = (
            Choice(Sides.BOTH.value, self.tr("Both sides together")),
            Choice(Sides.EACH.value, self.tr("One side, then the other")),
            Choice(Sides.ALTERNATING.value, self.tr("Left and right in turn")),
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._scroller = Scroller(look, self)
        outer.addWidget(self._scroller, 1)
        body = QWidget()
        self._centre = QHBoxLayout(body)
        inner = QWidget(body)
        self._centre.addWidget(inner)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(Paragraph(look, title, Role.PAGE_TITLE, parent=inner))
        self._problem = Note(look, parent=inner)
        self._problem.hide()
        column.addWidget(self._problem)
        column.addWidget(self._notes)
        self._credit = Note(look, parent=inner)
        self._credit.hide()
        column.addWidget(self._credit)
        for card in (
            self._name_card(inner),
            self._steps_card(inner),
            self._dose_card(inner),
            self._care_card(inner),
            self._more_card(inner),
        ):
            column.addWidget(card)
        column.addStretch(1)
        self._scroller.setWidget(body)
        self._foot = foot = FormFoot(
            look,
            self,
            delete_text=self.tr("&Delete exercise"),
            can_delete=can_delete,
            deleted=self.delete_wanted,
            left=self.leave_wanted,
            saved=self._tell_save,
        )
        self.delete, self.cancel, self.save = foot.delete, foot.cancel, foot.save
        outer.addWidget(self._foot)
        self._outer, self._column = outer, column
        save = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self._tell_save)
        self.pass_focus_to(self.name)
        self.steps.arranged.connect(self._order)
        self.show_form(self._shown)
        self._tell_of_edits()
        look.theme.changed.connect(self.fit)

    # --- the form -----------------------------------------------------------------------------

    @property
    def form(self) -> ExerciseForm:
        """The form as it is filled in."""
        return ExerciseForm(
            name=self.name.text(),
            kind=Kind(self.kind.key),
            position=Position(self.position.key),
            sides=Sides(self.sides.key),
            side_word=self.side_word.text(),
            left_label=self.left_label.text(),
            right_label=self.right_label.text(),
            steps=self.steps.steps,
            safety=self.safety.text(),
            cautions=self.cautions.toPlainText(),
            hold_seconds=self.hold.whole,
            reps=self.reps.whole,
            sets=self.sets.whole,
            aliases=self.aliases.text(),
            equipment=frozenset(Equipment(key) for key in self.equipment.chosen),
            tags=self._shown.tags.difference(_TAGS) | {Tag(key) for key in self.tags.chosen},
        )

    @property
    def is_changed(self) -> bool:
        """True if something would be lost."""
        return self.form != self._shown

    def show_form(self, form: ExerciseForm) -> None:
        """Show a form, as it is on disk."""
        self.fill_in(form)
        self._shown = form
        self._shown = self.form

    def fill_in(self, form: ExerciseForm) -> None:
        """Fill in a form, as somebody does who has not saved it yet."""
        self.name.show_text(form.name)
        self.kind.set_choices(self._kinds, form.kind.value)
        self.position.set_choices(self._positions, form.position.value)
        self.sides.set_choices(self._all_sides, form.sides.value)
        self.side_word.show_text(form.side_word)
        self.left_label.show_text(form.left_label)
        self.right_label.show_text(form.right_label)
        self.steps.show_steps(form.steps)
        self.safety.show_text(form.safety)
        self.cautions.show_text(form.cautions)
        self.hold.show_value(form.hold_seconds)
        self.reps.show_value(form.reps)
        self.sets.show_value(form.sets)
        self.aliases.show_text(form.aliases)
        _switch_on(self.equipment, [one.value for one in form.equipment])
        _switch_on(self.tags, [one.value for one in form.tags if one in _TAGS])
        self.picture.show_position(form.position)
        self._show_sides()

    def show_picture(self, image: QImage | None) -> None:
        """Show the exercise's picture, or that there is none."""
        self.picture.show_picture(image)

    def show_credit(self, text: str) -> None:
        """Show whose words the exercise's text is; empty for the user's own."""
        self._credit.set_text(text)
        self._credit.setVisible(bool(text))

    def show_problem(self, text: str) -> None:
        """Say what keeps it from being saved; empty text takes it away."""
        self._problem.set_text(text)
        self._problem.setVisible(bool(text))
        if text:
            self._scroller.verticalScrollBar().setValue(0)
            self.announcer.forget()
            self.announcer.announce(text)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say what keeps the form from being saved, and go to the first such field."""
        self.name.set_wrong(Problem.NO_NAME in problems or Problem.LONG_NAME in problems)
        self.left_label.set_wrong(Problem.NO_LABELS in problems)
        self.right_label.set_wrong(Problem.NO_LABELS in problems)
        self.show_problem(" ".join(self._problem_words(one) for one in problems))
        if not problems:
            return
        first = {
            Problem.NO_NAME: self.name,
            Problem.LONG_NAME: self.name,
            Problem.NO_SETUP: self.steps.rows[0].words,
            Problem.NO_MOVEMENT: self.steps.rows[-1].words,
            Problem.NO_LABELS: self.left_label,
            Problem.NOT_FLARE_SAFE: self.kind,
        }[problems[0]]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def problem(self) -> str:
        """What keeps it from being saved, empty if nothing is shown."""
        return self._problem.text() if self._problem.isVisibleTo(self) else ""

    def _problem_words(self, problem: Problem) -> str:
        return {
            Problem.NO_NAME: self.tr("Please give it a name."),
            Problem.LONG_NAME: self.tr("The name is too long: {n} characters at most.").format(
                n=LONGEST_NAME
            ),
            Problem.NO_SETUP: self.tr("Please add a step that says how to get ready."),
            Problem.NO_MOVEMENT: self.tr("Please add a step that says how to move, or a hold."),
            Problem.NO_LABELS: self.tr("Please say what works on the left and on the right."),
            Problem.NOT_FLARE_SAFE: self.tr(
                "Strengthening and activation are left out on flare-up days: please choose "
                "another kind, or do not mark it for such days."
            ),
        }[problem]

    # --- building -----------------------------------------------------------------------------

    def _card(self, parent: QWidget, title: str) -> tuple[Card, QVBoxLayout]:
        card = Card(self.look, parent=parent)
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        if title:
            column.addLayout(
                _indented(Paragraph(self.look, title, Role.SECTION_TITLE, parent=card))
            )
        return card, column

    def _name_card(self, parent: QWidget) -> Card:
        look = self.look
        card, column = self._card(parent, "")
        self.name = TextField(
            look,
            self.tr("Name of the exercise"),
            self.tr("As on your handout, such as “Wall slide”"),
            role=Role.APP_NAME,
            height=52,
            parent=card,
        )
        column.addWidget(Labelled(look, self.tr("Name"), self.name, parent=card))
        self.picture = PictureField(look, card)
        self.picture.choose_wanted.connect(self.picture_wanted)
        self.picture.remove_wanted.connect(self.picture_unwanted)
        column.addWidget(self.picture)
        row = QWidget(card)
        flow = FlowLayout(row, gap=16)
        self.kind = DropDown(look, self.tr("Kind"), row)
        self.position = DropDown(look, self.tr("Starting position"), row)
        self.position.picked.connect(self._follow_position)
        self.sides = DropDown(look, self.tr("Sides"), row)
        self.sides.picked.connect(self._show_sides)
        for text, control in (
            (self.tr("Kind"), self.kind),
            (self.tr("Starting position"), self.position),
            (self.tr("Sides"), self.sides),
        ):
            flow.addWidget(Labelled(look, text, control, parent=row))
        column.addWidget(row)
        self.side_word = TextField(
            look, self.tr("What a side is"), self.tr("leg, arm, side"), parent=card
        )
        self.side_word.setMaxLength(20)
        self._side_word = Labelled(look, self.tr("What a side is"), self.side_word, parent=card)
        column.addWidget(self._side_word)
        self._labels = QWidget(card)
        labels = FlowLayout(self._labels, gap=16)
        self.left_label = TextField(
            look, self.tr("What works on the left"), self.tr("Left arm, right leg"), parent=card
        )
        self.right_label = TextField(
            look, self.tr("What works on the right"), self.tr("Right arm, left leg"), parent=card
        )
        for text, field in (
            (self.tr("What works on the left"), self.left_label),
            (self.tr("What works on the right"), self.right_label),
        ):
            field.setMaxLength(LONGEST_NAME)
            labels.addWidget(Labelled(look, text, field, parent=self._labels))
        column.addWidget(self._labels)
        return card

    def _steps_card(self, parent: QWidget) -> Card:
        card, column = self._card(parent, self.tr("How it is done"))
        help_text = self.tr(
            "The steps are read aloud. “Get ready” is said once; the others, in their order, are "
            "one repetition. Alt with Up or Down moves a step."
        )
        words = Paragraph(self.look, help_text, Role.SECONDARY, Ink.TEXT2, parent=card)
        column.addLayout(_indented(words))
        sided = self.tr(
            "Write {side} where the side that works is to be named, and {other} for the other one."
        )
        self._sided = Paragraph(self.look, sided, Role.SECONDARY, Ink.TEXT2, parent=card)
        column.addLayout(_indented(self._sided))
        self.steps = StepRows(self.look, card)
        column.addWidget(self.steps)
        return card

    def _dose_card(self, parent: QWidget) -> Card:
        look = self.look
        card, column = self._card(parent, self.tr("How much"))
        row = QWidget(card)
        flow = FlowLayout(row, gap=24)
        self.hold = Stepper(
            look, self.tr("Length of a hold"), 0, MAX_HOLD_SECONDS, unit="s", parent=row
        )
        self.hold.setSpecialValueText(self.tr("No hold"))
        self.reps = Stepper(look, self.tr("Repetitions"), 1, MAX_REPS, parent=row)
        self.sets = Stepper(look, self.tr("Sets"), 1, MAX_SETS, parent=row)
        for text, control in (
            (self.tr("Hold"), self.hold),
            (self.tr("Repetitions"), self.reps),
            (self.tr("Sets"), self.sets),
        ):
            flow.addWidget(Labelled(look, text, control, parent=row))
        column.addWidget(row)
        return card

    def _care_card(self, parent: QWidget) -> Card:
        look = self.look
        card, column = self._card(parent, self.tr("Take care"))
        self.safety = TextField(look, self.tr("Said before it begins"), parent=card)
        self.safety.setMaxLength(_LONGEST_SENTENCES)
        column.addWidget(Labelled(look, self.tr("Said before it begins"), self.safety, parent=card))
        self.cautions = TextArea(look, self.tr("More cautions, one on each line"), parent=card)
        column.addWidget(
            Labelled(
                look,
                self.tr("More cautions, one on each line"),
                FieldGround(self.cautions, card),
                parent=card,
                margin=0,
            )
        )
        return card

    def _more_card(self, parent: QWidget) -> Card:
        look = self.look
        card, column = self._card(parent, self.tr("More, if you like"))
        self.equipment = ChipGroup(
            look,
            self.tr("What you need"),
            tuple((one.value, self._words.equipment(one)) for one in Equipment),
            parent=card,
        )
        self.equipment.setContentsMargins(4, 0, 4, 0)
        column.addWidget(self.equipment)
        self.tags = ChipGroup(
            look,
            self.tr("What it counts as"),
            (
                (Tag.ABDOMINAL.value, self.tr("Tummy")),
                (Tag.EXTENSOR.value, self.tr("Low back")),
                (Tag.WARM_UP.value, self.tr("Warm-up")),
                (Tag.FLARE_SAFE.value, self.tr("Fine on flare-up days")),
            ),
            parent=card,
        )
        self.tags.setContentsMargins(4, 0, 4, 0)
        column.addWidget(self.tags)
        self.aliases = TextField(look, self.tr("Other names, with commas"), parent=card)
        column.addWidget(
            Labelled(look, self.tr("Other names, with commas"), self.aliases, parent=card)
        )
        return card

    def _order(self) -> None:
        tab_through(
            (
                *(self.name, self.picture.choose, self.picture.remove),
                *(self.kind, self.position, self.sides),
                *(self.side_word, self.left_label, self.right_label),
                *self.steps.controls,
                *(self.hold, self.reps, self.sets, self.safety, self.cautions),
                *(self.equipment.chip(key) for key in self.equipment.keys),
                *(self.tags.chip(key) for key in self.tags.keys),
                *(self.aliases, self.delete, self.cancel, self.save),
            )
        )

    def _tell_of_edits(self) -> None:
        lines = (self.name, self.side_word, self.left_label, self.right_label)
        for line in (*lines, self.safety, self.aliases):
            line.textChanged.connect(self.edited)
        self.cautions.textChanged.connect(self.edited)
        for choice in (self.kind, self.position, self.sides):
            choice.picked.connect(self.edited)
        for number in (self.hold, self.reps, self.sets):
            number.valueChanged.connect(self.edited)
        for part in (self.steps, self.equipment, self.tags):
            part.changed.connect(self.edited)

    def _tell_save(self) -> None:
        # What was typed into a stepper counts when it is left; a shortcut does not leave it.
        for stepper in (self.hold, self.reps, self.sets):
            stepper.interpretText()
        form = self.form
        problems = form.problems()
        self.show_problems(problems)
        if not problems:
            self.save_wanted.emit(form)

    def _follow_position(self, key: str) -> None:
        self.picture.show_position(Position(key))

    def _show_sides(self) -> None:
        sides = Sides(self.sides.key)
        self._side_word.setVisible(sides is Sides.EACH)
        self._labels.setVisible(sides is Sides.ALTERNATING)
        self._sided.setVisible(sides is not Sides.BOTH)

    def fit(self) -> None:
        """Fit margins and columns to the size of page and text."""
        scale = self.look.theme.text_scale
        margin = page_margin(self.width(), scale)
        spare = max(margin, (self.width() - round(_WIDEST * scale)) // 2)
        low = self.height() / scale < _LOW
        self._centre.setContentsMargins(spare, 16 if low else 28, spare, 24)
        upright = 8 if low else 14
        self._foot.set_margins(spare - BARE_PADDING, upright, spare, upright)
        # Where two rows of buttons would leave little of the page, they scroll with it.
        pinned = self._foot.heightForWidth(self.width()) <= self.height() / 3
        here, there = (self._outer, self._column) if pinned else (self._column, self._outer)
        if here.indexOf(self._foot) < 0:
            there.removeWidget(self._foot)
            here.addWidget(self._foot)
        if not pinned:
            self._foot.set_margins(0, upright, 0, upright)


def _indented(words: Paragraph) -> QHBoxLayout:
    """Let words begin where the controls do, which leave room for their focus rings."""
    line = QHBoxLayout()
    line.setContentsMargins(4, 0, 4, 0)
    line.addWidget(words)
    return line


def _switch_on(group: ChipGroup, keys: list[str]) -> None:
    group.clear()
    for key in keys:
        group.chip(key).setChecked(True)
