"""A few words under the pain scale, and the way to the warning signs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.announce import Announcer
from coach.ui.fonts import Role
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.look import Look
from coach.ui.widgets.note import Note


class Remark(QWidget):
    """What a level calls for; from 6 upwards with the doctor card at hand.

    Signals:
        doctor_wanted: show the warning signs.
    """

    doctor_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._announcer = Announcer(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._note = Note(look, role=Role.SECONDARY, parent=self)
        column.addWidget(self._note)
        self.doctor = Button(
            look,
            self.tr("When to see a &doctor"),
            ButtonKind.LINK,
            icon="first-aid-kit",
            key=self.tr("F1"),
            role=Role.SECONDARY_STRONG,
            parent=self,
        )
        self.doctor.icon_care = True
        self.doctor.clicked.connect(self.doctor_wanted)
        column.addWidget(self.doctor, 0, Qt.AlignmentFlag.AlignLeft)

    def text(self) -> str:
        """Return its words."""
        return self._note.text()

    def say(self, text: str, *, doctor: bool) -> None:
        """Say something else, to screen readers too; nothing hides the whole.

        Args:
            text: one or two sentences, empty for none.
            doctor: offer the doctor card.
        """
        self._note.set_text(text)
        self.setVisible(bool(text))
        self.doctor.setVisible(doctor)
        self._announcer.announce(text)
        self.updateGeometry()
