"""The sidebar: the program's name, the routines, the doctor card, the way to the other pages."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.main.nav_bar import NavBar
from coach.ui.main.routine_list import RoutineList
from coach.ui.main.routine_menu import RoutineMenu
from coach.ui.widgets.brand_mark import BrandMark
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.thumbnails import Thumbnails

_LOW_BELOW = 420
"""Height in logical px, at the usual text size, below which the foot is kept low."""

_TINY_BELOW = 260
"""The same for what is left out so that the routines keep some room."""


class Sidebar(QWidget):
    """Routines to choose from, on a ground of its own.

    Signals:
        doctor_asked: the doctor card is wanted.
    """

    doctor_asked = Signal()

    def __init__(self, look: Look, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        head = self._head = QHBoxLayout()
        head.setSpacing(10)
        self._mark = BrandMark(look, self)
        head.addWidget(self._mark)
        self._name = Paragraph(look, "Back Coach", Role.APP_NAME, wrap=False, parent=self)
        head.addWidget(self._name, 1, Qt.AlignmentFlag.AlignVCenter)
        self.menu = RoutineMenu(look, self)
        head.addWidget(self.menu)
        column.addLayout(head)
        self.routines = RoutineList(look, thumbnails, self)
        column.addWidget(self.routines, 1)
        self._doctor = _DoctorRow(look, self.tr("&When to see a doctor"), parent=self)
        self._doctor.clicked.connect(self.doctor_asked)
        self._foot = QHBoxLayout()
        column.addLayout(self._foot)
        self.nav = NavBar(look, self)
        column.addWidget(self.nav)
        self._tiny: bool | None = None
        self._fit()
        look.theme.changed.connect(self._fit)
        look.theme.changed.connect(self.update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the routines what height there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        height = self.height() / self._look.theme.text_scale
        self.nav.set_low(height < _LOW_BELOW and self.nav.low_width <= self.width())
        self._set_tiny(height < _TINY_BELOW)

    def _set_tiny(self, tiny: bool) -> None:
        """Put the doctor card into the place of the program's name, where every line counts."""
        if tiny == self._tiny:
            return
        self._tiny = tiny
        self._mark.setVisible(not tiny)
        self._name.setVisible(not tiny)
        if tiny:
            self._foot.removeWidget(self._doctor)
            self._head.insertWidget(0, self._doctor, 1)
        else:
            self._head.removeWidget(self._doctor)
            self._foot.addWidget(self._doctor)
        self._head.setContentsMargins(*((12, 6, 16, 6) if tiny else (24, 14, 16, 10)))
        self._foot.setContentsMargins(*((0, 0, 0, 0) if tiny else (12, 8, 12, 6)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the lines over the foot."""
        painter = QPainter(self)
        tokens = self._look.theme.tokens
        painter.fillRect(self.rect(), tokens.side)
        lines = [self.nav.geometry().top()]
        if not self._tiny:
            lines.append(self._doctor.geometry().top() - 9)
        for y in lines:
            painter.fillRect(QRectF(0, y, self.width(), tokens.border), tokens.line)


class _DoctorRow(Button):
    """The way to the doctor card: across the whole sidebar, icon in the care colour."""

    def __init__(self, look: Look, text: str, parent: QWidget) -> None:
        super().__init__(
            look,
            text,
            ButtonKind.GHOST,
            icon="first-aid-kit",
            key="F1",
            role=Role.SECONDARY_STRONG,
            parent=parent,
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    icon_care = True
    spread = True
