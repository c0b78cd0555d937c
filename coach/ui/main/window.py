"""The window: the home page, and whatever takes its place for a while."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from coach.ui.main.columns import ColumnSizes, column_widths
from coach.ui.main.held_keys import HeldKeys
from coach.ui.widgets.focus import LastInput
from coach.ui.widgets.look import Look

if TYPE_CHECKING:
    # Imported when they are first needed: the window is to be there at once.
    from coach.ui.main.home import HomePage
    from coach.ui.main.unfinished import UnfinishedOffer, UnfinishedView
    from coach.ui.widgets.doctor_card import DoctorCard
    from coach.ui.widgets.picture import FigureHolder


_USUAL = QSize(1280, 800)
_FRAME = QSize(8, 40)
"""Room for the frame and title that a window manager adds."""


def _fitting(available: QSize) -> QSize:
    """Return the usual size, or what fits a smaller screen with its frame."""
    return _USUAL.boundedTo(available - _FRAME)


class MainWindow(QMainWindow):
    """The one window.

    It can be shown at once: until `home` is asked for, it shows the empty columns in the colours
    of the theme. Build the rest when `first_painted` comes.

    Signals:
        first_painted: the window is on the screen: load and build what was not needed for that.
        doctor_shown: the doctor card is about to cover the window; nothing should go on behind it.
        closing: it is about to close; whoever must keep it open sets `hold_open`.
    """

    first_painted = Signal()
    doctor_shown = Signal()
    closing = Signal()

    def __init__(self, look: Look, sizes: ColumnSizes | None = None) -> None:
        """Make a window, not yet shown.

        Args:
            look: theme and icons.
            sizes: widths of the columns, as the user left them.
        """
        super().__init__()
        self.look = look
        self.hold_open = False
        self._sizes = sizes or ColumnSizes()
        self._painted = False
        self._home: HomePage | None = None
        self._pages: QStackedWidget | None = None
        self._figures: FigureHolder | None = None
        self._doctor: DoctorCard | None = None
        self._left_from: QWidget | None = None
        self._held = HeldKeys(self)
        self._last_input = LastInput(self)
        self.setWindowTitle("Back Coach")
        self.setMinimumSize(QSize(640, 400))
        self.resize(_fitting(self.screen().availableSize()))
        doctor_key = QShortcut(QKeySequence(Qt.Key.Key_F1), self)
        doctor_key.activated.connect(self.show_doctor)
        look.theme.changed.connect(self.update)

    @property
    def figures(self) -> "FigureHolder":
        """Who draws the exercises; fill it when the figure is there, then `figures_changed`."""
        if self._figures is None:
            from coach.ui.widgets.picture import FigureHolder

            self._figures = FigureHolder()
        return self._figures

    @property
    def home(self) -> "HomePage":
        """The home page, built when first asked for."""
        if self._home is None:
            from coach.ui.main.home import HomePage

            pages = self._stack()
            self._home = HomePage(self.look, self.figures, self._sizes, pages)
            self._home.doctor_asked.connect(self.show_doctor)
            pages.insertWidget(0, self._home)
            if pages.count() == 1:
                pages.setCurrentWidget(self._home)
        return self._home

    @property
    def column_sizes(self) -> ColumnSizes:
        """The widths that the user has given the columns, to be kept for the next start."""
        return self._sizes if self._home is None else self._home.column_sizes

    def show_page(self, page: QWidget) -> None:
        """Put another page (a session) in the place of the home page."""
        pages = self._stack()
        if pages.currentWidget() is self._home:
            self._left_from = self.focusWidget()
        if pages.indexOf(page) < 0:
            pages.addWidget(page)
        pages.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove_page(self, page: QWidget) -> None:
        """Give a page that is not shown any more back to its owner."""
        self._stack().removeWidget(page)

    def show_home(self) -> None:
        """Come back to the home page; another page is given back to its owner.

        The keyboard comes back to where it was, or to where a session begins.
        """
        pages, home = self._stack(), self.home
        pages.setCurrentWidget(home)
        for index in reversed(range(pages.count())):
            page = pages.widget(index)
            if page is not None and page is not home:
                pages.removeWidget(page)
        left_from, self._left_from = self._left_from, None
        if (
            left_from is not None
            and shiboken6.isValid(left_from)
            and left_from.isVisible()
            and left_from.isEnabled()
        ):
            left_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            home.focus_start()

    def show_doctor(self) -> None:
        """Show the doctor card, over whatever is shown."""
        if self._doctor is None:
            from coach.ui.widgets.doctor_card import DoctorCard

            self._doctor = DoctorCard(self.look, self)
        if self._doctor.isHidden():
            # First, so that whatever stops for it leaves the keyboard to the card.
            self.doctor_shown.emit()
            self._doctor.open()

    def offer_unfinished(self, view: "UnfinishedView") -> "UnfinishedOffer":
        """Offer to go on with an unfinished session; the caller connects its signals."""
        from coach.ui.main.unfinished import UnfinishedOffer

        offer = UnfinishedOffer(self.look, view, self)
        offer.closed.connect(offer.deleteLater)
        offer.open()
        return offer

    @property
    def covered(self) -> bool:
        """True while a dialog is over the window."""
        from coach.ui.widgets.overlay import Overlay

        return any(one.isVisible() for one in self.findChildren(Overlay))

    def figures_changed(self) -> None:
        """Draw all pictures anew: the figure has arrived, or another one was chosen."""
        if self._home is not None:
            self._home.thumbnails.clear()
            self._home.detail.refresh_figure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grounds of the columns, and tell when that has happened once."""
        super().paintEvent(event)
        if self._pages is None:
            painter = QPainter(self)
            tokens = self.look.theme.tokens
            painter.fillRect(self.rect(), tokens.bg)
            widths = column_widths(self.width(), self.look.theme.text_scale, self._sizes)
            if len(widths) > 1:
                painter.fillRect(0, 0, widths[0], self.height(), tokens.side)
                painter.fillRect(widths[0], 0, 1, self.height(), tokens.line)
            if len(widths) > 2:
                left = self.width() - widths[2]
                painter.fillRect(left, 0, widths[2], self.height(), tokens.surface)
                painter.fillRect(left, 0, 1, self.height(), tokens.line)
        if not self._painted:
            self._painted = True
            # Not before this picture is on the screen.
            QTimer.singleShot(0, self, self._tell_painted)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at what the user does before anything else does."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.installEventFilter(self._held)
            handle.installEventFilter(self._last_input)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask whoever has something to save."""
        self.hold_open = False
        self.closing.emit()
        event.setAccepted(not self.hold_open)

    def _tell_painted(self) -> None:
        self.first_painted.emit()

    def _stack(self) -> QStackedWidget:
        if self._pages is None:
            self._pages = QStackedWidget(self)
            self.setCentralWidget(self._pages)
            # At once, not on a later turn: what is not seen yet cannot be given the keyboard.
            self._pages.show()
        return self._pages
