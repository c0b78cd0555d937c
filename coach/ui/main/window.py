"""The window: the home page, and whatever takes its place for a while."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from coach.ui.main.home import ColumnSizes, HomePage
from coach.ui.main.unfinished import UnfinishedOffer, UnfinishedView
from coach.ui.widgets.doctor_card import DoctorCard
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay
from coach.ui.widgets.picture import FigureHolder


class MainWindow(QMainWindow):
    """The one window.

    Signals:
        first_painted: the window has been painted once: load what is not needed for that.
        closing: it is about to close; whoever must keep it open sets `hold_open`.
    """

    first_painted = Signal()
    closing = Signal()

    def __init__(
        self, look: Look, figures: FigureHolder | None = None, sizes: ColumnSizes | None = None
    ) -> None:
        """Make a window, not yet shown.

        Args:
            look: theme and icons.
            figures: who draws the exercises; may be filled later.
            sizes: widths of the columns, as the user left them.
        """
        super().__init__()
        self.look = look
        self.figures = figures or FigureHolder()
        self.hold_open = False
        self._painted = False
        self._doctor: DoctorCard | None = None
        self.setWindowTitle("Back Coach")
        self.setMinimumSize(QSize(640, 400))
        self.resize(1280, 800)
        self._pages = QStackedWidget(self)
        self.home = HomePage(look, self.figures, sizes, self._pages)
        self._pages.addWidget(self.home)
        self.setCentralWidget(self._pages)
        self.home.doctor_asked.connect(self.show_doctor)
        doctor_key = QShortcut(QKeySequence(Qt.Key.Key_F1), self)
        doctor_key.activated.connect(self.show_doctor)

    def show_page(self, page: QWidget) -> None:
        """Put another page (a session) in the place of the home page."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_home(self) -> None:
        """Come back to the home page; other pages are given back to their owners."""
        self._pages.setCurrentWidget(self.home)
        for index in reversed(range(self._pages.count())):
            page = self._pages.widget(index)
            if page is not None and page is not self.home:
                self._pages.removeWidget(page)
        self.home.focus_start()

    def show_doctor(self) -> None:
        """Show the doctor card, over whatever is shown."""
        if self._doctor is None:
            self._doctor = DoctorCard(self.look, self)
        if not self._doctor.isVisible():
            self._doctor.open()

    def offer_unfinished(self, view: UnfinishedView) -> UnfinishedOffer:
        """Offer to go on with an unfinished session; the caller connects its signals."""
        offer = UnfinishedOffer(self.look, view, self)
        offer.closed.connect(offer.deleteLater)
        offer.open()
        return offer

    @property
    def covered(self) -> bool:
        """True while a dialog is over the window."""
        overlays = self.findChildren(Overlay, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return any(one.isVisible() for one in overlays)

    def figures_changed(self) -> None:
        """Draw all pictures anew: the figure has arrived, or another one was chosen."""
        self.home.thumbnails.clear()
        self.home.detail.stage.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the first picture of the window is there."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask whoever has something to save."""
        self.hold_open = False
        self.closing.emit()
        event.setAccepted(not self.hold_open)
