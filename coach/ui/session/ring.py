"""The countdown: a ring that empties, and the number in it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.fonts import Role
from coach.ui.session.ink import digits_path, fitted
from coach.ui.widgets.look import Look

_STROKE = 0.056
_SMALL_STROKE = 0.09
_DIGITS = 0.46
_LONG_DIGITS = 0.34
_WORD = 0.096
_UNIT = 0.055
_LEAST_PX = 13.0
"""Least size of phase and unit, before text scaling; they shrink where they would not fit."""

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
        self._face: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.theme.changed.connect(self._change_face)

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
            self._change_face()

    def set_paused(self, paused: bool) -> None:
        """Paint it as standing still."""
        if paused != self._paused:
            self._paused = paused
            self._change_face()

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        side = 120 if self._small else 320
        return QSize(side, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Forget the face of another size."""
        super().resizeEvent(event)
        self._face = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bed and text, kept from frame to frame, and the arc."""
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        if self._face is None or self._face.devicePixelRatio() != ratio:
            self._face = self._make_face(ratio)
        painter.drawPixmap(0, 0, self._face)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_arc(painter)

    def _make_face(self, ratio: float) -> QPixmap:
        face = QPixmap(self.size() * ratio)
        face.setDevicePixelRatio(ratio)
        face.fill(Qt.GlobalColor.transparent)
        painter = QPainter(face)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.theme.tokens.track, self._stroke()))
        painter.drawEllipse(self._path())
        box = self._box()
        self._paint_digits(painter, box)
        if not self._small:
            self._paint_words(painter, box)
        painter.end()
        return face

    def _change_face(self) -> None:
        self._face = None
        self.update()

    def _box(self) -> QRectF:
        side = self._side()
        box = QRectF(0, 0, side, side)
        box.moveCenter(QPointF(self.width() / 2, self.height() / 2))
        return box

    def _stroke(self) -> float:
        return self._side() * (_SMALL_STROKE if self._small else _STROKE)

    def _path(self) -> QRectF:
        half = self._stroke() / 2
        return self._box().adjusted(half, half, -half, -half)

    def _side(self) -> float:
        return float(min(self.width(), self.height()))

    def _paint_arc(self, painter: QPainter) -> None:
        if self._fraction <= 0.0:
            return
        tokens = self._look.theme.tokens
        pen = QPen(tokens.ctl if self._paused else tokens.accent, self._stroke())
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        # Counted from 12 o'clock; the gap grows clockwise, as a clock's hand moves.
        painter.drawArc(self._path(), 90 * 16, round(self._fraction * 360 * 16))

    def _paint_digits(self, painter: QPainter, box: QRectF) -> None:
        tokens = self._look.theme.tokens
        long = len(self._digits) > 2
        px = box.width() * (_LONG_DIGITS if long else _DIGITS)
        font = self._look.theme.font(Role.CAPTION, px=px)
        font.setWeight(font.Weight.DemiBold)
        font = fitted(font, self._digits, box.width() * 0.74)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.text3 if self._paused else tokens.text)
        painter.drawPath(digits_path(self._digits, font, box))

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        tokens = self._look.theme.tokens
        side = box.width()
        least = _LEAST_PX * self._look.theme.text_scale
        word = self._look.theme.font(Role.BODY_STRONG, px=max(least, side * _WORD))
        painter.setFont(fitted(word, self._word, side * 0.6))
        painter.setPen(tokens.text2 if self._paused else tokens.accent)
        area = QRectF(box.left(), box.top() + side * 0.165, side, side * 0.13)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._word)
        unit = self._look.theme.font(Role.BODY, px=max(least, side * _UNIT))
        unit.setWeight(unit.Weight.Medium)
        painter.setFont(fitted(unit, self._unit, side * 0.5))
        painter.setPen(tokens.text2)
        area = QRectF(box.left(), box.top() + side * 0.705, side, side * 0.11)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._unit)
