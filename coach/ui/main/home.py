"""The home page: sidebar, routine and exercise in three, two or one columns."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QSplitter,
    QSplitterHandle,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coach.ui.main.columns import (
    MIDDLE_LEAST,
    TWO_BELOW,
    Columns,
    ColumnSizes,
    column_widths,
    columns_for,
)
from coach.ui.main.detail_pane import DetailPane
from coach.ui.main.notices import NoticeStrip
from coach.ui.main.routine_page import RoutinePane
from coach.ui.main.sidebar import Sidebar
from coach.ui.main.view import HomeView, Page, RoutinePage
from coach.ui.session.key_map import SETTINGS_KEY
from coach.ui.widgets.back_frame import BackFrame
from coach.ui.widgets.focus import PassesFocusOn
from coach.ui.widgets.look import Look
from coach.ui.widgets.picture import FigureHolder
from coach.ui.widgets.thumbnails import Thumbnails

__all__ = ["ColumnSizes", "HomePage"]


class HomePage(QWidget):
    """Shows the views that it is given and says what the user wants; it holds no rules.

    Signals:
        routine_chosen: show this routine's page (routine id, flare-up day).
        start_requested: begin the session (routine id, flare-up day).
        dose_profile_chosen: use this dose for the exercise (exercise id, profile key).
        read_aloud_requested: read the exercise's steps aloud (exercise id).
        doctor_asked: show the doctor card.
        page_asked: show another `Page` beside the sidebar.
    """

    routine_chosen = Signal(str, bool)
    start_requested = Signal(str, bool)
    dose_profile_chosen = Signal(str, str)
    read_aloud_requested = Signal(str)
    doctor_asked = Signal()
    page_asked = Signal(Page)

    def __init__(
        self,
        look: Look,
        figures: FigureHolder,
        sizes: ColumnSizes | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._sizes = sizes or ColumnSizes()
        self._columns: Columns | None = None
        self._page: Page | None = None
        self._page_leads_back = False
        self.thumbnails = Thumbnails(look, figures, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.notices = NoticeStrip(look, self)
        outer.addWidget(self.notices)

        self._splitter = _Splitter(look, self)
        outer.addWidget(self._splitter, 1)
        self._middle = QStackedWidget()
        self._middle.setMinimumWidth(MIDDLE_LEAST)
        self.sidebar = Sidebar(look, self.thumbnails)
        self.routine = RoutinePane(look, self.thumbnails)
        self.detail = DetailPane(look, figures)
        self._routine_frame = _Framed(look, self.tr("&Back to the routines"), self.routine)
        self._detail_frame = _Framed(look, self.tr("&Back to the routine"), self.detail)
        self._routine_frame.back.clicked.connect(self.show_routines)
        self._detail_frame.back.clicked.connect(self._show_routine)
        self._middle.addWidget(self._routine_frame)
        self._middle.addWidget(self._detail_frame)
        self._page_frame = _PageFrame(look, self.tr("&Back to the routines"))
        self._page_frame.back.clicked.connect(self.show_routines)
        self._middle.addWidget(self._page_frame)
        self._splitter.addWidget(self.sidebar)
        self._splitter.addWidget(self._middle)
        self._splitter.splitterMoved.connect(self._remember)

        self.sidebar.routines.routine_chosen.connect(self._choose)
        self.sidebar.routines.routine_opened.connect(self._open_routine)
        self.sidebar.doctor_asked.connect(self.doctor_asked)
        self.sidebar.nav.page_asked.connect(self.page_asked)
        self.routine.start_requested.connect(self.start_requested)
        self.routine.flare_up_switched.connect(self.routine_chosen)
        self.routine.exercise_chosen.connect(self._show_exercise)
        self.routine.exercise_opened.connect(self._open_exercise)
        self.detail.read_aloud_requested.connect(self.read_aloud_requested)
        self.detail.dose_chosen.connect(self.dose_profile_chosen)
        look.theme.changed.connect(self._fit)
        self._add_key("Ctrl+1", self.show_routines)
        for number, page in enumerate(Page, start=2):
            self._add_key(f"Ctrl+{number}", partial(self._go_to, page))
        self._add_key(SETTINGS_KEY, partial(self._go_to, Page.SETTINGS))

    def _go_to(self, page: Page) -> None:
        """Ask for a page by its key; the next Tab leads into it, as if its button was pressed."""
        if self._page is page:
            return
        self.page_asked.emit(page)
        if self._page is page and self._columns is not Columns.ONE:
            self.sidebar.nav.buttons[page].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add_key(self, key: str, do: Callable[[], object]) -> None:
        # For the whole window: nothing in the page need have the keyboard.
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.activated.connect(partial(self._unless_covered, do))

    def _unless_covered(self, do: Callable[[], object]) -> None:
        from coach.ui.widgets.overlay import Overlay

        if not any(one.isVisible() for one in self.window().findChildren(Overlay)):
            do()

    # --- what is shown ------------------------------------------------------------------------

    def show_home(self, view: HomeView) -> None:
        """Show the routine list and the week."""
        self.sidebar.routines.set_cards(view.routines)
        self.routine.show_week(view.week)

    def show_routine(self, page: RoutinePage) -> None:
        """Show a routine, and choose it in the list."""
        self.routine.show_page(page)
        self.sidebar.routines.select(page.routine_id)
        self._show_exercise()

    @property
    def page(self) -> Page | None:
        """The page that is shown in place of the routine, None for the routine itself."""
        return self._page

    def show_page(self, page: Page, widget: QWidget) -> None:
        """Show a page in all the room beside the sidebar; the widget is kept."""
        self._page = page
        self._page_frame.hold(widget)
        self._show_frame(self._page_frame)
        if self._columns is Columns.ONE:
            self._page_frame.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def let_page_lead_back(self, leads: bool) -> None:
        """Leave the way back to the page itself: it is a level deeper, and shows its own."""
        self._page_leads_back = leads
        self._page_frame.back_bar.setVisible(self._columns is Columns.ONE and not leads)

    def _show_frame(self, frame: QWidget) -> None:
        """Show one of the frames of the middle, and beside it what belongs to it."""
        self._middle.setCurrentWidget(frame)
        if frame is not self._page_frame and frame is not self.sidebar:
            self._page = None
        self.sidebar.nav.mark(self._page)
        if self._columns is Columns.THREE:
            self.detail.setVisible(self._page is None)

    @property
    def column_sizes(self) -> ColumnSizes:
        """The widths that the user has given the columns, to be kept for the next start."""
        return self._sizes

    @property
    def columns(self) -> Columns | None:
        """The number of columns in force, None before the first layout."""
        return self._columns

    def focus_start(self) -> None:
        """Put the keyboard where a session begins."""
        # Where the routines are a page of their own, what is hidden must not take the keyboard.
        in_list = self._middle.currentWidget() is self.sidebar
        target = self.sidebar.routines if in_list else self.routine.start_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- events -------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the number of columns."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Choose the number of columns."""
        super().showEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc; go round the columns with F6."""
        if event.key() == Qt.Key.Key_Escape and self._go_back():
            return
        if event.key() == Qt.Key.Key_F6:
            self._next_pane(forward=not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), self._look.theme.tokens.bg)

    # --- columns ------------------------------------------------------------------------------

    def _fit(self) -> None:
        theme = self._look.theme
        columns = columns_for(self.width(), theme.text_scale)
        if columns is not self._columns:
            self._arrange(columns)
        dense = self.width() / theme.text_scale < TWO_BELOW
        self.sidebar.routines.set_dense(dense)
        self.routine.set_dense(dense)
        self._spread()

    def _arrange(self, columns: Columns) -> None:
        before = self._columns
        self._columns = columns
        three = columns is Columns.THREE
        one = columns is Columns.ONE
        if three:
            self._detail_frame.release()
            self._splitter.addWidget(self.detail)
            self.detail.setVisible(self._page is None)
        else:
            self._detail_frame.hold(self.detail)
        if one:
            self._middle.setMinimumWidth(0)
            self._middle.insertWidget(0, self.sidebar)
            self.sidebar.setMinimumWidth(0)
        else:
            self._middle.setMinimumWidth(MIDDLE_LEAST)
            if self._middle.indexOf(self.sidebar) >= 0:
                self._middle.removeWidget(self.sidebar)
            self._splitter.insertWidget(0, self.sidebar)
            self.sidebar.setMinimumWidth(240)
            self.sidebar.show()
            # Screen readers go by the order of the children.
            for column in self._splitter.columns():
                column.raise_()
        self.detail.set_page(not three)
        self._routine_frame.back_bar.setVisible(one)
        self._detail_frame.back_bar.setVisible(not three)
        self._page_frame.back_bar.setVisible(one and not self._page_leads_back)
        shown = self._middle.currentWidget()
        if shown is not self._page_frame and (three or before is None or shown is self.sidebar):
            self._show_frame(self._routine_frame)
        self._splitter.set_stretch(self.indexes())

    def indexes(self) -> tuple[int, ...]:
        """Return the stretch of each column: the middle takes what is over."""
        return tuple(1 if w is self._middle else 0 for w in self._splitter.columns())

    def _spread(self) -> None:
        """Give the columns their widths: the user's, or the usual ones."""
        if self._columns is not Columns.ONE:
            scale = self._look.theme.text_scale
            self._splitter.setSizes(list(column_widths(self.width(), scale, self._sizes)))

    def _remember(self) -> None:
        sizes = tuple(self._splitter.sizes())
        if self._columns is Columns.THREE:
            self._sizes = ColumnSizes(self._sizes.two, sizes)
        elif self._columns is Columns.TWO:
            self._sizes = ColumnSizes(sizes, self._sizes.three)

    # --- going about --------------------------------------------------------------------------

    def _choose(self, routine_id: str) -> None:
        if routine_id != self.routine.routine_id:
            self.routine_chosen.emit(routine_id, False)
            if self._page is not None and self._columns is not Columns.ONE:
                self._show_frame(self._routine_frame)

    def _open_routine(self, routine_id: str) -> None:
        self._choose(routine_id)
        if self._columns is not Columns.THREE or self._page is not None:
            self._show_routine()
        else:
            self.focus_start()

    def _show_exercise(self) -> None:
        detail = self.routine.current_detail()
        if detail is not None:
            self.detail.show_detail(detail)

    def _open_exercise(self) -> None:
        self._show_exercise()
        if self._columns is not Columns.THREE:
            self._show_frame(self._detail_frame)
            self._detail_frame.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_routine(self) -> None:
        was_detail = self._middle.currentWidget() is self._detail_frame
        self._show_frame(self._routine_frame)
        if was_detail:
            self.routine.exercises.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_start()

    def show_routine_page(self) -> None:
        """Leave other pages for the routine's."""
        self._show_frame(self._routine_frame)

    def show_routines(self) -> None:
        """Go to the routine list, which is a page of its own in small windows."""
        if self._columns is Columns.ONE:
            self._page = None
            self._show_frame(self.sidebar)
        elif self._page is not None:
            self._show_frame(self._routine_frame)
        self.sidebar.routines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> bool:
        """Go one page back; False where there is none."""
        if self._middle.currentWidget() is self._detail_frame:
            self._show_routine()
            return True
        if self._page is not None:
            self.show_routines()
            return True
        if self._columns is Columns.ONE and self._middle.currentWidget() is self._routine_frame:
            self.show_routines()
            return True
        return False

    def _next_pane(self, *, forward: bool) -> None:
        stops = [
            widget
            for widget in (
                self.sidebar.routines,
                self.sidebar.nav.buttons[Page.EXERCISES],
                self._page_frame,
                self.routine.start_button,
                self.routine.exercises,
                self.detail.stage.button,
                self.detail.read_aloud,
                self.detail.dose,
            )
            if widget.isVisible()
        ]
        here = self.window().focusWidget()
        at = stops.index(here) if here in stops else -1
        target = stops[(at + (1 if forward else -1)) % len(stops)]
        target.setFocus(Qt.FocusReason.TabFocusReason)


