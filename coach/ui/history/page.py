"""The history page: what was done, week by week and day by day, and how the back felt."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.history.calendar_card import CalendarCard
from coach.ui.history.diary_card import DiaryCard
from coach.ui.history.exercises_card import ExercisesCard
from coach.ui.history.undo_strip import UndoStrip
from coach.ui.history.view import DiaryView, ExercisesView, Period
from coach.ui.history.weeks_card import WeeksCard
from coach.ui.history.welcome import Welcome
from coach.ui.widgets.buttons import Button
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.look import Look
from coach.ui.widgets.page_margin import page_margin
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.scroll import Scroller
from coach.ui.widgets.thumbnails import Thumbnails

TWO_FROM = 900
"""Width over text scale from which there are two columns; narrower ones would cramp the rows."""

_WIDEST = 1360
_GAP = 14


class HistoryPage(QWidget):
    """Shows what it is given and says what the user wants; it holds no rules.

    Signals:
        walk_asked: log a walk.
        session_asked: add a session done elsewhere (a `date`, or None for today).
        export_asked: hand the history over to a file.
        period_chosen: diary and totals are to reach back so far (`Period`).
    """

    walk_asked = Signal()
    session_asked = Signal(object)
    export_asked = Signal()
    period_chosen = Signal(Period)

    def __init__(self, look: Look, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        """Make a page.

        Args:
            look: theme and icons.
            thumbnails: the window's pictures of exercises.
            parent: owner.
        """
        super().__init__(parent)
        self.look = look
        self._two: bool | None = None
        self._painted = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._scroller = Scroller(look, self)
        # In the smallest windows it gives way to the strip, which is put away when it is read.
        self._scroller.setMinimumHeight(1)
        outer.addWidget(self._scroller, 1)
        self.undo = UndoStrip(look, self)
        outer.addWidget(self.undo)
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setSpacing(_GAP)
        self._column.addWidget(self._make_head())
        self.welcome = Welcome(look, self._sheet)
        self.welcome.hide()
        self._column.addWidget(self.welcome)
        self._cards = QWidget(self._sheet)
        self._sides = QHBoxLayout(self._cards)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(_GAP)
        self._left, self._right = _Side(self._cards), _Side(self._cards)
        for side in (self._left, self._right):
            self._sides.addWidget(side, 1)
        self._column.addWidget(self._cards)
        self._column.addStretch(1)
        self._scroller.setWidget(self._sheet)

        self.weeks = WeeksCard(look, self._cards)
        self.calendar = CalendarCard(look, self._cards)
        self.diary = DiaryCard(look, self._cards)
        self.exercises = ExercisesCard(look, thumbnails, self._cards)
        self.calendar.add_asked.connect(self.session_asked)
        for button in (self.diary.period, self.exercises.period):
            button.period_chosen.connect(self._choose_period)
        look.theme.changed.connect(self._fit)

    def show_filled(self, *, filled: bool) -> None:
        """Show the cards, or what is said while there is nothing to show."""
        self._cards.setVisible(filled)
        self.welcome.setVisible(not filled)

    def show_period(self, diary: DiaryView, exercises: ExercisesView, period: Period) -> None:
        """Show diary and totals of a period."""
        self.diary.period.set_period(period)
        self.exercises.period.set_period(period)
        self.diary.show_diary(diary)
        self.exercises.show_exercises(exercises)

    def bring_calendar_into_view(self) -> None:
        """Scroll to the calendar, where it is below what can be seen."""
        self._scroller.ensureWidgetVisible(self.calendar.grid)

    def take_focus(self) -> None:
        """Take the keyboard where it was lost, because what had it is no longer there."""
        target = self.calendar.grid if self.calendar.grid.isVisible() else self.walk
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_writable(self, *, writable: bool) -> None:
        """Offer what changes the record, or do not."""
        for button in (self.walk, self.add, self.calendar.add):
            button.setEnabled(writable)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the number of columns."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Choose the number of columns."""
        super().showEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground; load what draws charts once the page is on the screen."""
        QPainter(self).fillRect(self.rect(), self.look.theme.tokens.bg)
        if not self._painted:
            self._painted = True
            # Not before this picture is there to be looked at.
            QTimer.singleShot(0, self, self.diary.load_chart)

    def _make_head(self) -> QWidget:
        head = QWidget(self._sheet)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        head.setSizePolicy(policy)
        flow = FlowLayout(head, gap=12, align_right=True)
        flow.set_headed(True)
        look = self.look
        title = Paragraph(look, self.tr("History"), Role.PAGE_TITLE, wrap=False, parent=head)
        self.walk = Button(look, self.tr("&Log a walk"), icon="person-simple-walk", parent=head)
        self.add = Button(look, self.tr("&Add a session"), icon="plus", parent=head)
        self.export = Button(look, self.tr("E&xport"), icon="download-simple", parent=head)
        self.walk.clicked.connect(self.walk_asked)
        self.add.clicked.connect(self._ask_session)
        self.export.clicked.connect(self.export_asked)
        for widget in (title, self.walk, self.add, self.export):
            flow.addWidget(widget)
        return head

    def _ask_session(self) -> None:
        self.session_asked.emit(None)

    def _choose_period(self, period: Period) -> None:
        self.period_chosen.emit(period)

    def _fit(self) -> None:
        two = self.width() / self.look.theme.text_scale >= TWO_FROM
        if two is not self._two:
            self._arrange(two=two)
        margin = page_margin(self.width(), self.look.theme.text_scale)
        beside = max(margin, (self.width() - self.look.theme.scaled(_WIDEST)) // 2)
        self._column.setContentsMargins(beside, 24, beside, 24)

    def _arrange(self, *, two: bool) -> None:
        self._two = two
        order = (self.weeks, self.calendar, self.diary, self.exercises)
        for card in order:
            right = two and card in (self.diary, self.exercises)
            (self._right if right else self._left).add(card)
        self._right.setVisible(two)


class _Side(QWidget):
    """A column of cards."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._column.addStretch(1)

    def add(self, card: QWidget) -> None:
        """Take a card in at the end, from the other column if it was there."""
        # First out, so that the place before the stretch is the right one.
        self._column.removeWidget(card)
        self._column.insertWidget(self._column.count() - 1, card)
        card.show()
