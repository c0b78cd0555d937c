"""A session in detail."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.history.plain_table import PlainTable
from coach.ui.history.table_dialog import TableModel
from coach.ui.history.view import SessionView, TableView
from coach.ui.tokens import Ink
from coach.ui.widgets.card import Card, CardTone
from coach.ui.widgets.chip import Chip
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay
from coach.ui.widgets.paragraph import Paragraph


class SessionDialog(Overlay):
    """What was done, exercise by exercise, with the person's own note.

    Signals:
        change_asked: the session is to be changed (its id).
        removal_asked: it is to be taken out of the history (its id).
        table_asked: it is to be copied or printed (its table).
    """

    change_asked = Signal(str)
    removal_asked = Signal(str)
    table_asked = Signal(TableView)

    def __init__(self, look: Look, view: SessionView, window: QWidget) -> None:
        super().__init__(look, view.title, view.when, window, width=740)
        self._view = view
        self.body.addWidget(self._chips(view))
        if view.table.rows:
            model = TableModel(view.table, self)
            self.table = PlainTable(look, model, view.table.title, self.content, whole=True)
            self.body.addWidget(self.table)
        for text in view.remarks:
            self.body.addWidget(
                Paragraph(look, text, Role.SECONDARY, Ink.TEXT2, parent=self.content)
            )
        if view.note:
            card = Card(look, CardTone.SUNK, 12, self.content)
            column = QVBoxLayout(card)
            column.setContentsMargins(16, 12, 16, 12)
            column.setSpacing(4)
            column.addWidget(
                Paragraph(look, self.tr("Your note"), Role.LABEL, Ink.TEXT2, parent=card)
            )
            column.addWidget(Paragraph(look, view.note, Role.BODY, parent=card))
            self.body.addWidget(card)
        self.add_way_out(self.tr("&Close"), self.close_overlay)
        if view.table.rows:
            self.add_button(self.tr("Copy or &print"), self._ask_table, icon="table")
        if view.can_write:
            self.remove = self.add_button(self.tr("&Delete"), self._ask_removal, icon="trash")
            self.change = self.add_button(
                self.tr("C&hange, add a note"), self._ask_change, icon="pencil-simple"
            )
        self.relayout()

    def _chips(self, view: SessionView) -> QWidget:
        box = QWidget(self.content)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        flow = FlowLayout(box, gap=8)
        for text in view.facts:
            flow.addWidget(Chip(self.look, text, parent=box))
        return box

    @Slot()
    def _ask_change(self) -> None:
        self.change_asked.emit(self._view.session_id)

    @Slot()
    def _ask_removal(self) -> None:
        self.removal_asked.emit(self._view.session_id)

    @Slot()
    def _ask_table(self) -> None:
        self.table_asked.emit(self._view.table)
