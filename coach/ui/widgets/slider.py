"""A slider: a value on a line."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from coach.ui.widgets.focus import FocusVisible
from coach.ui.widgets.look import Look

_BAR = 6
_KNOB = 22
_WIDTH = 200


class Slider(FocusVisible, QSlider):
    """A horizontal slider.

    `valueChanged` comes when the knob is let go, and with each key; `sliderMoved` follows the
    knob. A click on the line takes the knob there. The wheel is left to the page.
    """

    def __init__(
        self,
        look: Look,
        name: str,
        least: int,
        most: int,
        *,
        step: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        """Make a slider at its least value.

        Args:
            look: theme and icons.
            name: accessible name.
            least: smallest value.
            most: greatest value.
            step: what an arrow key changes; the knob stops at multiples of it from `least` on.
            parent: owner.
        """
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.look = look
        self.setAccessibleName(name)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setPageStep(max(step, round((most - least) / 5 / step) * step))
        self.setTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.sliderMoved.connect(self.update)
        look.theme.changed.connect(self.updateGeometry)
        look.theme.changed.connect(self.update)

    def show_value(self, value: int) -> None:
        """Show a value without telling anybody."""
        with QSignalBlocker(self):
            self.setValue(value)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a usual width, as high as a finger."""
        theme = self.look.theme
        return QSize(round(_WIDTH * min(theme.text_scale, 1.4)), max(44, theme.scaled(_KNOB) + 8))

    def minimumSizeHint(self) -> QSize:
        """Return a width at which steps can still be told apart."""
        return QSize(140, self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the knob to the pointer."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the knob follow the pointer."""
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let the knob go."""
        self.setSliderDown(False)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Make the knob clearer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Make it quiet again."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint line and knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self.look.theme.tokens
        knob = self._knob()
        y = self.height() / 2
        x = self._x_of(self.sliderPosition())
        bed = QRectF(knob / 2, y - _BAR / 2, self.width() - knob, _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.track)
        if tokens.border > 1:
            # Told by shape where all is dark: the part that is left is hollow.
            painter.setPen(QPen(tokens.ctl, 1.5))
            painter.setBrush(tokens.surface)
        painter.drawRoundedRect(bed, _BAR / 2, _BAR / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        ink = tokens.accent if self.isEnabled() else tokens.text3
        full = QRectF(bed)
        full.setRight(x)
        painter.setBrush(ink)
        painter.drawRoundedRect(full, _BAR / 2, _BAR / 2)
        painter.setPen(QPen(ink, 2.5))
        painter.setBrush(tokens.surface)
        grown = 1.0 if self.isSliderDown() or (self.underMouse() and self.isEnabled()) else 0.0
        painter.drawEllipse(QPointF(x, y), knob / 2 - 2 + grown, knob / 2 - 2 + grown)

    def _knob(self) -> float:
        return float(self.look.theme.scaled(_KNOB))

    def _x_of(self, value: int) -> float:
        span = max(1, self.maximum() - self.minimum())
        room = self.width() - self._knob()
        return self._knob() / 2 + room * (value - self.minimum()) / span

    def _follow(self, event: QMouseEvent) -> None:
        room = max(1.0, self.width() - self._knob())
        part = min(1.0, max(0.0, (event.position().x() - self._knob() / 2) / room))
        steps = round(part * (self.maximum() - self.minimum()) / self.singleStep())
        self.setSliderPosition(self.minimum() + steps * self.singleStep())
        self.update()
