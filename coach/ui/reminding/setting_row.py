"""A setting of the reminders beside its control."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph

_GAP = 16
_RING = 4
_LEAST_TEXT = 260
"""Least width of the words beside a control, in logical px before text scaling."""


class SettingRow(QWidget):
    """What a setting is and means, and its control: beside it, or below where room is short."""

    def __init__(
        self, look: Look, title: str, words: str, control: QWidget, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._control = control
        self._texts = QWidget(self)
        texts = QVBoxLayout(self._texts)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(2)
        texts.addWidget(Paragraph(look, title, Role.BODY_STRONG, parent=self._texts))
        texts.addWidget(Paragraph(look, words, Role.SECONDARY, Ink.TEXT2, parent=self._texts))
        self._column = texts
        control.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.theme.changed.connect(self._restyle)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        control = self._control.sizeHint()
        if self._beside(width):
            texts = self._column.totalHeightForWidth(width - control.width() - _GAP)
            return max(texts, control.height()) + 2 * _RING
        return self._column.totalHeightForWidth(width) + _GAP + control.height() + 2 * _RING

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the control alone."""
        return QSize(max(200, self._control.sizeHint().width() + 2 * _RING), 44)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place both."""
        super().resizeEvent(event)
        self._place()

    def _beside(self, width: int) -> bool:
        left = width - self._control.sizeHint().width() - _GAP
        return left >= self._look.theme.scaled(_LEAST_TEXT)

    def _place(self) -> None:
        width, control = self.width(), self._control.sizeHint()
        if self._beside(width):
            room = width - control.width() - _GAP
            height = self._column.totalHeightForWidth(room)
            self._texts.setGeometry(0, (self.height() - height) // 2, room, height)
            at = QPoint(width - control.width() - _RING, (self.height() - control.height()) // 2)
        else:
            height = self._column.totalHeightForWidth(width)
            self._texts.setGeometry(0, _RING, width, height)
            at = QPoint(_RING, _RING + height + _GAP)
        self._control.setGeometry(QRect(at, control))

    def _restyle(self) -> None:
        self.updateGeometry()
        self._place()
