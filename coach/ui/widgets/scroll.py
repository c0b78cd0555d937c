"""Scrolling: a column that scrolls, with a thin bar that is quiet until it is needed."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from coach.ui.widgets.focus import bring_into_view
from coach.ui.widgets.look import Look

_WIDTH = 12


class ThinScrollBar(QScrollBar):
    """A rounded handle without arrows."""

    def __init__(self, look: Look, orientation: Qt.Orientation, parent: QWidget | None = None):
        super().__init__(orientation, parent)
        self._look = look
        self._hovered = False
        look.theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the bar's thickness."""
        return QSize(_WIDTH, _WIDTH)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the handle more clearly."""
        super().enterEvent(event)
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Make it quiet again."""
        super().leaveEvent(event)
        self._hovered = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the handle."""
        if self.maximum() <= self.minimum():
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar,
            option,
            QStyle.SubControl.SC_ScrollBarSlider,
            self,
        )
        tokens = self._look.theme.tokens
        colour = QColor(tokens.ctl)
        if not (self._hovered or self.isSliderDown() or tokens.border > 1):
            colour.setAlphaF(0.55)
        thickness = 6.0 if self._hovered or self.isSliderDown() else 4.0
        box = QRectF(handle)
        if self.orientation() is Qt.Orientation.Vertical:
            box = QRectF(box.center().x() - thickness / 2, box.y() + 2, thickness, box.height() - 4)
        else:
            box = QRectF(box.x() + 2, box.center().y() - thickness / 2, box.width() - 4, thickness)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, thickness / 2, thickness / 2)


class _FloatingBar(QObject):
    """Lays a scroll bar over a scroll area, so that the content keeps its width."""

    def __init__(self, look: Look, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._own = area.verticalScrollBar()
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = ThinScrollBar(look, Qt.Orientation.Vertical, area)
        self._bar.hide()
        self._own.rangeChanged.connect(self._take_range)
        self._own.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(self._own.setValue)
        area.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the area."""
        if watched is self._area and event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _take_range(self, low: int, high: int) -> None:
        # The area sets its own page step only after the range.
        self._bar.setPageStep(self._area.viewport().height())
        self._bar.setSingleStep(self._own.singleStep())
        self._bar.setRange(low, high)
        self._bar.setValue(self._own.value())
        self._bar.setVisible(high > low)
        self._place()

    def _place(self) -> None:
        area = self._area
        self._bar.setPageStep(area.viewport().height())
        self._bar.setGeometry(area.width() - _WIDTH, 0, _WIDTH, area.height())
        self._bar.raise_()


def float_scroll_bar(look: Look, area: QAbstractScrollArea) -> None:
    """Give a scroll area a thin bar that lies over its content."""
    _FloatingBar(look, area)


class Scroller(QScrollArea):
    """A column that scrolls up and down only, and shows the ground behind it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        float_scroll_bar(look, self)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def setWidget(self, widget: QWidget) -> None:
        """Take the column to be scrolled."""
        super().setWidget(widget)
        widget.setAutoFillBackground(False)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave the order of the keyboard to the window, and show where it went."""
        parent = self.parentWidget()
        moved = parent.focusNextPrevChild(forward) if parent is not None else False
        here = self.window().focusWidget()
        if moved and self.isAncestorOf(here):
            bring_into_view(here)
        return moved
