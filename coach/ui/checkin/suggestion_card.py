"""A suggestion: what would change, why, and two answers. It waits, and never insists."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.announce import Announcer
from coach.ui.checkin.words import SuggestionView
from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind, IconButton
from coach.ui.widgets.card import Card, CardTone
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph


class SuggestionCard(Card):
    """Shows one suggestion, or what was answered with a way to undo it; hidden without either.

    Signals:
        accepted: take it.
        refused: leave everything as it is.
        undone: take the answer back.
        put_away: the card with the answer has been read.
        doctor_wanted: show the warning signs.
        resized: it needs another height, or has come or gone.
    """

    accepted = Signal()
    refused = Signal()
    undone = Signal()
    put_away = Signal()
    doctor_wanted = Signal()
    resized = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, CardTone.SUNK, 14, parent)
        self._view: SuggestionView | None = None
        self._announcer = Announcer(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(12)
        self._icon = IconView(look, "trend-up", 20, Ink.ACCENT, parent=self)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._title = Paragraph(look, "", Role.BODY_STRONG, parent=self)
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        self.undo = Button(
            look,
            self.tr("Undo"),
            ButtonKind.LINK,
            icon="arrow-counter-clockwise",
            role=Role.SECONDARY_STRONG,
            parent=self,
        )
        self.undo.clicked.connect(self.undone)
        head.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignVCenter)
        self.close_button = IconButton(look, "x", self.tr("Put this card away"), parent=self)
        self.close_button.clicked.connect(self.put_away)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        self._text = Paragraph(look, "", Role.BODY, parent=self)
        column.addWidget(self._text)
        self._reason = Paragraph(look, "", Role.SMALL, Ink.TEXT2, parent=self)
        column.addWidget(self._reason)
        self._answers = QWidget(self)
        flow = FlowLayout(self._answers, gap=8)
        flow.setContentsMargins(0, 6, 0, 2)
        self.accept = Button(look, "", ButtonKind.SOFT, icon="check", parent=self._answers)
        self.accept.clicked.connect(self.accepted)
        self.refuse = Button(look, "", ButtonKind.GHOST, parent=self._answers)
        self.refuse.clicked.connect(self.refused)
        self.doctor = Button(
            look,
            self.tr("When to see a doctor"),
            ButtonKind.LINK,
            icon="first-aid-kit",
            key=self.tr("F1"),
            role=Role.SECONDARY_STRONG,
            parent=self._answers,
        )
        self.doctor.icon_care = True
        self.doctor.clicked.connect(self.doctor_wanted)
        for button in (self.accept, self.refuse, self.doctor):
            flow.addWidget(button)
        column.addWidget(self._answers)
        self.hide()

    @property
    def view(self) -> SuggestionView | None:
        """What it shows."""
        return self._view

    def show_view(self, view: SuggestionView | None) -> None:
        """Show a suggestion, an answer, or nothing."""
        if view == self._view:
            return
        pressed = self.window().focusWidget() in (self.accept, self.refuse, self.undo)
        self._view = view
        if view is None:
            self.hide()
            self.resized.emit()
            return
        self._icon.set_icon(view.icon)
        self._title.setText(view.title)
        for paragraph, words in ((self._text, view.text), (self._reason, view.reason)):
            paragraph.setText(words)
            paragraph.setVisible(bool(words))
        self.accept.setText(view.accept)
        self.refuse.setText(view.refuse)
        self.doctor.setVisible(view.doctor)
        self._answers.setVisible(view.is_open)
        self.undo.setVisible(not view.is_open)
        self.close_button.setVisible(not view.is_open)
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(f"{view.text} {view.reason}".strip())
        self.show()
        if self.isVisible():
            self._announcer.announce(view.title)
        if pressed:
            # The button that was pressed has gone; its undoing is next to hand.
            (self.accept if view.is_open else self.undo).setFocus(Qt.FocusReason.OtherFocusReason)
        self.resized.emit()
