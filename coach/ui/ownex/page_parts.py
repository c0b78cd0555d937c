"""Parts that the pages for own exercises share."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph


def tab_through(controls: Iterable[QWidget]) -> None:
    """Let Tab go from control to control in the given order, whenever each was made."""
    for here, there in pairwise(controls):
        QWidget.setTabOrder(here, there)


class PageFoot(QWidget):
    """A row of buttons that stays in sight, under a line, with a sentence above it if need be."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._buttons = QWidget(self)
        self._flow = FlowLayout(self._buttons, gap=12, align_right=True)
        column.addWidget(self._buttons)
        look.theme.changed.connect(self.update)

    @property
    def row(self) -> QWidget:
        """The parent of what is added."""
        return self._buttons

    def add(self, widget: QWidget, *, first: bool = False) -> None:
        """Add a button; the first one stands at the left edge."""
        self._flow.addWidget(widget)
        if first:
            self._flow.set_first_left(True)

    def set_margins(self, side: int, *, low: bool) -> None:
        """Stand under the page's column; `low` where the window has little height."""
        upright = 8 if low else 14
        self._flow.setContentsMargins(side, upright, side, upright)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and line."""
        painter = QPainter(self)
        tokens = self._look.theme.tokens
        painter.fillRect(self.rect(), tokens.bg)
        painter.fillRect(0, 0, self.width(), max(1, round(tokens.border)), tokens.line)


class Labelled(QWidget):
    """A control under its label, with a quieter line below if wished."""

    def __init__(
        self,
        look: Look,
        text: str,
        control: QWidget,
        *,
        parent: QWidget,
        help_text: str = "",
        margin: int = 4,
    ) -> None:
        """Put a control under its label.

        Args:
            look: theme and icons.
            text: the label.
            control: the control, which has an accessible name of its own.
            parent: owner.
            help_text: a quieter line below.
            margin: room round the control for its focus ring; 0 for one that has its own.
        """
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, 0, margin, margin)
        column.setSpacing(6 if margin else 2)
        label = Paragraph(look, text, Role.LABEL, Ink.TEXT2, wrap=False, parent=self)
        line = QHBoxLayout()
        line.setContentsMargins(0 if margin else 4, 0, 0, 0)
        line.addWidget(label)
        column.addLayout(line)
        control.setParent(self)
        column.addWidget(control, 0, Qt.AlignmentFlag(0))
        if help_text:
            column.addWidget(Paragraph(look, help_text, Role.SMALL, Ink.TEXT2, parent=self))
