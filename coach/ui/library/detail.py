"""One exercise in full, with what the user thinks of it."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.library.view import LibraryDetail
from coach.ui.main.detail_pane import DetailPane
from coach.ui.tokens import Ink
from coach.ui.widgets.back_bar import BackBar
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.picture import FigureHolder
from coach.ui.widgets.switch import Switch


class LibraryDetailPane(QWidget):
    """The detail pane with two switches, and the way back to the cards where it covers them.

    Signals:
        back_asked: show the cards.
        favourite_switched: the user likes the exercise or no longer does (its id, which).
        not_for_me_switched: it is to be left out, or no longer (its id, which).
        read_aloud_requested: read the exercise's steps aloud (its id).
        dose_chosen: another dose was chosen (exercise id, profile key).
        edit_asked: change the user's own exercise (its id).
    """

    back_asked = Signal()
    favourite_switched = Signal(str, bool)
    not_for_me_switched = Signal(str, bool)
    read_aloud_requested = Signal(str)
    dose_chosen = Signal(str, str)
    edit_asked = Signal(str)

    def __init__(self, look: Look, figures: FigureHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: LibraryDetail | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._bar = BackBar(look, self.tr("&Back to the exercises"), self)
        self.back = self._bar.button
        self.back.clicked.connect(self.back_asked)
        column.addWidget(self._bar)
        self.pane = DetailPane(look, figures, self)
        self.pane.read_aloud_requested.connect(self.read_aloud_requested)
        self.pane.dose_chosen.connect(self.dose_chosen)
        column.addWidget(self.pane, 1)
        self.pane.put_under_title(self._opinion())
        for before, after in pairwise(
            (
                self.pane.read_aloud,
                self.favourite,
                self.not_for_me,
                self.edit,
                self.pane.dose,
            )
        ):
            self.setTabOrder(before, after)
        look.theme.changed.connect(self.update)

    @property
    def exercise_id(self) -> str:
        """The exercise shown, empty before the first."""
        return self._shown.detail.exercise_id if self._shown is not None else ""

    def set_covering(self, covering: bool) -> None:
        """Offer the way back: the pane stands in the place of the cards."""
        self._bar.setVisible(covering)
        self.pane.set_page(covering)

    def show_detail(self, shown: LibraryDetail) -> None:
        """Show an exercise."""
        self._shown = shown
        self.pane.show_detail(shown.detail)
        self.favourite.show_checked(shown.favourite)
        self.not_for_me.show_checked(shown.not_for_me)
        self.edit.setVisible(shown.own)
        self._consequence.setText(shown.consequence)
        self._consequence.setVisible(bool(shown.consequence))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, and the line between it and the cards."""
        painter = QPainter(self)
        tokens = self._look.theme.tokens
        painter.fillRect(self.rect(), tokens.surface)
        painter.fillRect(0, 0, 1, self.height(), tokens.line)

    def _opinion(self) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 8, 0, 4)
        column.setSpacing(6)
        flow = FlowLayout(gap=24)
        self.favourite = Switch(self._look, self.tr("&Favourite"), "heart", holder)
        self.not_for_me = Switch(self._look, self.tr("&Not for me"), "x", holder)
        self.favourite.toggled.connect(self._tell_favourite)
        self.not_for_me.toggled.connect(self._tell_not_for_me)
        flow.addWidget(self.favourite)
        self.edit = Button(
            self._look,
            self.tr("&Edit"),
            ButtonKind.LINK,
            icon="pencil-simple",
            role=Role.SECONDARY_STRONG,
            parent=holder,
        )
        self.edit.clicked.connect(self._ask_edit)
        self.edit.hide()
        flow.addWidget(self.not_for_me)
        flow.addWidget(self.edit)
        column.addLayout(flow)
        self._consequence = Paragraph(self._look, "", Role.SMALL, Ink.TEXT2, parent=holder)
        self._consequence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._consequence.hide()
        column.addWidget(self._consequence)
        return holder

    def _tell_favourite(self, on: bool) -> None:
        self.favourite_switched.emit(self.exercise_id, on)

    def _tell_not_for_me(self, on: bool) -> None:
        self.not_for_me_switched.emit(self.exercise_id, on)

    def _ask_edit(self) -> None:
        self.edit_asked.emit(self.exercise_id)
