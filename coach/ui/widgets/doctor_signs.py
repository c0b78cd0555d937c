"""The warning signs, wherever they are shown."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class SignGroup:
    """Signs that ask for the same haste.

    Attributes:
        heading: how soon.
        signs: what to look out for.
    """

    heading: str
    signs: tuple[str, ...]


def sign_groups() -> tuple[SignGroup, ...]:
    """Return all signs, the most pressing first.

    Fever, injury, loss of bladder or bowel control and known cancer are named by K Health; the
    others are well-known emergency signs.
    """
    tr = QCoreApplication.translate
    return (
        SignGroup(
            tr("DoctorCard", "At once, or call the emergency services"),
            (
                tr("DoctorCard", "You cannot hold, or cannot pass, urine or stool"),
                tr("DoctorCard", "Numbness around the genitals or buttocks"),
                tr("DoctorCard", "Weakness or numbness in both legs"),
                tr("DoctorCard", "Fever together with back pain"),
                tr("DoctorCard", "Pain after a fall, an accident or another injury"),
                tr("DoctorCard", "Known cancer and a new back pain"),
                tr("DoctorCard", "Chest pain"),
            ),
        ),
        SignGroup(
            tr("DoctorCard", "Soon, within days"),
            (
                tr("DoctorCard", "You lose weight without trying"),
                tr("DoctorCard", "A lump, or your back has changed its shape"),
                tr("DoctorCard", "The pain is worse at night"),
            ),
        ),
    )


class SignList(QWidget):
    """One group: its heading, and a line for each sign."""

    def __init__(self, look: Look, group: SignGroup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Paragraph(look, group.heading, Role.BODY_STRONG, Ink.CARE, parent=self))
        for sign in group.signs:
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(_Bullet(look, self), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Paragraph(look, sign, Role.BODY, parent=self), 1)
            column.addLayout(row)


class _Bullet(QWidget):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        look.theme.changed.connect(self._restyle)
        self._restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.tokens.care)
        size = self._look.theme.scaled(6)
        painter.drawEllipse(0, (self.height() - size) // 2, size, size)

    def _restyle(self) -> None:
        theme = self._look.theme
        self.setFixedSize(theme.scaled(6), round(theme.line_height(Role.BODY)))
        self.update()