class _Framed(BackFrame):
    """A pane that is here or, in a large window, somewhere else."""

    def __init__(self, look: Look, back: str, pane: QWidget) -> None:
        super().__init__(look, back)
        self._pane = pane
        self.hold(pane)

    def hold(self, pane: QWidget) -> None:
        """Take the pane in."""
        if self.column.indexOf(pane) < 0:
            self.column.addWidget(pane, 1)
            pane.show()

    def release(self) -> None:
        """Let the pane go."""
        self.column.removeWidget(self._pane)


class _PageFrame(PassesFocusOn, BackFrame):
    """One page at a time, each kept once it has been shown."""

    def __init__(self, look: Look, back: str) -> None:
        super().__init__(look, back)
        self._pages = QStackedWidget(self)
        self.column.addWidget(self._pages, 1)

    def hold(self, page: QWidget) -> None:
        """Show a page."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self.pass_focus_to(page)


class _Splitter(QSplitter):
    """Columns with a thin line between them that can be dragged."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.look = look
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)

    def columns(self) -> tuple[QWidget, ...]:
        found = (self.widget(index) for index in range(self.count()))
        return tuple(widget for widget in found if widget is not None)

    def set_stretch(self, factors: tuple[int, ...]) -> None:
        for index, factor in enumerate(factors):
            self.setStretchFactor(index, factor)


class _Handle(QSplitterHandle):
    def __init__(self, orientation: Qt.Orientation, splitter: _Splitter) -> None:
        super().__init__(orientation, splitter)
        self._look = splitter.look

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._look.theme.tokens.line)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()
