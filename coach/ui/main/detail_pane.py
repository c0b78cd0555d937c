"""The selected exercise: picture, dose, steps, cautions, and what the articles call it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.main.dose_combo import DoseCombo
from coach.ui.main.moving_stage import MovingStage
from coach.ui.main.view import ExerciseDetail, Fact
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.chip import Chip
from coach.ui.widgets.emptying import empty
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.look import Look
from coach.ui.widgets.note import Note
from coach.ui.widgets.page_margin import page_margin
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.picture import FigureHolder, Picture
from coach.ui.widgets.scroll import Scroller
from coach.ui.widgets.stage import Stage
from coach.ui.widgets.step_list import StepList

_MARGIN = 24
_RATIO = 252 / 412
"""Height of the stage by its width."""

_GREATEST_STAGE = 400
_FORM_SIZE = QSize(210, 130)
"""The picture of an easier or harder form, logical px."""


class DetailPane(QWidget):
    """Everything about one exercise, in a column that scrolls.

    Signals:
        read_aloud_requested: read the exercise's steps aloud (its id).
        dose_chosen: another dose was chosen (exercise id, profile key).
        step_reset: take the user's own step out of a dose (exercise id, profile key).
    """

    read_aloud_requested = Signal(str)
    dose_chosen = Signal(str, str)
    step_reset = Signal(str, str)

    def __init__(self, look: Look, figures: FigureHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._figures = figures
        self._detail: ExerciseDetail | None = None
        self._forms: list[Stage] = []
        self._is_page = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._scroller = Scroller(look, self)
        outer.addWidget(self._scroller)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.stage = MovingStage(look, figures, page)
        column.addWidget(self.stage)
        body = self._body = QVBoxLayout()
        body.setSpacing(0)
        column.addLayout(body)
        column.addStretch(1)

        self._name = Paragraph(look, "", Role.SECTION_TITLE, parent=page)
        self._aloud = Button(
            look,
            self.tr("Read a&loud"),
            ButtonKind.LINK,
            icon="speaker-high",
            role=Role.SECONDARY_STRONG,
            parent=page,
        )
        self._aloud.clicked.connect(self._ask_aloud)
        title_row = QHBoxLayout()
        title_row.setSpacing(8)
        title_row.addWidget(self._name, 1, Qt.AlignmentFlag.AlignVCenter)
        title_row.addWidget(self._aloud, 0, Qt.AlignmentFlag.AlignRight)
        body.addLayout(title_row)
        self._under_title = QVBoxLayout()
        body.addLayout(self._under_title)
        body.addSpacing(8)
        self._off = Note(look, parent=page)
        body.addWidget(self._off)
        self._off_gap = QWidget(page)
        self._off_gap.setFixedHeight(12)
        body.addWidget(self._off_gap)
        chips = QWidget(page)
        self._chips = FlowLayout(chips, gap=6)
        body.addWidget(chips)
        body.addSpacing(18)
        self._dose = DoseCombo(look, page)
        self._dose.picked.connect(self._tell_dose)
        body.addWidget(self._dose)
        self._own_dose = Note(look, parent=page)
        body.addWidget(self._own_dose)
        self._own_step = QWidget(page)
        step_row = QHBoxLayout(self._own_step)
        step_row.setContentsMargins(0, 6, 0, 0)
        step_row.setSpacing(8)
        self._step_words = Paragraph(look, "", Role.SECONDARY, Ink.TEXT2, parent=self._own_step)
        step_row.addWidget(self._step_words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.reset = Button(
            look,
            self.tr("Go back"),
            ButtonKind.LINK,
            icon="arrow-counter-clockwise",
            role=Role.SECONDARY_STRONG,
            parent=self._own_step,
        )
        self.reset.clicked.connect(self._ask_reset)
        step_row.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignVCenter)
        body.addWidget(self._own_step)
        self._dose_note = Paragraph(look, "", Role.SMALL, Ink.TEXT2, parent=page)
        body.addSpacing(6)
        body.addWidget(self._dose_note)
        body.addSpacing(14)
        self._steps = StepList(look, parent=page)
        body.addWidget(self._steps)
        body.addSpacing(18)
        self._care = Note(look, care=True, parent=page)
        body.addWidget(self._care)
        body.addSpacing(18)
        self._more = QWidget(page)
        self._more_column = QVBoxLayout(self._more)
        self._more_column.setContentsMargins(0, 0, 0, 0)
        self._more_column.setSpacing(14)
        body.addWidget(self._more)
        self._scroller.setWidget(page)
        look.theme.changed.connect(self._restyle)

    @property
    def dose(self) -> DoseCombo:
        """The choice of doses."""
        return self._dose

    @property
    def read_aloud(self) -> Button:
        """The button that has the exercise read aloud."""
        return self._aloud

    def refresh_figure(self) -> None:
        """Draw the figure again; call it when it has arrived or is another."""
        self.stage.refresh()
        for form in self._forms:
            form.update()

    def set_page(self, is_page: bool) -> None:
        """Keep to the margin of a page, or to that of a column beside others."""
        self._is_page = is_page
        self._fit()

    def put_under_title(self, widget: QWidget) -> None:
        """Put something of the owner's below the exercise's name."""
        self._under_title.addWidget(widget)

    def show_detail(self, detail: ExerciseDetail) -> None:
        """Show an exercise."""
        another = self._detail is None or self._detail.exercise_id != detail.exercise_id
        if detail == self._detail:
            return
        self._detail = detail
        self.stage.show_exercise(detail.picture)
        self.stage.setAccessibleName(self.tr("Picture of {name}").format(name=detail.name))
        self._name.setText(detail.name)
        self._off.set_text(detail.off_reason)
        self._off.setVisible(bool(detail.off_reason))
        self._off_gap.setVisible(bool(detail.off_reason))
        self._show_chips(detail.facts)
        self._show_dose(detail)
        self._steps.set_steps(detail.steps)
        cautions = "\n".join(part for part in (detail.safety, *detail.cautions) if part)
        self._care.set_text(cautions)
        self._care.setVisible(bool(cautions))
        self._show_more(detail)
        if another:
            self._scroller.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the stage in the figure's proportions, and the words to their margin."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.theme.tokens.surface)

    def _fit(self) -> None:
        side = _MARGIN
        if self._is_page:
            side = page_margin(self.width(), self._look.theme.text_scale)
        self._body.setContentsMargins(side, 16, side, 32)
        height = min(_GREATEST_STAGE, round(self.width() * _RATIO), round(self.height() * 0.55))
        self.stage.setFixedHeight(max(160, height))

    def _show_chips(self, facts: tuple[Fact, ...]) -> None:
        empty(self._chips)
        parent = self._chips.parentWidget()
        for fact in facts:
            chip = Chip(self._look, fact.text, fact.icon, parent)
            self._chips.addWidget(chip)
            chip.show()

    def _show_dose(self, detail: ExerciseDetail) -> None:
        choosable = bool(detail.doses) and not detail.own_dose
        self._dose.setVisible(choosable)
        self._dose.set_choices(detail.doses, detail.dose_key)
        chosen = self._dose.entry
        note = chosen.note if choosable and chosen is not None else ""
        self._dose_note.setText(note)
        self._dose_note.setVisible(bool(note))
        self._own_dose.set_text(
            self.tr("This routine sets the dose itself: {dose}.").format(dose=detail.own_dose)
        )
        self._own_dose.setVisible(bool(detail.own_dose))
        step = detail.own_step
        self._own_step.setVisible(step is not None)
        if step is not None:
            self._step_words.setText(step.text)
            self.reset.setAccessibleName(
                self.tr("Go back to the lower end of the range. {step}").format(step=step.text)
            )

    def _show_more(self, detail: ExerciseDetail) -> None:
        empty(self._more_column)
        self._forms.clear()
        for icon, heading, text, picture in (
            ("wind", self.tr("Breath"), detail.breath, None),
            ("leaf", self.tr("Easier"), detail.easier, detail.easier_picture),
            ("trend-up", self.tr("Harder"), detail.harder, detail.harder_picture),
            ("target", self.tr("Works on"), _sentence(detail.targets), None),
        ):
            if text:
                self._add_more(icon, heading, text, picture)
        if detail.named_by or detail.note:
            lines = [f"{_sentence(source)}: {name}" for source, name in detail.named_by]
            if detail.note:
                lines.append(detail.note)
            heading = self.tr("In the articles") if detail.named_by else self.tr("Note")
            self._add_more("book-open", heading, "\n".join(lines))
        if detail.credit:
            self._add_more("info", self.tr("Whose words these are"), detail.credit)

    def _add_more(self, icon: str, heading: str, text: str, picture: Picture | None = None) -> None:
        block = QWidget(self._more)
        row = QHBoxLayout(block)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        mark = IconView(self._look, icon, 18, Ink.ACCENT, disc=26, parent=block)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(2)
        column.addWidget(Paragraph(self._look, heading, Role.LABEL, parent=block))
        column.addWidget(Paragraph(self._look, text, Role.SECONDARY, Ink.TEXT2, parent=block))
        if picture is not None:
            stage = Stage(self._look, self._figures, radius=10, parent=block)
            stage.setFixedSize(_FORM_SIZE)
            stage.setAccessibleName(self.tr("Picture of this form"))
            stage.show_picture(picture)
            self._forms.append(stage)
            column.addSpacing(4)
            column.addWidget(stage)
        row.addLayout(column, 1)
        self._more_column.addWidget(block)
        block.show()

    def _ask_aloud(self) -> None:
        if self._detail is not None:
            self.read_aloud_requested.emit(self._detail.exercise_id)

    def _ask_reset(self) -> None:
        if self._detail is not None and self._detail.own_step is not None:
            self.step_reset.emit(self._detail.exercise_id, self._detail.own_step.profile)

    def _tell_dose(self, key: str) -> None:
        if self._detail is not None:
            self.dose_chosen.emit(self._detail.exercise_id, key)

    def _restyle(self) -> None:
        self._fit()
        self.update()


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
