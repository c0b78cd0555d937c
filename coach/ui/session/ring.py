"""The countdown: a ring that empties, and the number in it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.fonts import Role
from coach.ui.session.ink import digits_path, fitted
from coach.ui.widgets.look import Look

_STROKE = 0.056
_DIGITS = 0.46
_LONG_DIGITS = 0.34
_WORD = 0.096
_UNIT = 0.055
_LEAST_STEP_PX = 0.4
"""The arc is painted again once its end has moved by this much."""


class Ring(QWidget):
    """Shows what is left of a segment.

    It repaints itself alone, and only when something can be seen to have changed. Small rings
    (in transitions) show the number only; the words stand beside them.
    """

    def __init__(self, look: Look, *, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._small = small
        self._fraction = 1.0
        self._digits = ""
        self._word = ""
        self._unit = ""
        self._paused = False
        self._outline: tuple[tuple[str, float, float], QPainterPath] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.theme.changed.connect(self.update)

    @property
    def fraction(self) -> float:
        """The part of the ring that is painted as left."""
        return self._fraction

    @property
    def digits(self) -> str:
        """The number shown."""
        return self._digits

    def set_fraction(self, fraction: float) -> None:
        """Set the part that is left, 0 to 1."""
        fraction = min(1.0, max(0.0, fraction))
        moved = abs(fraction - self._fraction) * 3.14 * self._side()
        at_end = fraction in (0.0, 1.0) and fraction != self._fraction
        if moved >= _LEAST_STEP_PX or at_end:
            self._fraction = fraction
            self.update()

    def set_text(self, digits: str, word: str, unit: str) -> None:
        """Set the number, the phase over it and the unit under it."""
        if (digits, word, unit) != (self._digits, self._word, self._unit):
            # Assistive technology is told of phases, not of seconds.
            if word != self._word:
                self.setAccessibleName(word)
            self._digits, self._word, self._unit = digits, word, unit
            self.update()

    def set_paused(self, paused: bool) -> None:
        """Paint it as standing still."""
        if paused != self._paused:
            self._paused = paused
            self.update()

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        side = 120 if self._small else 320
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bed, arc and text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._side()
        stroke = side * (0.09 if self._small else _STROKE)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QPointF(self.width() / 2, self.height() / 2))
        self._paint_arc(painter, box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2))
        self._paint_digits(painter, box)
        if not self._small:
            self._paint_words(painter, box)

    def _side(self) -> float:
        return float(min(self.width(), self.height()))

    def _paint_arc(self, painter: QPainter, path: QRectF) -> None:
        tokens = self._look.theme.tokens
        stroke = self._side() * (0.09 if self._small else _STROKE)
        pen = QPen(tokens.track, stroke)
        painter.setPen(pen)
        painter.drawEllipse(path)
        if self._fraction <= 0.0:
            return
        pen.setColor(tokens.ctl if self._paused else tokens.accent)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        # Counted from 12 o'clock; the gap grows clockwise, as a clock's hand moves.
        painter.drawArc(path, 90 * 16, round(self._fraction * 360 * 16))

    def _paint_digits(self, painter: QPainter, box: QRectF) -> None:
        tokens = self._look.theme.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.text3 if self._paused else tokens.text)
        painter.drawPath(self._digits_outline(box))

    def _digits_outline(self, box: QRectF) -> QPainterPath:
        # Thirty frames show the same number; making its outline costs more than painting it.
        key = (self._digits, box.center().x(), box.width())
        if self._outline is not None and self._outline[0] == key:
            return self._outline[1]
        long = len(self._digits) > 2
        px = box.width() * (_LONG_DIGITS if long else _DIGITS)
        font = self._look.theme.font(Role.CAPTION, px=px)
        font.setWeight(font.Weight.DemiBold)
        font = fitted(font, self._digits, box.width() * 0.74)
        self._outline = (key, digits_path(self._digits, font, box))
        return self._outline[1]

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        tokens = self._look.theme.tokens
        side = box.width()
        word = self._look.theme.font(Role.BODY_STRONG, px=side * _WORD)
        painter.setFont(fitted(word, self._word, side * 0.6))
        painter.setPen(tokens.text2 if self._paused else tokens.accent)
        area = QRectF(box.left(), box.top() + side * 0.165, side, side * 0.13)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._word)
        unit = self._look.theme.font(Role.BODY, px=max(13.0, side * _UNIT))
        unit.setWeight(unit.Weight.Medium)
        painter.setFont(fitted(unit, self._unit, side * 0.5))
        painter.setPen(tokens.text2)
        area = QRectF(box.left(), box.top() + side * 0.705, side, side * 0.11)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._unit)
