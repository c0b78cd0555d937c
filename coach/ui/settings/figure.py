"""Settings of the figure: who shows the movements."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from coach.domain.exercise import Position
from coach.storage.setting_groups import Figure
from coach.ui.fonts import Role
from coach.ui.settings.panel import Panel
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.look import Look
from coach.ui.widgets.picture import FigureHolder, Picture
from coach.ui.widgets.pressable import Pressable
from coach.ui.widgets.stage import paint_ground, paint_picture

Portrait = Callable[[Figure], FigureHolder]
"""Returns who draws a figure."""

_SHOWN = Picture("bird-dog", Position.ALL_FOURS)
_SIZE = QSize(304, 216)
_WORDS = 52


class FigurePanel(Panel):
    """Who shows the movements, chosen by picture."""

    def __init__(self, look: Look, portrait: Portrait, parent: QWidget | None = None) -> None:
        """Make the panel.

        Args:
            look: theme and icons.
            portrait: returns who draws a figure.
            parent: owner.
        """
        super().__init__(look, parent)
        group = self.group(self.tr("Who shows you the movements"))
        holder = QWidget()
        flow = FlowLayout(holder, gap=16)
        self.choices = {
            Figure.MAYA: FigureChoice(look, "Maya", portrait(Figure.MAYA), holder),
            Figure.SAMUEL: FigureChoice(look, "Samuel", portrait(Figure.SAMUEL), holder),
        }
        for choice in self.choices.values():
            flow.addWidget(choice)
            choice.toggled.connect(self._take)
        group.add_widget(holder)

    def fill(self) -> None:
        """Show the settings."""
        chosen = self.choices[self.settings.display.figure]
        for choice in self.choices.values():
            with QSignalBlocker(choice):
                choice.setChecked(choice is chosen)

    def _take(self, on: bool) -> None:
        if not on:
            return
        figure = next(figure for figure, one in self.choices.items() if one.isChecked())
        display = replace(self.settings.display, figure=figure)
        self.give(replace(self.settings, display=display))


class FigureChoice(Pressable, QRadioButton):
    """A figure to choose: its picture and its name."""

    ring_radius = 14

    def __init__(self, look: Look, name: str, figures: FigureHolder, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.look = look
        self._figures = figures
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.theme.changed.connect(self.updateGeometry)
        look.theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the size of picture and name."""
        grown = min(self.look.theme.text_scale, 1.4)
        width, height = round(_SIZE.width() * grown), round(_SIZE.height() * grown)
        return QSize(width, height - _WORDS + self._words_height())

    def minimumSizeHint(self) -> QSize:
        """Return a size at which the picture still shows who it is."""
        return QSize(200, 150)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint picture, name and mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.look.theme
        tokens = theme.tokens
        chosen = self.isChecked()
        width = max(2.0, tokens.border) if chosen else tokens.border
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        shape = QPainterPath()
        shape.addRoundedRect(box, 14, 14)
        stage = QRectF(box)
        stage.setHeight(box.height() - self._words_height())
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), tokens.soft if chosen else tokens.surface)
        paint_ground(painter, stage, 0, tokens)
        paint_picture(painter, stage, _SHOWN, self._figures, tokens)
        if self.underMouse() and not chosen:
            painter.fillRect(self.rect(), tokens.state_layer(0.05))
        painter.restore()
        painter.setPen(QPen(tokens.accent if chosen else tokens.ctl, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        disc = theme.scaled(20)
        left = theme.scaled(18)
        mark = QRectF(left, stage.bottom() + (self._words_height() - disc) / 2, disc, disc)
        painter.setPen(QPen(tokens.accent if chosen else tokens.ctl, max(1.5, tokens.border)))
        painter.setBrush(tokens.accent if chosen else tokens.surface)
        painter.drawEllipse(mark)
        if chosen:
            tick = mark.adjusted(4, 4, -4, -4).toRect()
            self.look.icons.paint(painter, tick, "check-bold", tokens.on_accent)
        painter.setPen(tokens.text)
        painter.setFont(theme.font(Role.ROW_TITLE))
        words = QRectF(
            mark.right() + theme.scaled(12), stage.bottom(), box.width(), self._words_height()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _words_height(self) -> int:
        return max(_WORDS, self.look.theme.scaled(34) + 18)
