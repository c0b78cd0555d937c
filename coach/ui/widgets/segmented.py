"""A segmented control: a few short choices side by side, one of them chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from coach.ui.fonts import Role
from coach.ui.widgets.look import Look
from coach.ui.widgets.pressable import Pressable

_EDGE = 4


class Segmented(QWidget):
    """A row of radio buttons on a common ground; below its natural width, a column.

    Signals:
        picked: the user has picked a segment (its key).
    """

    picked = Signal(str)

    def __init__(
        self,
        look: Look,
        name: str,
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """Make a control with nothing chosen.

        Args:
            look: theme and icons.
            name: accessible name of the group.
            choices: key and label of each segment.
            parent: owner.
        """
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self._segments = {key: _Segment(look, label, self) for key, label in choices}
        for segment in self._segments.values():
            segment.setAccessibleDescription(name)
            segment.clicked.connect(self._tell)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.theme.changed.connect(self._restyle)

    @property
    def key(self) -> str:
        """The key of the chosen segment, empty if none is."""
        return next((key for key, one in self._segments.items() if one.isChecked()), "")

    def show_key(self, key: str) -> None:
        """Choose a segment without telling anybody."""
        self._segments[key].setChecked(True)

    def segment(self, key: str) -> QRadioButton:
        """Return one segment."""
        return self._segments[key]

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width: a column is higher than a row."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        height = self._segment_height()
        rows = 1 if width >= self._row_width() else len(self._segments)
        return rows * height + 2 * _EDGE

    def sizeHint(self) -> QSize:
        """Return the size of the row."""
        return QSize(self._row_width(), self._segment_height() + 2 * _EDGE)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the column."""
        widest = max(one.sizeHint().width() for one in self._segments.values())
        return QSize(widest + 2 * _EDGE, self._segment_height() + 2 * _EDGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the segments."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the common ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.theme.tokens
        inset = tokens.border / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(tokens.ctl, tokens.border))
        painter.setBrush(tokens.sunk)
        painter.drawRoundedRect(box, 12, 12)

    def _row_width(self) -> int:
        return sum(one.sizeHint().width() for one in self._segments.values()) + 2 * _EDGE

    def _segment_height(self) -> int:
        return max(one.sizeHint().height() for one in self._segments.values())

    def _arrange(self) -> None:
        room = self.width() - 2 * _EDGE
        height = self._segment_height()
        at = QPoint(_EDGE, _EDGE)
        segments = tuple(self._segments.values())
        if self.width() < self._row_width():
            for segment in segments:
                segment.setGeometry(QRect(at, QSize(room, height)))
                at += QPoint(0, height)
            return
        spare = room - sum(one.sizeHint().width() for one in segments)
        for index, segment in enumerate(segments):
            # What is over is shared out so that no pixel is lost.
            extra = spare * (index + 1) // len(segments) - spare * index // len(segments)
            width = segment.sizeHint().width() + extra
            segment.setGeometry(QRect(at, QSize(width, height)))
            at += QPoint(width, 0)

    def _tell(self) -> None:
        self.picked.emit(self.key)

    def _restyle(self) -> None:
        self.updateGeometry()
        self._arrange()
        self.update()


class _Segment(Pressable, QRadioButton):
    ring_radius = 9

    def __init__(self, look: Look, label: str, parent: QWidget) -> None:
        super().__init__(label, parent)
        self.look = look
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        theme = self.look.theme
        width = QFontMetricsF(theme.font(Role.SECONDARY_STRONG)).horizontalAdvance(self.text())
        return QSize(round(width) + theme.scaled(32), max(44, theme.scaled(26) + 18))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.look.theme
        tokens = theme.tokens
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        chosen = self.isChecked()
        if chosen:
            painter.setPen(QPen(tokens.accent, max(1.5, tokens.border)))
            painter.setBrush(tokens.soft)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 9, 9)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.state_layer(0.05))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 9, 9)
        painter.setFont(theme.font(Role.SECONDARY_STRONG))
        painter.setPen(tokens.text if chosen else tokens.text2)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
