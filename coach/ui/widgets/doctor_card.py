"""When to see a doctor: one key away everywhere."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.card import Card, CardTone
from coach.ui.widgets.doctor_signs import SignList, sign_groups
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
        for group in sign_groups():
            card = Card(look, CardTone.CARE, 14, self.content)
            column = QVBoxLayout(card)
            column.setContentsMargins(20, 16, 20, 16)
            column.addWidget(SignList(look, group, card))
            self.body.addWidget(card)
        words = self.tr(
            "Back Coach is general exercise guidance, not medical advice. Ask a doctor or "
            "physiotherapist first if your pain is new, severe or does not go away."
        )
        self.body.addWidget(Paragraph(look, words, Role.SECONDARY, Ink.TEXT2, parent=self.content))
        self.add_button(
            self.tr("&Close"),
            self.close_overlay,
            key=self.tr("Esc"),
            height=48,
            enter=True,
            escape=True,
        )
