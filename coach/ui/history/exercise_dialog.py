"""One exercise over time: totals, best hold, a chart, left against right."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.history.exercise_chart import ExerciseChart
from coach.ui.history.view import ExerciseView, SideShare, TableView
from coach.ui.tokens import Ink
from coach.ui.widgets.card import Card, CardTone
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay
from coach.ui.widgets.paragraph import Paragraph

_BAR = 10
_FACT_WIDTH = 156


class ExerciseDialog(Overlay):
    """What was done of one exercise.

    Signals:
        table_asked: show its days as a table.
    """

    table_asked = Signal(TableView)

    def __init__(self, look: Look, view: ExerciseView, window: QWidget) -> None:
        super().__init__(look, view.title, view.explanation, window, width=740)
        self._table = view.table
        self.body.addWidget(self._facts(view))
        if view.readings:
            title = Paragraph(look, view.chart_title, Role.LABEL, Ink.TEXT2, parent=self.content)
            self.body.addWidget(title)
            self.chart = ExerciseChart(look, self.content)
            self.chart.setMinimumHeight(look.theme.scaled(230))
            self.chart.show_exercise(view)
            self.body.addWidget(self.chart)
        if view.sides is not None:
            self.body.addWidget(SidesBar(look, view.sides, self.content))
        self.add_way_out(self.tr("&Close"), self.close_overlay)
        self.table_button = self.add_button(self.tr("As a &table"), self._ask_table, icon="table")
        self.relayout()

    def _facts(self, view: ExerciseView) -> QWidget:
        look = self.look
        box = QWidget(self.content)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        flow = FlowLayout(box, gap=12)
        for label, value in view.facts:
            card = Card(look, CardTone.SUNK, 12, box)
            card.setMinimumWidth(look.theme.scaled(_FACT_WIDTH))
            column = QVBoxLayout(card)
            column.setContentsMargins(16, 10, 16, 10)
            column.setSpacing(0)
            column.addWidget(Paragraph(look, value, Role.SECTION_TITLE, wrap=False, parent=card))
            words = Paragraph(look, label, Role.SMALL, Ink.TEXT2, wrap=False, parent=card)
            column.addWidget(words)
            flow.addWidget(card)
        return box

    @Slot()
    def _ask_table(self) -> None:
        self.table_asked.emit(self._table)


class SidesBar(QWidget):
    """Left against right as a bar in two parts, with the words for it."""

    def __init__(self, look: Look, sides: SideShare, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(Paragraph(look, sides.left, Role.SECONDARY_STRONG, parent=self), 1)
        right = Paragraph(
            look,
            sides.right,
            Role.SECONDARY_STRONG,
            align=Qt.AlignmentFlag.AlignRight,
            parent=self,
        )
        row.addWidget(right, 1)
        column.addLayout(row)
        column.addWidget(_Bar(look, sides.share, self))
        column.addWidget(Paragraph(look, sides.words, Role.SMALL, Ink.TEXT2, parent=self))


class _Bar(QWidget):
    def __init__(self, look: Look, share: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._share = share
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(100, self._look.theme.scaled(_BAR) + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.theme.tokens
        height = self._look.theme.scaled(_BAR)
        bed = QRectF(0, (self.height() - height) / 2, self.width(), height)
        shape = QPainterPath()
        shape.addRoundedRect(bed, height / 2, height / 2)
        painter.setClipPath(shape)
        at = bed.width() * self._share
        painter.fillRect(QRectF(0, bed.top(), at - 1, height), tokens.accent)
        painter.fillRect(QRectF(at + 1, bed.top(), bed.width() - at, height), tokens.mid)
        painter.setClipping(False)
        # Where both sides would be the same.
        painter.fillRect(QRectF(bed.width() / 2 - 1, 0, 2, self.height()), tokens.text2)
