"""A line of a handout: what stands in it, what was understood, and how to put that right."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.ownex.handout_view import LineState, LineView
from coach.ui.tokens import Ink
from coach.ui.widgets.card import Card, CardTone
from coach.ui.widgets.drop_down import DropDown
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph

_ICONS = {
    LineState.UNDERSTOOD: ("check-circle-fill", Ink.ACCENT),
    LineState.CHECK: ("question", Ink.TEXT),
    LineState.NEW: ("plus-circle", Ink.ACCENT),
    LineState.BESIDE: ("info", Ink.TEXT2),
    LineState.LEFT_OUT: ("minus-circle", Ink.TEXT2),
    LineState.NOT_UNDERSTOOD: ("warning", Ink.TEXT),
}
_TONES = {
    LineState.BESIDE: CardTone.SUNK,
    LineState.LEFT_OUT: CardTone.SUNK,
}
_TO_LOOK_AT = (LineState.CHECK, LineState.NOT_UNDERSTOOD)
_SIDE_BY_SIDE_FROM = 560
"""Width (at 100 % text) from which the choice stands beside the words."""

_CHOICE_WIDTH = 250
_RADIUS = 14


class LineRow(Card):
    """One line.

    Signals:
        chosen: the user says what it means (key of the line, key of the choice).
        placed: the user says where its new exercise begins (the exercise's name, the position).
    """

    chosen = Signal(str, str)
    placed = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, CardTone.SURFACE, _RADIUS, parent)
        self._view: LineView | None = None
        outer = QHBoxLayout(self)
        outer.setContentsMargins(14, 12, 10, 10)
        outer.setSpacing(12)
        self._icon = IconView(look, "info", 22, parent=self)
        outer.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._halves.setSpacing(8)
        outer.addLayout(self._halves, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._source = Paragraph(look, "", Role.SECONDARY, Ink.TEXT2, parent=self)
        self._title = Paragraph(look, "", Role.ROW_TITLE, parent=self)
        self._notes = Paragraph(look, "", Role.SMALL, Ink.TEXT2, parent=self)
        for one in (self._source, self._title, self._notes):
            words.addWidget(one)
        words.addStretch(1)
        self._halves.addLayout(words, 1)
        self._controls = QVBoxLayout()
        # Room for the focus rings.
        self._controls.setContentsMargins(0, 0, 4, 4)
        self._controls.setSpacing(10)
        self.meaning = DropDown(look, "", self)
        self.meaning.picked.connect(self._tell_choice)
        self.position = DropDown(look, "", self)
        self.position.picked.connect(self._tell_position)
        self._controls.addWidget(self.meaning)
        self._controls.addWidget(self.position)
        self._controls.addStretch(1)
        self._halves.addLayout(self._controls)
        look.theme.changed.connect(self._fit)

    @property
    def view(self) -> LineView | None:
        """What is shown."""
        return self._view

    def show_line(self, view: LineView) -> None:
        """Show a line."""
        if view == self._view:
            return
        self._view = view
        icon, ink = _ICONS[view.state]
        self._icon.set_icon(icon, ink)
        self.tone = _TONES.get(view.state, CardTone.SURFACE)
        self._source.setText(view.key)
        marked = self.tr("{mark}: {detail}").format(mark=view.mark, detail=view.detail)
        self._title.setText(marked if view.detail else view.mark)
        self._notes.setText("\n".join(view.notes))
        self._notes.setVisible(bool(view.notes))
        self.meaning.setAccessibleName(self.tr("What line {n} means").format(n=view.number))
        words = (view.key, view.mark, view.title, view.detail, *view.notes)
        self.meaning.setAccessibleDescription(". ".join(part for part in words if part))
        self.meaning.set_choices(view.choices, view.choice)
        self.position.setAccessibleName(
            self.tr("Starting position of {name}").format(name=view.name)
        )
        self.position.set_choices(view.positions, view.position)
        self.position.setVisible(bool(view.positions))
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the choice beside the words where there is room."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground; what should be looked at has a broken edge."""
        super().paintEvent(event)
        if self._view is None or self._view.state not in _TO_LOOK_AT:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self.look.theme.tokens
        width = max(1.5, tokens.border)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        # The card's own edge would fill the gaps.
        painter.setPen(QPen(tokens.surface, width + 1))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        pen = QPen(tokens.text2, width)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _fit(self) -> None:
        theme = self.look.theme
        beside = self.width() / theme.text_scale >= _SIDE_BY_SIDE_FROM
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(across if beside else down)
        for choice in (self.meaning, self.position):
            choice.setFixedWidth(
                theme.scaled(_CHOICE_WIDTH)
                if beside
                else min(theme.scaled(360), max(160, self.width() - theme.scaled(22) - 44))
            )

    def _tell_choice(self, key: str) -> None:
        if self._view is not None:
            self.chosen.emit(self._view.key, key)

    def _tell_position(self, key: str) -> None:
        if self._view is not None:
            self.placed.emit(self._view.name, key)
