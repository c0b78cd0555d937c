"""The settings while a session waits."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coach.ui.settings.category_list import Category
from coach.ui.settings.page import SettingsPage
from coach.ui.widgets.back_frame import BackFrame
from coach.ui.widgets.focus import PassesFocusOn
from coach.ui.widgets.look import Look

IN_SESSION = (
    *(Category.GENERAL, Category.VOICE, Category.PACE),
    *(Category.FIGURE, Category.KEYBOARD),
)
"""What concerns a session; the rest is no reason to get up from the mat."""


class SettingsFrame(PassesFocusOn, BackFrame):
    """The settings page with the way back to the session over it.

    Attributes:
        page: the settings.

    Signals:
        left: back to the session.
    """

    left = Signal()

    def __init__(self, look: Look, page: SettingsPage, parent: QWidget | None = None) -> None:
        """Take the page in.

        Args:
            look: theme and icons.
            page: the settings.
            parent: owner.
        """
        super().__init__(look, self.tr("&Back to your session"), parent)
        self.page = page
        self.column.addWidget(page, 1)
        page.show()
        self.pass_focus_to(page.categories)
        self.back.clicked.connect(self.left)
        page.inside_changed.connect(self._leave_way_back)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    @Slot(bool)
    def _leave_way_back(self, inside: bool) -> None:
        """Leave the way back to the page itself while it is a level deeper."""
        self.back_bar.setVisible(not inside)
