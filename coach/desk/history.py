"""The history page, joined with the record."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.clock import local_now
from coach.desk.history_dialogs import HistoryDialogs
from coach.desk.preferences import Preferences
from coach.desk.record import Record, first_weekday
from coach.desk.session_editing import SessionEditing
from coach.desk.telling import telling
from coach.domain.progress import week_start
from coach.domain.record import WeekCount
from coach.domain.routine import Catalogue
from coach.ui.history.calendar_presenter import CalendarPresenter, month_ends, year_ends
from coach.ui.history.diary_presenter import DiaryPresenter
from coach.ui.history.exercise_presenter import ExercisePresenter
from coach.ui.history.page import HistoryPage
from coach.ui.history.spans import first_of
from coach.ui.history.view import Period
from coach.ui.history.weeks_presenter import RECENT, WeeksPresenter
from coach.ui.history.words import HistoryWords
from coach.ui.main.window import MainWindow
from coach.ui.widgets.picture import Picture

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_MORE_WEEKS = 18


def _focused_in(window: MainWindow) -> "QWidget | None":
    return window.focusWidget()


class HistoryDesk(QObject):
    """Shows the history; `SessionEditing` writes down what the user changes in it.

    Signals:
        changed: sessions were added, changed or deleted.
        export_asked: hand the history over to a file.
        start_asked: show the routines, to begin a first session.
        troubled: a sentence for the user: the record could not be read or written.
    """

    changed = Signal()
    export_asked = Signal()
    start_asked = Signal()
    troubled = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        catalogue: Catalogue,
        preferences: Preferences,
        record: Record,
        parent: QObject | None = None,
        *,
        now: Callable[[], datetime] = local_now,
    ) -> None:
        """Make a desk; nothing is built until `page` is asked for.

        Args:
            window: where dialogs open.
            catalogue: names and pictures of exercises.
            preferences: goal and first day of the week.
            record: the history; it may be opened later, and refuse to be.
            parent: owner.
            now: local time with its UTC offset.
        """
        super().__init__(parent)
        self._window = window
        self._catalogue = catalogue
        self._preferences = preferences
        self._record = record
        self._now = now
        self._page: HistoryPage | None = None
        self._weeks_shown = RECENT
        self._period = Period.EIGHT_WEEKS
        self._day = self._shown_on = now().date()
        self._overview = False
        self._dialogs = HistoryDialogs(window, self)
        self._dialogs.closed.connect(self._mind_focus)
        self._editing = SessionEditing(window, catalogue, record, self._dialogs, self, now=now)
        self._editing.changed.connect(self._on_edited)
        self._editing.missed.connect(self.refresh)
        self._editing.troubled.connect(self.troubled)
        preferences.changed.connect(self.refresh)

    def use_catalogue(self, catalogue: Catalogue) -> None:
        """Name exercises from another catalogue from now on."""
        self._catalogue = catalogue
        self._editing.use_catalogue(catalogue)
        self.refresh()

    # --- the page -----------------------------------------------------------------------------

    @property
    def page(self) -> HistoryPage:
        """The page, built when first asked for."""
        if self._page is None:
            page = HistoryPage(self._window.look, self._window.home.thumbnails)
            self._page = page
            page.walk_asked.connect(self._editing.log_walk)
            page.session_asked.connect(self._editing.add_session)
            page.export_asked.connect(self.export_asked)
            page.period_chosen.connect(self._choose_period)
            page.welcome.start_asked.connect(self.start_asked)
            page.undo.undo_asked.connect(self._editing.take_back)
            page.weeks.older_asked.connect(self._show_older)
            page.weeks.week_opened.connect(self._open_week)
            page.weeks.table_asked.connect(self._show_weeks_table)
            page.calendar.day_chosen.connect(self._choose_day)
            page.calendar.overview_asked.connect(self._turn_calendar)
            page.calendar.session_opened.connect(self._editing.open_session)
            page.calendar.table_asked.connect(self._show_calendar_table)
            page.diary.table_asked.connect(self._show_diary_table)
            page.exercises.table_asked.connect(self._show_totals_table)
            page.exercises.exercise_opened.connect(self._open_exercise)
            self.refresh()
        return self._page

    @Slot()
    def refresh(self) -> None:
        """Show everything anew: the record or the settings have changed, or it is another day."""
        page = self._page
        if page is None:
            return
        page.show_writable(writable=self._record.edits is not None)
        if self._day == self._shown_on:
            # Who was looking at today goes on doing so after midnight.
            self._day = self._today
        self._shown_on = self._today
        with telling(self.troubled.emit):
            history = self._record.history
            first = history.first_day() if history is not None else None
            goal = self._preferences.settings.week.goal
            page.welcome.show_goal(self._weeks_presenter().goal_words(goal))
            page.show_filled(filled=first is not None)
            if first is not None:
                self._show_weeks()
                self._show_calendar()
                self._show_period()

    # --- weeks --------------------------------------------------------------------------------

    def _weeks(self, count: int) -> tuple[WeekCount, ...]:
        history = self._record.history
        if history is None:
            return ()
        settings = self._preferences.settings
        weekday = first_weekday(settings)
        return history.weeks(
            self._today, min(count, self._week_total()), weekday, settings.week.goal
        )

    def _week_total(self) -> int:
        """Return how many weeks there have been since the first session."""
        history = self._record.history
        first = history.first_day() if history is not None else None
        if first is None:
            return 1
        weekday = first_weekday(self._preferences.settings)
        newest, oldest = week_start(self._today, weekday), week_start(first, weekday)
        return max(1, (newest - oldest).days // 7 + 1)

    def _show_weeks(self) -> None:
        history = self._record.history
        from_day = self._preferences.settings.week.ten_days_from
        plan = None
        if history is not None and from_day is not None:
            plan = history.ten_day_plan(from_day)
        view = self._weeks_presenter().weeks(
            self._weeks(self._weeks_shown),
            has_more=self._week_total() > self._weeks_shown,
            plan=plan,
        )
        self.page.weeks.show_weeks(view)

    @Slot()
    def _show_older(self) -> None:
        self._weeks_shown += _MORE_WEEKS
        with telling(self.troubled.emit):
            self._show_weeks()

    @Slot(object)
    def _open_week(self, first_day: date) -> None:
        self._overview = False
        last = date.fromordinal(first_day.toordinal() + 6)
        self._choose_day(min(last, self._today))
        self.page.bring_calendar_into_view()

    @Slot()
    def _show_weeks_table(self) -> None:
        with telling(self.troubled.emit):
            self._dialogs.show_table(self._weeks_presenter().table(self._weeks(self._week_total())))

    # --- calendar -----------------------------------------------------------------------------

    def _show_calendar(self) -> None:
        history = self._record.history
        if history is None:
            return
        presenter = self._calendar_presenter()
        card = self.page.calendar
        if self._overview:
            card.show_year(presenter.year(self._day.year, history.calendar(*year_ends(self._day))))
        else:
            card.show_month(presenter.month(self._day, history.calendar(*month_ends(self._day))))
        card.show_day(presenter.day(self._day, history.sessions_on(self._day)))

    @Slot(object)
    def _choose_day(self, day: date) -> None:
        history = self._record.history
        if history is None:
            return
        with telling(self.troubled.emit):
            oldest = min(history.first_day() or self._today, self._today)
            newest = self._today
            # Whole pages can be seen, and nothing beyond them is of use.
            ends = year_ends if self._overview else month_ends
            self._day = min(max(day, ends(oldest)[0]), ends(newest)[1])
            self._show_calendar()

    @Slot(bool)
    def _turn_calendar(self, overview: bool) -> None:
        self._overview = overview
        self._choose_day(self._day)

    @Slot()
    def _show_calendar_table(self) -> None:
        history = self._record.history
        if history is None:
            return
        with telling(self.troubled.emit):
            ends = (year_ends if self._overview else month_ends)(self._day)
            words = self._words()
            title = str(self._day.year) if self._overview else words.month(ends[0])
            self._dialogs.show_table(
                self._calendar_presenter().table(title, history.calendar(*ends))
            )

    # --- diary and totals ---------------------------------------------------------------------

    def _show_period(self) -> None:
        record = self._record
        if record.pain is None or record.exercises is None:
            return
        first = first_of(self._period, self._today)
        points = record.pain.points(first)
        ever = bool(points) or (first is not None and bool(record.pain.points()))
        diary = DiaryPresenter(self._words()).diary(points, ever=ever)
        totals = self._exercise_presenter().totals(record.exercises.totals(first))
        self.page.show_period(diary, totals, self._period)

    @Slot(Period)
    def _choose_period(self, period: Period) -> None:
        self._period = period
        with telling(self.troubled.emit):
            self._show_period()

    @Slot()
    def _show_diary_table(self) -> None:
        if self._record.pain is None:
            return
        with telling(self.troubled.emit):
            points = self._record.pain.points(first_of(self._period, self._today))
            period = self.page.diary.period.text()
            self._dialogs.show_table(DiaryPresenter(self._words()).table(points, period))

    @Slot()
    def _show_totals_table(self) -> None:
        if self._record.exercises is None:
            return
        with telling(self.troubled.emit):
            totals = self._record.exercises.totals(first_of(self._period, self._today))
            period = self.page.exercises.period.text()
            self._dialogs.show_table(self._exercise_presenter().table(totals, period))

    @Slot(str)
    def _open_exercise(self, exercise_id: str) -> None:
        exercises = self._record.exercises
        if exercises is None:
            return
        with telling(self.troubled.emit):
            first = first_of(self._period, self._today)
            total = exercises.total(exercise_id, first)
            if total is None:
                return
            view = self._exercise_presenter().exercise(
                total,
                exercises.days(exercise_id, first),
                exercises.sides(exercise_id, first),
                self.page.exercises.period.text(),
            )
            # It loads what draws the charts.
            from coach.ui.history.exercise_dialog import ExerciseDialog

            dialog = ExerciseDialog(self._window.look, view, self._window)
            dialog.table_asked.connect(self._dialogs.show_table)
            self._dialogs.open(dialog)

    # --- changes ------------------------------------------------------------------------------

    @Slot(str, bool, object)
    def _on_edited(self, words: str, can_undo: bool, day: date | None) -> None:
        if day is not None:
            self._day = day
        self.refresh()
        self.page.undo.offer(words, undo=can_undo)
        self.changed.emit()

    @Slot()
    def _mind_focus(self) -> None:
        """Keep the keyboard on the page when the row that a dialog came from has gone."""
        here = _focused_in(self._window)
        lost = here is None or not here.isVisible()
        if lost and self.page.isVisible() and not self._window.covered:
            self.page.take_focus()

    # --- helpers ------------------------------------------------------------------------------

    @property
    def _today(self) -> date:
        return self._now().date()

    def _words(self) -> HistoryWords:
        return HistoryWords(self._today)

    def _weeks_presenter(self) -> WeeksPresenter:
        return WeeksPresenter(self._words(), first_weekday(self._preferences.settings))

    def _calendar_presenter(self) -> CalendarPresenter:
        history = self._record.history
        first = history.first_day() if history is not None else None
        return CalendarPresenter(self._words(), first_weekday(self._preferences.settings), first)

    def _exercise_presenter(self) -> ExercisePresenter:
        return ExercisePresenter(self._words(), self._name_of, self._picture_of)

    def _name_of(self, exercise_id: str) -> str:
        exercise = self._catalogue.exercises.get(exercise_id)
        if exercise is not None:
            return exercise.name
        history = self._record.history
        kept = history.exercise_name(exercise_id) if history is not None else None
        return kept or exercise_id

    def _picture_of(self, exercise_id: str) -> Picture | None:
        exercise = self._catalogue.exercises.get(exercise_id)
        if exercise is None:
            return None
        return Picture(exercise.id, exercise.position, close_up=True)
