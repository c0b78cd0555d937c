"""The pain diary, apart from the sessions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from coach.ui.fonts import Role
from coach.ui.history.parts import HistoryCard, PeriodButton
from coach.ui.history.view import DiaryView
from coach.ui.tokens import Ink
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph

if TYPE_CHECKING:
    # It brings pyqtgraph along, which the page does without until it has been shown.
    from coach.ui.history.diary_chart import DiaryChart

_CHART_HEIGHT = 300


class Mark(QWidget):
    """One of the chart's marks, for the legend."""

    def __init__(self, look: Look, kind: str, parent: QWidget | None = None) -> None:
        """Make a mark: `kind` is "before", "after" or "next-day"."""
        super().__init__(parent)
        self._look = look
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.theme.changed.connect(self.updateGeometry)
        look.theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return its size."""
        side = self._look.theme.scaled(14)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it as the chart does."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.theme.tokens
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self._kind == "before":
            painter.setPen(QPen(tokens.text2, 1.8))
            painter.setBrush(tokens.surface)
            painter.drawEllipse(box)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        if self._kind == "after":
            painter.setBrush(tokens.accent)
            painter.drawEllipse(box)
            return
        painter.setBrush(tokens.mid)
        at, half = box.center(), box.width() / 2 + 1
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(at.x(), at.y() - half),
                    QPointF(at.x() + half, at.y()),
                    QPointF(at.x(), at.y() + half),
                    QPointF(at.x() - half, at.y()),
                ]
            )
        )


class DiaryCard(HistoryCard):
    """How the back felt, over time, and which changes are worth a word.

    Signals:
        table_asked: show the ratings as a table.
    """

    table_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self.title.setText(self.tr("How your back felt"))
        self.period = PeriodButton(look, self)
        self.head.addWidget(self.period, 0, Qt.AlignmentFlag.AlignTop)
        self.table = self.add_icon_button("table", self.tr("Ratings as a table: read, copy, print"))
        self.table.clicked.connect(self.table_asked)
        self._explanation = Paragraph(look, "", Role.SMALL, Ink.TEXT2, parent=self)
        self.column.addWidget(self._explanation)
        self._legend = QWidget(self)
        flow = FlowLayout(self._legend, gap=20)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._legend.setSizePolicy(policy)
        self._next_day = self._entry("next-day", self.tr("next day"))
        for entry in (
            self._entry("before", self.tr("before")),
            self._entry("after", self.tr("after")),
            self._next_day,
        ):
            flow.addWidget(entry)
        self.column.addWidget(self._legend)
        self._empty = Paragraph(look, "", Role.BODY, Ink.TEXT2, parent=self)
        self.column.addWidget(self._empty)
        self._place = QWidget(self)
        room = QHBoxLayout(self._place)
        room.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self._place, 1)
        self._changes = Paragraph(look, "", Role.SMALL, Ink.TEXT, parent=self)
        self.column.addWidget(self._changes)
        self.chart: DiaryChart | None = None
        self._view: DiaryView | None = None
        look.theme.changed.connect(self._fit)
        self._fit()

    def show_diary(self, view: DiaryView) -> None:
        """Show other ratings."""
        self._view = view
        self._explanation.setText(view.explanation)
        self._empty.setText(view.empty)
        filled = bool(view.points)
        self._empty.setVisible(not filled)
        for widget in (self._explanation, self._legend, self._place):
            widget.setVisible(filled)
        self._next_day.setVisible(view.has_next_day)
        lines = (*view.changes, view.more_changes) if view.more_changes else view.changes
        self._changes.setText("\n".join(lines))
        self._changes.setVisible(bool(lines))
        self.table.setEnabled(filled)
        if self.chart is not None:
            self.chart.show_diary(view)

    def load_chart(self) -> None:
        """Load what draws the chart, and draw it."""
        if self.chart is not None:
            return
        from coach.ui.history.diary_chart import DiaryChart

        self.chart = DiaryChart(self.look, self._place)
        layout = self._place.layout()
        if layout is not None:
            layout.addWidget(self.chart)
        if self._view is not None:
            self.chart.show_diary(self._view)

    def _entry(self, kind: str, words: str) -> QWidget:
        pair = QWidget(self._legend)
        line = QHBoxLayout(pair)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Mark(self.look, kind, pair))
        text = Paragraph(self.look, words, Role.SMALL, Ink.TEXT2, wrap=False, parent=pair)
        line.addWidget(text)
        return pair

    def _fit(self) -> None:
        # The room is kept before the chart is there, so that nothing jumps.
        self._place.setMinimumHeight(self.look.theme.scaled(_CHART_HEIGHT))
