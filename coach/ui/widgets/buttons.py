"""Buttons: icon, label, key cap."""

from enum import StrEnum

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QRect,
    QRectF,
    QSize,
    Qt,
    QVariantAnimation,
)
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFontMetricsF,
    QHideEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from coach.ui.fonts import Role
from coach.ui.tokens import Tokens
from coach.ui.widgets.key_cap import key_cap_size, paint_key_cap
from coach.ui.widgets.look import Look
from coach.ui.widgets.pressable import Pressable

_HOVER_MS = 90
_HOVER = 0.05
_PRESS = 0.10


class ButtonKind(StrEnum):
    """How much weight a button has."""

    PRIMARY = "primary"
    """The one thing to do in a view."""

    SECONDARY = "secondary"
    """Anything else, with an edge."""

    SOFT = "soft"
    """A suggestion: softly filled, accent text."""

    GHOST = "ghost"
    """The way out: no edge."""

    LINK = "link"
    """A small offer beside something: no edge, accent text."""

    CARE = "care"
    """Only "That hurts"."""


BARE = (ButtonKind.GHOST, ButtonKind.LINK)
"""Kinds without an edge."""

BARE_PADDING = 12
"""Room in logical px between the edge of a button without one and its icon or label."""


class Button(Pressable, QPushButton):
    """A button with an optional icon and an optional key cap.

    Its text may hold a mnemonic ("&Start"), which is not underlined but works. The accessible
    name is the text, the accessible description the key.

    Attributes:
        spread: icon and label at the left edge, key cap at the right one, as in a list.
        icon_care: the icon has the care colour.
    """

    spread = False
    icon_care = False

    def __init__(
        self,
        look: Look,
        text: str,
        kind: ButtonKind = ButtonKind.SECONDARY,
        *,
        icon: str = "",
        key: str = "",
        height: int = 0,
        role: Role = Role.BUTTON,
        parent: QWidget | None = None,
    ) -> None:
        """Make a button.

        Args:
            look: theme and icons.
            text: label, with a mnemonic if wished.
            kind: weight.
            icon: Phosphor name, empty for none.
            key: key cap, empty for none; it only shows the key, it does not make a shortcut.
            height: least height in logical px; 0 for the kind's usual one.
            role: font of the label.
            parent: owner.
        """
        super().__init__(text, parent)
        self.look = look
        self.kind = kind
        self._icon = icon
        self._key = key
        self._cap_shown = True
        self._least_height = height or (56 if kind is ButtonKind.PRIMARY else 44)
        self._role = role
        self._compact = False
        self._veil = 0.0
        self._veil_motion: QVariantAnimation | None = None
        self.ring_radius = 14 if kind is ButtonKind.PRIMARY and self._least_height >= 56 else 10
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if key:
            self.setAccessibleDescription(key)
        look.theme.changed.connect(self.updateGeometry)
        look.theme.changed.connect(self.update)
        look.icons.loaded.connect(self.update)

    @property
    def label(self) -> str:
        """The text without its mnemonic mark."""
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def set_key(self, key: str) -> None:
        """Show another key cap, or none."""
        self._key = key
        self.setAccessibleDescription(key)
        self.updateGeometry()
        self.update()

    def set_cap_shown(self, shown: bool) -> None:
        """Show the key cap, or leave it out where room is short."""
        if shown != self._cap_shown:
            self._cap_shown = shown
            self.updateGeometry()
            self.update()

    def set_compact(self, compact: bool) -> None:
        """Show icon and key cap only; the label becomes the tool tip."""
        if compact == self._compact:
            return
        self._compact = compact
        self.setToolTip(self.label if compact else "")
        self.setAccessibleName(self.label if compact else "")
        self.updateGeometry()
        self.update()

    def set_least_height(self, height: int) -> None:
        """Change the least height, in logical px before text scaling."""
        self._least_height = height
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room that icon, label and key cap take."""
        theme = self.look.theme
        metrics = QFontMetricsF(theme.font(self._role))
        height = max(theme.scaled(self._least_height * 0.6) + 18, self._least_height)
        padding = self._padding()
        width = 2 * padding + sum(self._widths(metrics)) + self._gaps()
        if not self._label_shown and not self._cap:
            width = max(width, height)
        return QSize(round(width), round(max(height, metrics.height() + 16)))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a button is never cut."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Veil the button."""
        super().enterEvent(event)
        self._move_veil(_HOVER)

    def leaveEvent(self, event: QEvent) -> None:
        """Lift the veil."""
        super().leaveEvent(event)
        self._move_veil(0.0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Lift the veil at once: whoever hides a button under the pointer hears of no leaving."""
        super().hideEvent(event)
        if self._veil_motion is not None:
            self._veil_motion.stop()
        self._veil = 0.0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon, label and key cap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self.look.theme.tokens
        ink = self._paint_ground(painter, tokens)
        metrics = QFontMetricsF(self.look.theme.font(self._role))
        icon_width, label_width, key_width = self._widths(metrics)
        gap = self.look.theme.scaled(8)
        x = (self.width() - icon_width - label_width - key_width - self._gaps()) / 2
        if self.spread:
            x = self._padding()
        if icon_width:
            box = QRect(round(x), 0, round(icon_width), self.height())
            icon_ink = tokens.care if self.icon_care and self.isEnabled() else ink
            self.look.icons.paint(painter, box, self._icon, icon_ink)
            x += icon_width + gap
        if label_width:
            painter.setFont(self.look.theme.font(self._role))
            painter.setPen(ink)
            box_f = QRectF(x, 0, label_width + 1, self.height())
            painter.drawText(
                box_f, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.label
            )
            x += label_width + gap + 2
        if key_width:
            size = key_cap_size(self.look.theme, self._cap)
            if self.spread:
                x = self.width() - self._padding() - size.width()
            cap = QRectF(x, (self.height() - size.height()) / 2, size.width(), size.height())
            quiet = ink if self.kind in (ButtonKind.PRIMARY, ButtonKind.CARE) else tokens.text2
            paint_key_cap(painter, cap, self._cap, self.look, quiet)

    @property
    def _cap(self) -> str:
        return self._key if self._cap_shown else ""

    @property
    def _label_shown(self) -> bool:
        return bool(self.text()) and not (self._compact and self._icon)

    def _padding(self) -> int:
        if not self._label_shown:
            return 11
        return BARE_PADDING if self.kind in BARE else 20

    def _widths(self, metrics: QFontMetricsF) -> tuple[float, float, float]:
        theme = self.look.theme
        icon = theme.scaled(max(20, self._role.value.px + 4)) if self._icon else 0
        label = metrics.horizontalAdvance(self.label) if self._label_shown else 0.0
        key = key_cap_size(theme, self._cap).width() if self._cap else 0
        return icon, label, key

    def _gaps(self) -> int:
        parts = bool(self._icon) + self._label_shown + bool(self._cap)
        return self.look.theme.scaled(8) * max(0, parts - 1) + (2 if self._cap else 0)

    def _paint_ground(self, painter: QPainter, tokens: Tokens) -> QColor:
        radius = self.ring_radius
        inset = tokens.border / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        fill, edge, ink = self._colours(tokens)
        pen = QPen(edge, tokens.border) if edge is not None else QPen(Qt.PenStyle.NoPen)
        if edge is not None and not self.isEnabled() and tokens.border > 1:
            # In high contrast there is no paler colour that could tell it.
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, radius, radius)
        veil = _PRESS if self.isDown() else self._veil
        if veil and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            base = tokens.on_accent if self.kind is ButtonKind.PRIMARY else None
            painter.setBrush(tokens.state_layer(veil, base))
            painter.drawRoundedRect(box, radius, radius)
        return ink

    def _colours(self, tokens: Tokens) -> tuple[QColor | None, QColor | None, QColor]:
        """Return fill, edge and ink."""
        if not self.isEnabled():
            # Where lines are black, a label upon one could not be read.
            filled = self.kind is ButtonKind.PRIMARY and tokens.border == 1
            fill = tokens.line if filled else None
            return fill, None if self.kind in BARE else tokens.line, tokens.text3
        if self.kind is ButtonKind.PRIMARY:
            return tokens.accent, None, tokens.on_accent
        if self.kind is ButtonKind.SOFT:
            return tokens.soft, tokens.accent if tokens.border > 1 else None, tokens.accent
        if self.kind is ButtonKind.CARE:
            return tokens.surface, tokens.care, tokens.care
        if self.kind is ButtonKind.GHOST:
            return None, None, tokens.text
        if self.kind is ButtonKind.LINK:
            return None, None, tokens.accent
        return tokens.surface, tokens.ctl, tokens.text

    def _move_veil(self, target: float) -> None:
        length = self.look.theme.motion(_HOVER_MS)
        if length == 0 or not self.isVisible():
            self._veil = target
            self.update()
            return
        if self._veil_motion is None:
            self._veil_motion = QVariantAnimation(self)
            self._veil_motion.setEasingCurve(QEasingCurve.Type.OutCubic)
            self._veil_motion.valueChanged.connect(self._set_veil)
        self._veil_motion.stop()
        self._veil_motion.setDuration(length)
        self._veil_motion.setStartValue(self._veil)
        self._veil_motion.setEndValue(target)
        self._veil_motion.start()

    def _set_veil(self, value: float) -> None:
        self._veil = value
        self.update()


class IconButton(Button):
    """A square button with an icon only; its name is for screen readers and the tool tip."""

    def __init__(
        self,
        look: Look,
        icon: str,
        name: str,
        kind: ButtonKind = ButtonKind.GHOST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "", kind, icon=icon, parent=parent)
        self.setAccessibleName(name)
        self.setToolTip(name)


def shortcut_text(sequence: QKeySequence | QKeySequence.StandardKey | str) -> str:
    """Return how a shortcut is written on this system."""
    return QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText)
