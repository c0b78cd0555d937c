"""The library page: filters over cards, one exercise in full, the pages of advice."""

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.library.advice import AdvicePane
from coach.ui.library.cards import GAP, CardGrid
from coach.ui.library.detail import LibraryDetailPane
from coach.ui.library.filters import RING, FilterBar
from coach.ui.library.view import AdvicePage, Found, LibraryDetail
from coach.ui.tokens import Ink
from coach.ui.widgets.focus import PassesFocusOn
from coach.ui.widgets.look import Look
from coach.ui.widgets.page_margin import page_margin
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.picture import FigureHolder
from coach.ui.widgets.scroll import Scroller
from coach.ui.widgets.thumbnails import Thumbnails

_BESIDE = 1120
"""Width in logical px, at the usual text size, from which an exercise stands beside the cards."""

_LOW = 600
"""Height, likewise, below which the filters scroll with the cards."""


_TIGHT = 450
"""Height, likewise, below which they wait behind a button."""


class _Shown(Enum):
    CARDS = auto()
    DETAIL = auto()
    ADVICE = auto()


class LibraryPage(PassesFocusOn, QWidget):
    """Shows the views that it is given and says what the user wants; it holds no rules.

    Signals:
        sought: something else is looked for (a `coach.ui.library.view.Sought`).
        exercise_chosen: show this exercise in full (its id).
        favourite_switched: the user likes it or no longer does (its id, which).
        not_for_me_switched: it is to be left out, or no longer (its id, which).
        read_aloud_requested: read the exercise's steps aloud (its id).
        dose_chosen: another dose was chosen (exercise id, profile key).
        advice_asked: show a page of advice (its id).
        doctor_asked: show the doctor card.
        new_asked: make an exercise.
        edit_asked: change the user's own exercise (its id).
        import_asked: take exercises from a file.
        depth_changed: the page went from the cards to what covers them, or back.
    """

    sought = Signal(object)
    exercise_chosen = Signal(str)
    favourite_switched = Signal(str, bool)
    not_for_me_switched = Signal(str, bool)
    read_aloud_requested = Signal(str)
    dose_chosen = Signal(str, str)
    advice_asked = Signal(str)
    doctor_asked = Signal()
    new_asked = Signal()
    edit_asked = Signal(str)
    import_asked = Signal()
    depth_changed = Signal()

    def __init__(
        self,
        look: Look,
        figures: FigureHolder,
        advice: tuple[tuple[str, str], ...],
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty page.

        Args:
            look: theme and icons.
            figures: who draws the exercises.
            advice: id and title of each page of advice, in order.
            parent: owner.
        """
        super().__init__(parent)
        self._look = look
        self._shown = _Shown.CARDS
        self._was_at_top = True
        self._first_advice = advice[0][0]
        self.thumbnails = Thumbnails(look, figures, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._browser = self._make_browser()
        self.detail = LibraryDetailPane(look, figures, self)
        self.advice = AdvicePane(look, advice, self)
        row.addWidget(self._browser, 1)
        row.addWidget(self.detail)
        row.addWidget(self.advice, 1)
        self._connect()
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._find)
        look.theme.changed.connect(self._fit)
        self._arrange()

    # --- what is shown ------------------------------------------------------------------------

    def show_found(self, found: Found) -> None:
        """Show the cards that fit."""
        self.filters.show_found(found)
        self.grid.set_cards(found.cards)
        self.grid.setVisible(bool(found.cards))
        self._nothing.setVisible(not found.cards)
        self._fill()

    def show_detail(self, shown: LibraryDetail) -> None:
        """Show an exercise in full, beside the cards or in their place."""
        self.detail.show_detail(shown)
        self.grid.choose(shown.detail.exercise_id)
        self._arrange()

    def open_exercise(self, exercise_id: str) -> None:
        """Show an exercise in full, wherever the page stands."""
        self.exercise_chosen.emit(exercise_id)
        self._show(_Shown.DETAIL)
        if not self.is_wide:
            self.detail.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_advice(self, page: AdvicePage) -> None:
        """Show a page of advice."""
        self.advice.show_page(page)
        if self._shown is not _Shown.ADVICE:
            self._show(_Shown.ADVICE)
            self.advice.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_cards(self) -> None:
        """Go back to the cards."""
        before = self._shown
        self._show(_Shown.CARDS)
        if before is _Shown.DETAIL:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        elif before is _Shown.ADVICE:
            self.filters.advice.setFocus(Qt.FocusReason.OtherFocusReason)

    def figures_changed(self) -> None:
        """Draw all pictures anew: the figure has arrived, or another one was chosen."""
        self.thumbnails.clear()
        self.detail.pane.refresh_figure()

    @property
    def is_wide(self) -> bool:
        """True if an exercise stands beside the cards."""
        return self.width() / self._look.theme.text_scale >= _BESIDE

    @property
    def is_at_top(self) -> bool:
        """True while the cards are shown and no way back is offered."""
        return self._shown is _Shown.CARDS or (self._shown is _Shown.DETAIL and self.is_wide)

    # --- events -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc, to the cards, or to all of them; from the search into the cards."""
        into = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in into and self.filters.search.hasFocus() and self.grid.cards:
            if not self.grid.selectionModel().hasSelection():
                self.grid.choose(self.grid.cards[0].exercise_id)
            self.grid.setFocus(Qt.FocusReason.TabFocusReason)
            return
        if event.key() == Qt.Key.Key_Escape:
            if not self.is_at_top:
                self.show_cards()
                return
            if not self.filters.sought_now.is_anything:
                self.filters.clear()
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose where things stand."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), self._look.theme.tokens.bg)

    # --- parts --------------------------------------------------------------------------------

    def _make_browser(self) -> QWidget:
        browser = QWidget(self)
        self._outer = QVBoxLayout(browser)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._head = QWidget(browser)
        head = QVBoxLayout(self._head)
        self.filters = FilterBar(self._look, self._head)
        head.addWidget(self.filters)
        self._scroller = Scroller(self._look, browser)
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 32 - GAP // 2)
        self._column.setSpacing(0)
        cards = QVBoxLayout()
        self._head_box, self._cards_box = head, cards
        self.grid = CardGrid(self._look, self.thumbnails, page)
        cards.addWidget(self.grid)
        self._nothing = QWidget(page)
        nothing = QVBoxLayout(self._nothing)
        nothing.setContentsMargins(GAP // 2, 8, GAP // 2, 0)
        words = self.tr("Take a filter away, or try another word.")
        nothing.addWidget(Paragraph(self._look, words, Role.BODY, Ink.TEXT2, parent=page))
        self._nothing.hide()
        cards.addWidget(self._nothing)
        self._column.addLayout(cards)
        self._column.addStretch(1)
        self._scroller.setWidget(page)
        self._outer.addWidget(self._head)
        self._outer.addWidget(self._scroller, 1)
        return browser

    def _connect(self) -> None:
        self.filters.sought.connect(self.sought)
        self.filters.advice_asked.connect(self._ask_advice)
        self.filters.new_asked.connect(self.new_asked)
        self.filters.import_asked.connect(self.import_asked)
        self.detail.edit_asked.connect(self.edit_asked)
        self.grid.chosen.connect(self._choose)
        self.grid.opened.connect(self._open)
        self.detail.back_asked.connect(self.show_cards)
        self.detail.favourite_switched.connect(self.favourite_switched)
        self.detail.not_for_me_switched.connect(self.not_for_me_switched)
        self.detail.read_aloud_requested.connect(self.read_aloud_requested)
        self.detail.dose_chosen.connect(self.dose_chosen)
        self.advice.back_asked.connect(self.show_cards)
        self.advice.page_asked.connect(self.advice_asked)
        self.advice.doctor_asked.connect(self.doctor_asked)

    # --- going about --------------------------------------------------------------------------

    def _show(self, shown: _Shown) -> None:
        self._shown = shown
        self._arrange()

    def _arrange(self) -> None:
        wide = self.is_wide
        if self._was_at_top != self.is_at_top:
            self._was_at_top = self.is_at_top
            self.depth_changed.emit()
        has_detail = bool(self.detail.exercise_id)
        first: QWidget = self.filters.search
        # Whoever puts the keyboard on the page puts it on what can be seen.
        if not self.is_at_top:
            first = (self.advice if self._shown is _Shown.ADVICE else self.detail).back
        self.pass_focus_to(first)
        self.advice.setVisible(self._shown is _Shown.ADVICE)
        self._browser.setVisible(
            self._shown is _Shown.CARDS or (wide and self._shown is _Shown.DETAIL)
        )
        self.detail.setVisible(
            has_detail and (self._shown is _Shown.DETAIL or (wide and self._shown is _Shown.CARDS))
        )
        self.detail.set_covering(not wide)
        if wide:
            scale = self._look.theme.text_scale
            self.detail.setFixedWidth(round(max(420 * scale, min(560 * scale, self.width() / 3))))
        else:
            self.detail.setMinimumWidth(0)
            self.detail.setMaximumWidth(16_777_215)

    def _fill(self) -> None:
        """Show the first exercise beside the cards, so that they need not move for it later."""
        if self.is_wide and not self.detail.exercise_id and self.grid.cards:
            self.exercise_chosen.emit(self.grid.cards[0].exercise_id)

    def _fit(self) -> None:
        self._fill()
        self._arrange()
        scale = self._look.theme.text_scale
        margin = page_margin(self.width(), scale)
        # Half a gap lies round the cards already.
        side = margin - RING
        self._head_box.setContentsMargins(side, 24 - RING, side, 14 - GAP // 2 - RING)
        self._cards_box.setContentsMargins(margin - GAP // 2, 0, margin - GAP // 2, 0)
        height = self.height() / scale
        low = height < _LOW
        self.filters.set_tight(height < _TIGHT)
        # Where room is short the filters give way to the cards.
        column = self._column if low else self._outer
        if column.indexOf(self._head) < 0:
            column.insertWidget(0, self._head)

    def _choose(self, row: int) -> None:
        if self.is_wide:
            self.exercise_chosen.emit(self.grid.cards[row].exercise_id)

    def _open(self, row: int) -> None:
        self.open_exercise(self.grid.cards[row].exercise_id)

    def _ask_advice(self) -> None:
        self.advice_asked.emit(self._first_advice)

    def _find(self) -> None:
        self.show_cards()
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()
