"""What the history says before there is any."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.history.parts import Legend
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.card import Card
from coach.ui.widgets.dots import Dot
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph


class Welcome(Card):
    """An empty history: what will be here, and how to begin.

    Signals:
        start_asked: go to the routines.
    """

    start_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, radius=16, parent=parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 32, 32, 32)
        row.setSpacing(24)
        icon = IconView(look, "calendar-blank", 32, Ink.ACCENT, disc=72, parent=self)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(12)
        row.addLayout(column, 1)
        title = self.tr("Your first session will stand here")
        column.addWidget(Paragraph(look, title, Role.SECTION_TITLE, parent=self))
        self._goal = Paragraph(look, "", Role.BODY, parent=self)
        column.addWidget(self._goal)
        words = self.tr(
            "Each week keeps its own count. A week off takes nothing away: the next one simply "
            "begins anew. A walk, or a session done elsewhere, belongs here too."
        )
        column.addWidget(Paragraph(look, words, Role.BODY, Ink.TEXT2, parent=self))
        legend = (
            (Dot.FULL, self.tr("done in full")),
            (Dot.HALF, self.tr("done in part")),
            (Dot.FLARE, self.tr("gentle session on a flare-up day, counts in full")),
        )
        column.addWidget(Legend(look, legend, self))
        column.addSpacing(4)
        self.start = Button(
            look, self.tr("Choose a &routine"), ButtonKind.PRIMARY, icon="play-fill", parent=self
        )
        self.start.clicked.connect(self.start_asked)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)

    def show_goal(self, words: str) -> None:
        """Say what is aimed for."""
        self._goal.setText(words)
