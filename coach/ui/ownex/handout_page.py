"""The page on which a handout is pasted and put right before it becomes a routine."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.content.rules import LONGEST_NAME
from coach.ui.fonts import Role
from coach.ui.ownex.handout_view import HandoutView
from coach.ui.ownex.line_row import LineRow
from coach.ui.ownex.tab_order import tab_through
from coach.ui.ownex.text_area import FieldGround, TextArea
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import ButtonKind
from coach.ui.widgets.form_page import FormPage
from coach.ui.widgets.labelled import Labelled
from coach.ui.widgets.look import Look
from coach.ui.widgets.note import Note
from coach.ui.widgets.page_foot import PageFoot
from coach.ui.widgets.page_margin import page_margin
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.scroll import Scroller
from coach.ui.widgets.text_field import TextField

_READ_AFTER_MS = 250
"""How long typing has to pause before the text is read."""

_TWO_COLUMNS_FROM, _TWO_COLUMNS_HIGH = 900, 520
"""Width and height (at 100 % text) from which text and lines stand beside each other."""

_LOW = 560
_RING = 4
"""Room that fields have for their focus ring: all else stands in from the margin by as much."""
_TEXT_LINES = 7


class HandoutPage(FormPage):
    """Shows the views that it is given and says what the user wants; it holds no rules.

    Signals:
        text_written: the text has changed, and typing has paused.
        line_chosen: what a line means (its key, the choice's key).
        position_chosen: where a new exercise begins (its name, the position).
        make_wanted: make the routine (its name, empty for the handout's own).
    """

    text_written = Signal(str)
    line_chosen = Signal(str, str)
    position_chosen = Signal(str, str)
    make_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._rows: list[LineRow] = []
        self._wide: bool | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_READ_AFTER_MS)
        self._pause.timeout.connect(self._tell_text)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._middle = QHBoxLayout()
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        outer.addLayout(self._middle, 1)
        self._left = QWidget(self)
        self._add_left()
        self._scroller = Scroller(look, self)
        self._middle.addWidget(self._scroller, 3)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setSpacing(16)
        self._add_right()
        self._scroller.setWidget(self._body)
        self._foot = PageFoot(look, self)
        self._foot.set_first_left(True)
        self.cancel = self._foot.add_button(
            self.tr("&Cancel"), self.leave_wanted, key=self.tr("Esc")
        )
        self.make = self._foot.add_button(
            self.tr("&Make a routine"), self._tell_make, ButtonKind.PRIMARY
        )
        self.make.setEnabled(False)
        outer.addWidget(self._foot)
        self.pass_focus_to(self.text)
        look.theme.changed.connect(self.fit)

    def show_handout(self, text: str, name: str) -> None:
        """Show a text, and the routine's name, as somebody had written them."""
        self.text.show_text(text)
        self.name.show_text(name)

    def show_view(self, view: HandoutView) -> None:
        """Show what was understood."""
        before = len(self._rows)
        while len(self._rows) < len(view.lines):
            row = LineRow(self.look, self._right)
            row.chosen.connect(self.line_chosen)
            row.placed.connect(self.position_chosen)
            self._lines.addWidget(row)
            self._rows.append(row)
        if len(self._rows) > before:
            self._order()
        for row, line in zip(self._rows, view.lines, strict=False):
            row.show_line(line)
            row.show()
        for row in self._rows[len(view.lines) :]:
            row.hide()
        self._empty.setVisible(not view.lines)
        self._summary.setText(view.summary or self.tr("What is understood"))
        self.name.setPlaceholderText(view.name or self.tr("From my handout"))
        self.make.setEnabled(view.can_make)
        self._nothing.setVisible(bool(view.lines) and not view.can_make)
        self.announcer.announce(view.summary)
        self._body.updateGeometry()

    def show_problem(self, text: str) -> None:
        """Say why no routine could be made; empty text takes it away."""
        self._problem.set_text(text)
        self._problem.setVisible(bool(text))
        if text:
            self._scroller.ensureWidgetVisible(self._problem)
            self.announcer.announce(text)

    @property
    def rows(self) -> tuple[LineRow, ...]:
        """The lines that are shown."""
        return tuple(row for row in self._rows if not row.isHidden())

    # --- building -----------------------------------------------------------------------------

    def _add_left(self) -> None:
        look, left = self.look, self._left
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        words = QVBoxLayout()
        words.setContentsMargins(_RING, 0, _RING, 0)
        words.setSpacing(12)
        column.addLayout(words)
        words.addWidget(Paragraph(look, self.tr("Paste a handout"), Role.PAGE_TITLE, parent=left))
        explanation = self.tr(
            "Paste or type the exercises that you were given, one on each line. Nothing becomes a "
            "routine before you say so, and you can still change everything there."
        )
        words.addWidget(Paragraph(look, explanation, Role.BODY, Ink.TEXT2, parent=left))
        self._problem = Note(look, parent=left)
        self._problem.hide()
        words.addWidget(self._problem)
        words.addWidget(self._notes)
        self.text = TextArea(
            look,
            self.tr("The handout"),
            self.tr("Knee to chest 30 s x 3 each side\nBridge 2x10, hold 5 sec\nCat cow, 10 times"),
            lines=_TEXT_LINES,
            parent=left,
        )
        self.text.textChanged.connect(self._pause.start)
        self.text.textChanged.connect(self.edited)
        field = FieldGround(self.text, left)
        column.addWidget(Labelled(look, self.tr("The handout"), field, parent=left, margin=0), 1)
        self.name = TextField(look, self.tr("Name of the routine"), parent=left)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.textChanged.connect(self.edited)
        column.addWidget(Labelled(look, self.tr("Name of the routine"), self.name, parent=left))

    def _add_right(self) -> None:
        look = self.look
        self._right = QWidget(self._body)
        column = QVBoxLayout(self._right)
        column.setContentsMargins(_RING, 0, _RING, 0)
        column.setSpacing(10)
        self._summary = Paragraph(look, "", Role.SECTION_TITLE, parent=self._right)
        column.addWidget(self._summary)
        self._nothing = Note(
            look, self.tr("There is no exercise with a timer in it yet."), parent=self._right
        )
        self._nothing.hide()
        column.addWidget(self._nothing)
        self._empty = Paragraph(
            look,
            self.tr(
                "Each line will be shown here with what was understood of it. What was not "
                "understood is marked, and you can say what it means."
            ),
            Role.BODY,
            Ink.TEXT2,
            parent=self._right,
        )
        column.addWidget(self._empty)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        column.addLayout(self._lines)
        column.addStretch(1)
        self._column.addWidget(self._right)

    def _order(self) -> None:
        choices = [one for row in self._rows for one in (row.meaning, row.position)]
        tab_through([self.text, self.name, *choices, self.cancel, self.make])

    # --- telling ------------------------------------------------------------------------------

    def _tell_text(self) -> None:
        self.text_written.emit(self.text.toPlainText())

    def _tell_make(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._tell_text()
        self.make_wanted.emit(self.name.text())

    # --- sizes --------------------------------------------------------------------------------

    def fit(self) -> None:
        """Fit margins and columns to the size of page and text."""
        scale = self.look.theme.text_scale
        width, height = self.width() / scale, self.height() / scale
        wide = width >= _TWO_COLUMNS_FROM and height >= _TWO_COLUMNS_HIGH
        margin = page_margin(self.width(), scale)
        low = height < _LOW
        top = 16 if low else 28
        if wide is not self._wide:
            self._wide = wide
            if wide:
                self._column.removeWidget(self._left)
                self._middle.insertWidget(0, self._left, 2)
            else:
                self._middle.removeWidget(self._left)
                self._column.insertWidget(0, self._left)
            self._order()
        side = margin - _RING
        self._left.setContentsMargins(side if wide else 0, top if wide else 0, 0, 12)
        self._column.setContentsMargins(24 if wide else side, top, side, 24)
        upright = 8 if low else 14
        self._foot.set_margins(margin, upright, margin, upright)
