"""The selected routine: what it is for, Start, the week, the balance, its exercises."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.main.balance_card import BalanceCard
from coach.ui.main.exercise_list import ExerciseList
from coach.ui.main.view import ExerciseDetail, RoutinePage, WeekView
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.dots import Dots
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.look import Look
from coach.ui.widgets.note import Note
from coach.ui.widgets.page_margin import page_margin
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.scroll import Scroller
from coach.ui.widgets.switch import Switch
from coach.ui.widgets.thumbnails import Thumbnails

_WIDEST = 720


class RoutinePane(QWidget):
    """The middle column.

    Signals:
        start_requested: begin the session (routine id, flare-up day).
        flare_up_switched: show the routine as on a flare-up day, or not (routine id, on).
        exercise_chosen: another exercise is the current one.
        exercise_opened: an exercise was clicked, or Enter pressed on it.
        edit_asked: change the routine, which is the user's own (its id).
        copy_asked: begin a routine of the user's own with a copy of this one (its id).
    """

    start_requested = Signal(str, bool)
    flare_up_switched = Signal(str, bool)
    exercise_chosen = Signal()
    exercise_opened = Signal()
    edit_asked = Signal(str)
    copy_asked = Signal(str)

    def __init__(self, look: Look, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._page: RoutinePage | None = None
        self._room = 0
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroller = Scroller(look, self)
        outer.addWidget(self._scroller)
        page = QWidget()
        # Wide windows centre the column; its greatest width is what a line can be to read well.
        self._centre = QHBoxLayout(page)
        self._centre.setSpacing(0)
        self._inner = QWidget(page)
        self._centre.addWidget(self._inner)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)

        self._name = Paragraph(look, "", Role.PAGE_TITLE, parent=self._inner)
        # In a line with the tools.
        self._name.setContentsMargins(0, 2, 0, 2)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 4, 0)
        head.setSpacing(4)
        head.addWidget(self._name, 1)
        top = Qt.AlignmentFlag.AlignTop
        self.edit = self._tool("pencil-simple")
        self.edit.setText(self.tr("&Edit"))
        self.edit.clicked.connect(self._ask_edit)
        head.addWidget(self.edit, 0, top)
        self.copy = self._tool("copy")
        self.copy.clicked.connect(self._ask_copy)
        head.addWidget(self.copy, 0, top)
        column.addLayout(head)
        column.addSpacing(12)
        self._purpose = Paragraph(look, "", Role.BODY, Ink.TEXT2, parent=self._inner)
        column.addWidget(self._purpose)
        column.addSpacing(16)
        facts = QWidget(self._inner)
        facts_flow = FlowLayout(facts, gap=14)
        self._facts = Paragraph(look, "", Role.SECONDARY_STRONG, wrap=False, parent=facts)
        self._last = Paragraph(look, "", Role.SECONDARY, Ink.TEXT2, wrap=False, parent=facts)
        facts_flow.addWidget(self._facts)
        facts_flow.addWidget(self._last)
        column.addWidget(facts)
        column.addSpacing(20)

        actions = QWidget(self._inner)
        flow = FlowLayout(actions, gap=18)
        self._start = Button(
            look,
            self.tr("&Start"),
            ButtonKind.PRIMARY,
            icon="play-fill",
            height=60,
            role=Role.START,
            parent=actions,
        )
        self._start.setMinimumWidth(208)
        self._start.clicked.connect(self._ask_start)
        flow.addWidget(self._start)
        week = QWidget(actions)
        week_row = QHBoxLayout(week)
        week_row.setContentsMargins(0, 0, 0, 0)
        week_row.setSpacing(10)
        self._dots = Dots(look, parent=week)
        week_row.addWidget(self._dots, 0, Qt.AlignmentFlag.AlignVCenter)
        self._week = Paragraph(look, "", Role.SECONDARY, wrap=False, parent=week)
        week_row.addWidget(self._week, 1, Qt.AlignmentFlag.AlignVCenter)
        flow.addWidget(week)
        column.addWidget(actions)
        column.addSpacing(8)
        self._flare = Switch(look, self.tr("&Flare-up day"), parent=self._inner)
        self._flare.setAccessibleDescription(
            self.tr("Leaves strengthening out of this routine for today")
        )
        self._flare.toggled.connect(self._tell_flare_up)
        flare_row = FlowLayout(gap=12)
        flare_row.addWidget(self._flare)
        self._flare_hint = Paragraph(
            look,
            self.tr("A sore day? Leave strengthening out."),
            Role.SMALL,
            Ink.TEXT2,
            wrap=False,
            parent=self._inner,
        )
        flare_row.addWidget(self._flare_hint)
        column.addLayout(flare_row)
        self._flare_note = Note(look, parent=self._inner)
        column.addSpacing(8)
        column.addWidget(self._flare_note)
        column.addSpacing(8)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(0)
        self._card_list: list[QWidget] = []
        column.addLayout(self._cards)
        self._balance = BalanceCard(look, self._inner)
        column.addWidget(self._balance)
        column.addSpacing(18)
        self.exercises = ExerciseList(look, thumbnails, self._inner)
        self.exercises.chosen.connect(self.exercise_chosen)
        self.exercises.opened.connect(self.exercise_opened)
        column.addWidget(self.exercises)
        column.addStretch(1)
        self._scroller.setWidget(page)
        look.theme.changed.connect(self._fit)

    @property
    def start_button(self) -> Button:
        """The Start button."""
        return self._start

    @property
    def flare_up_switch(self) -> Switch:
        """The switch for flare-up days."""
        return self._flare

    @property
    def routine_id(self) -> str:
        """The routine shown, empty before the first."""
        return self._page.routine_id if self._page is not None else ""

    def add_card(self, card: QWidget) -> None:
        """Put a card of somebody else over the balance; it comes and goes by itself."""
        self._cards.addWidget(card)
        self._card_list.append(card)
        card.installEventFilter(self)
        self._space_cards()

    def show_week(self, week: WeekView) -> None:
        """Show this week's count."""
        self._dots.set_dots(week.dots)
        self._week.setText(week.text)

    def show_page(self, page: RoutinePage) -> None:
        """Show a routine."""
        same = self.routine_id == page.routine_id
        self._page = page
        self._name.setText(page.name)
        self.edit.setVisible(page.own)
        self.copy.setText(self.tr("&Duplicate") if page.own else self.tr("&Make it yours"))
        self._fit_tools()
        self._purpose.setText(page.purpose)
        self._purpose.setVisible(bool(page.purpose))
        self._facts.setText(" · ".join(page.facts))
        self._last.setText(page.last_done)
        self._last.setVisible(bool(page.last_done))
        self._start.setEnabled(page.can_start)
        self._start.setAccessibleDescription(page.name)
        self._flare.show_checked(page.flare_up)
        self._flare_hint.setVisible(not page.flare_up)
        self._flare_note.set_text(page.flare_up_note)
        self._flare_note.setVisible(bool(page.flare_up_note))
        self._balance.show_balance(page.balance)
        # On a flare-up day the balance is off on purpose.
        self._balance.setVisible(page.can_start and not page.flare_up)
        self.exercises.set_rows(page.rows, keep=same)
        if not same:
            self._scroller.verticalScrollBar().setValue(0)

    def current_detail(self) -> ExerciseDetail | None:
        """Return what the detail pane shows of the chosen exercise."""
        row = self.exercises.current_row()
        return row.detail if row is not None else None

    def set_dense(self, dense: bool) -> None:
        """Use the measures for small windows."""
        self._balance.set_brief(dense)
        self.exercises.set_dense(dense)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give cards room only while there are any."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._space_cards()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Centre the column and give it its margins."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.theme.tokens.bg)

    def _fit(self) -> None:
        scale = self._look.theme.text_scale
        margin = page_margin(self.width(), scale)
        widest = round(_WIDEST * scale)
        spare = max(margin, (self.width() - widest) // 2)
        self._centre.setContentsMargins(spare, 24, spare, 32)
        self._balance.set_width(self.width() - 2 * spare - 40)
        self._room = self.width() - 2 * spare
        self._fit_tools()

    def _tool(self, icon: str) -> Button:
        return Button(
            self._look,
            "",
            ButtonKind.LINK,
            icon=icon,
            role=Role.SECONDARY_STRONG,
            parent=self._inner,
        )

    def _fit_tools(self) -> None:
        """Leave the name its line: where there is too little room, tools are icons.

        The first of them keeps its words longest: it is what most people come for.
        """
        tools = [tool for tool in (self.edit, self.copy) if not tool.isHidden()]
        metrics = QFontMetricsF(self._look.theme.font(Role.PAGE_TITLE))
        name = metrics.horizontalAdvance(self._name.text())
        for with_words in (len(tools), 1, 0):
            for place, tool in enumerate(tools):
                tool.set_compact(False)  # So that it forgets the label that it had.
                tool.set_compact(place >= with_words)
            if name + sum(tool.sizeHint().width() + 4 for tool in tools) <= self._room:
                break

    def _ask_edit(self) -> None:
        self.edit_asked.emit(self.routine_id)

    def _ask_copy(self) -> None:
        self.copy_asked.emit(self.routine_id)

    def _space_cards(self) -> None:
        shown = any(not card.isHidden() for card in self._card_list)
        self._cards.setContentsMargins(0, 4 if shown else 0, 0, 12 if shown else 0)

    def _ask_start(self) -> None:
        if self._page is not None:
            self.start_requested.emit(self._page.routine_id, self._page.flare_up)

    def _tell_flare_up(self, on: bool) -> None:
        if self._page is not None:
            self.flare_up_switched.emit(self._page.routine_id, on)
