"""A switch with its label on the left."""

from PySide6.QtCore import (
    QEasingCurve,
    QPointF,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    QVariantAnimation,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from coach.ui.fonts import Role
from coach.ui.widgets.look import Look
from coach.ui.widgets.pressable import Pressable

_WIDTH, _HEIGHT = 52, 32
_MS = 160


class Switch(Pressable, QCheckBox):
    """On or off at once, without an OK; a check box to assistive technology."""

    def __init__(
        self, look: Look, text: str, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.look = look
        self._icon = icon
        self.ring_radius = 16
        self._place = 0.0
        self._motion: QVariantAnimation | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._glide)
        look.theme.changed.connect(self.updateGeometry)
        look.theme.changed.connect(self.update)
        look.icons.loaded.connect(self.update)

    @property
    def label(self) -> str:
        """The text without its mnemonic mark."""
        return self.text().replace("&", "")

    def show_checked(self, on: bool) -> None:
        """Show it on or off at once, without telling anybody."""
        if on != self.isChecked():
            with QSignalBlocker(self):
                self.setChecked(on)
            self._stop()
            self._set_place(1.0 if on else 0.0)

    def sizeHint(self) -> QSize:
        """Return the room for label and switch, as high as a finger."""
        theme = self.look.theme
        width = QFontMetricsF(theme.font(Role.SECONDARY)).horizontalAdvance(self.label)
        gap = theme.scaled(12) if self.label else 0
        if self._icon:
            width += theme.scaled(28)
        return QSize(
            round(width + gap + theme.scaled(_WIDTH) + 4), max(44, theme.scaled(_HEIGHT) + 8)
        )

    def minimumSizeHint(self) -> QSize:
        """Return the same: it is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint label, track and knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.look.theme
        tokens = theme.tokens
        ink = tokens.text if self.isEnabled() else tokens.text3
        x = 2
        if self._icon:
            box = self.rect()
            box.setWidth(theme.scaled(20))
            box.moveLeft(x)
            self.look.icons.paint(painter, box, self._icon, ink)
            x += theme.scaled(28)
        painter.setFont(theme.font(Role.SECONDARY))
        painter.setPen(ink)
        text_box = QRectF(self.rect()).adjusted(x, 0, 0, 0)
        painter.drawText(text_box, Qt.AlignmentFlag.AlignVCenter, self.label)
        width, height = theme.scaled(_WIDTH), theme.scaled(_HEIGHT)
        track = QRectF(self.width() - width - 2, (self.height() - height) / 2, width, height)
        on = self.isChecked()
        edge = tokens.accent if on else tokens.ctl
        if not self.isEnabled():
            edge = tokens.line
        painter.setPen(QPen(edge, max(1.5, tokens.border)))
        painter.setBrush(edge if on else tokens.surface)
        inner = track.adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        radius = height / 2 - theme.scaled(6 if on else 8)
        start, end = track.left() + height / 2, track.right() - height / 2
        centre = QPointF(start + (end - start) * self._place, track.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.on_accent if on else edge)
        painter.drawEllipse(centre, radius, radius)

    def _glide(self, on: bool) -> None:
        self._stop()
        length = self.look.theme.motion(_MS)
        if length == 0 or not self.isVisible():
            self._set_place(1.0 if on else 0.0)
            return
        self._motion = QVariantAnimation(self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.setDuration(length)
        self._motion.setStartValue(self._place)
        self._motion.setEndValue(1.0 if on else 0.0)
        self._motion.valueChanged.connect(self._set_place)
        self._motion.start()

    def _stop(self) -> None:
        if self._motion is not None:
            self._motion.stop()
            self._motion.deleteLater()
            self._motion = None

    def _set_place(self, value: float) -> None:
        self._place = value
        self.update()
