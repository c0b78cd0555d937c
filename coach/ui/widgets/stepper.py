"""A number between minus and plus."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSizePolicy, QWidget

from coach.ui.fonts import Role
from coach.ui.theme import field_palette
from coach.ui.tokens import Tokens
from coach.ui.widgets.focus import FocusVisible
from coach.ui.widgets.look import Look

_HEIGHT = 44


class Stepper(FocusVisible, QDoubleSpinBox):
    """Minus, a number that can be typed over, plus.

    To assistive technology it is one spin box. Up and Down step, Page Up and Page Down step
    further, digits type. `valueChanged` comes once the number stands: at each step, and when what
    was typed is ended with Enter or left. The wheel is left to the page, so that scrolling past
    never changes anything.

    `setSpecialValueText` gives the least value a word ("Off").
    """

    def __init__(
        self,
        look: Look,
        name: str,
        least: float,
        most: float,
        *,
        step: float = 1,
        decimals: int = 0,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a stepper at its least value.

        Args:
            look: theme and icons.
            name: accessible name.
            least: smallest value.
            most: greatest value.
            step: what one press changes.
            decimals: most digits after the decimal point; needless zeros are not shown.
            unit: shown after the number ("s"), empty for none.
            parent: owner.
        """
        super().__init__(parent)
        self.look = look
        self._hovered = 0
        self._pressed = 0
        self.setAccessibleName(name)
        self.setDecimals(decimals)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setValue(least)
        if unit:
            self.setSuffix(f"\u00a0{unit}")
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setFrame(False)
        self.setKeyboardTracking(False)
        self.setAccelerated(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.lineEdit().setAccessibleName(name)
        self.lineEdit().setFrame(False)
        self.lineEdit().setAutoFillBackground(False)
        self._restyle()
        look.theme.changed.connect(self._restyle)
        look.icons.loaded.connect(self.update)

    @property
    def whole(self) -> int:
        """The value as a whole number, for steppers without decimals."""
        return round(self.value())

    def show_value(self, value: float) -> None:
        """Show a value without telling anybody."""
        with QSignalBlocker(self):
            self.setValue(value)

    def textFromValue(self, value: float) -> str:
        """Return the number without needless zeros."""
        if value == round(value):
            return self.locale().toString(round(value))
        return super().textFromValue(value)

    def sizeHint(self) -> QSize:
        """Return the room for the widest value between two square buttons."""
        metrics = QFontMetricsF(self.look.theme.font(Role.BUTTON))
        texts = [self.textFromValue(v) + self.suffix() for v in (self.minimum(), self.maximum())]
        if self.decimals():
            texts.append(self.textFromValue(self.maximum() - self.singleStep()) + self.suffix())
        texts.append(self.specialValueText())
        widest = max(metrics.horizontalAdvance(text) for text in texts)
        side = self._side()
        return QSize(round(widest + self.look.theme.scaled(20)) + 2 * side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a number is never cut."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the number between the buttons."""
        super().resizeEvent(event)
        side = self._side()
        self.lineEdit().setGeometry(side, 2, max(1, self.width() - 2 * side), self.height() - 4)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring, and let digits type over the number."""
        super().focusInEvent(event)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the number with Enter and leave Esc to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.interpretText()
            self.selectAll()
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Step once."""
        self._pressed = self._part(event.position().toPoint())
        if self._pressed and event.button() is Qt.MouseButton.LeftButton:
            self.stepBy(self._pressed)
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Count the second press of a quick pair too."""
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Lift the button."""
        self._pressed = 0
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Veil the button under the pointer."""
        self._hover(self._part(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Lift the veil."""
        super().leaveEvent(event)
        self._hover(0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the field and both signs; the number paints itself."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.look.theme
        tokens = theme.tokens
        inset = tokens.border / 2
        field = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(tokens.ctl if self.isEnabled() else tokens.line, tokens.border))
        painter.setBrush(tokens.surface)
        painter.drawRoundedRect(field, 10, 10)
        side = self._side()
        for sign, icon, x, more in (
            (-1, "minus", 0, self.value() > self.minimum()),
            (1, "plus", self.width() - side, self.value() < self.maximum()),
        ):
            box = QRectF(x, 0, side, self.height())
            can = more and self.isEnabled()
            if can and sign in (self._hovered, self._pressed):
                self._paint_veil(painter, box, tokens, pressed=sign == self._pressed)
            mark = QRectF(0, 0, theme.scaled(18), theme.scaled(18))
            mark.moveCenter(box.center())
            ink = tokens.text if can else tokens.text3
            if not can:
                # There is nothing to press: the sign is as quiet as decoration.
                ink = tokens.line if tokens.border == 1 else tokens.track
            self.look.icons.paint(painter, mark.toRect(), icon, ink)

    def _paint_veil(self, painter: QPainter, box: QRectF, tokens: Tokens, *, pressed: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.state_layer(0.10 if pressed else 0.05))
        painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 8, 8)

    def _side(self) -> int:
        theme = self.look.theme
        return max(_HEIGHT, theme.scaled(_HEIGHT * 0.6) + 18)

    def _part(self, at: QPoint) -> int:
        """Return -1 over the minus, 1 over the plus, 0 between."""
        if at.x() < self._side():
            return -1
        return 1 if at.x() >= self.width() - self._side() else 0

    def _hover(self, part: int) -> None:
        if part != self._hovered:
            self._hovered = part
            can = part and self.isEnabled()
            shape = Qt.CursorShape.PointingHandCursor if can else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def _restyle(self) -> None:
        theme = self.look.theme
        self.setFont(theme.font(Role.BUTTON))
        self.lineEdit().setPalette(field_palette(self.palette(), theme.tokens))
        self.lineEdit().setFont(theme.font(Role.BUTTON))
        self.updateGeometry()
        self.update()
