"""What desks share that fill the window with a page on which something is made."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.ui.main.window import MainWindow
from coach.ui.widgets.leave_question import LeaveQuestion

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class PageDesk(QObject):
    """Shows one page at a time, and asks before anything that was made on it is lost.

    Args:
        window: where the page is shown.
        parent: owner.

    Signals:
        troubled: a sentence for the user about what could not be done.
    """

    troubled = Signal(str)

    def __init__(self, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._page: QWidget | None = None
        self._closing_window = False

    @property
    def is_open(self) -> bool:
        """True while its page fills the window."""
        return self._page is not None

    def is_changed(self) -> bool:
        """Tell whether something on the page would be lost with it."""
        raise NotImplementedError

    def leave_question(self) -> LeaveQuestion:
        """Return the question before something is lost."""
        raise NotImplementedError

    def forget(self) -> None:
        """Let go of what belongs to the page, which is being closed."""

    @Slot()
    def leave(self) -> None:
        """Go back without saving; ask first if something would be lost."""
        if self._page is None:
            return
        if not self.is_changed():
            self.close_page()
            return
        question = self.leave_question()
        question.leave_chosen.connect(self.close_page)
        question.stay_chosen.connect(self.stay)
        question.closed.connect(question.deleteLater)
        question.open()

    def may_close(self) -> bool:
        """Tell whether the window may close; if not, the user is asked, and it closes by itself."""
        if self._page is None or not self.is_changed():
            return True
        self._closing_window = True
        if not self._window.covered:
            self.leave()
        return False

    @Slot()
    def stay(self) -> None:
        """Stay on the page, and in the program: it is not finished."""
        self._closing_window = False

    @Slot()
    def close_page(self) -> None:
        """Go back to the home page, or close the window where that was asked for."""
        page, self._page = self._page, None
        if page is None:
            return
        self.forget()
        self._window.show_home()
        page.deleteLater()
        if self._closing_window:
            self._closing_window = False
            self._window.close()
