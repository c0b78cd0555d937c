"""Numbered instructions."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.widgets.emptying import empty
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph

_DISC = 26
"""Diameter of the numbers' discs in logical px, before text scaling."""


class StepList(QWidget):
    """Instructions, each beside its number on a soft disc."""

    def __init__(
        self,
        look: Look,
        steps: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._steps: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.set_steps(steps)

    @property
    def steps(self) -> tuple[str, ...]:
        """The instructions shown."""
        return self._steps

    def set_steps(self, steps: tuple[str, ...]) -> None:
        """Show other instructions."""
        if steps == self._steps:
            return
        self._steps = steps
        empty(self._column)
        for number, text in enumerate(steps, start=1):
            row = QWidget(self)
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(12)
            mark = _Number(self._look, number, row)
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            words = Paragraph(self._look, text, parent=row)
            words.setAccessibleName(f"{number}. {text}")
            line.addWidget(words, 1)
            self._column.addWidget(row)
            row.show()


class _Number(QWidget):
    def __init__(self, look: Look, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._number = number
        look.theme.changed.connect(self._restyle)
        self._restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens.soft)
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(theme.tokens.accent)
        painter.setFont(theme.font(Role.LABEL))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _restyle(self) -> None:
        side = self._look.theme.scaled(_DISC)
        self.setFixedSize(side, side)
        self.update()
