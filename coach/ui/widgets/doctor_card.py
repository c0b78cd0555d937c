"""When to see a doctor: one key away everywhere."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.card import Card, CardTone
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay
from coach.ui.widgets.paragraph import Paragraph


class DoctorCard(Overlay):
    """The warning signs, in the care colours; Esc and Enter close it."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(
            look,
            self.tr("When to see a doctor"),
            self.tr("Leave the exercises for now and get help if you notice any of these."),
            window,
            width=700,
        )
        self._add_group(
            self.tr("At once, or call the emergency services"),
            (
                self.tr("You cannot hold, or cannot pass, urine or stool"),
                self.tr("Numbness around the genitals or buttocks"),
                self.tr("Weakness or numbness in both legs"),
                self.tr("Fever together with back pain"),
                self.tr("Pain after a fall, an accident or another injury"),
                self.tr("Known cancer and a new back pain"),
                self.tr("Chest pain"),
            ),
        )
        self._add_group(
            self.tr("Soon, within days"),
            (
                self.tr("You lose weight without trying"),
                self.tr("A lump, or your back has changed its shape"),
                self.tr("The pain is worse at night"),
            ),
        )
        words = self.tr(
            "Back Coach is general exercise guidance, not medical advice. Ask a doctor or "
            "physiotherapist first if your pain is new, severe or does not go away."
        )
        self.body.addWidget(Paragraph(look, words, Role.SECONDARY, Ink.TEXT2, parent=self.content))
        close = Button(
            look,
            self.tr("&Close"),
            ButtonKind.SECONDARY,
            key=self.tr("Esc"),
            height=48,
            parent=self.foot,
        )
        close.clicked.connect(self.close_overlay)
        self.add_button(close, enter=True)
        self.set_escape(close)

    def _add_group(self, heading: str, signs: tuple[str, ...]) -> None:
        card = Card(self.look, CardTone.CARE, 14, self.content)
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(Paragraph(self.look, heading, Role.BODY_STRONG, Ink.CARE, parent=card))
        for sign in signs:
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(_Bullet(self.look, card), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Paragraph(self.look, sign, Role.BODY, parent=card), 1)
            column.addLayout(row)
        self.body.addWidget(card)


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
