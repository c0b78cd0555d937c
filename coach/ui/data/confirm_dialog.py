"""A look at what is about to happen, and one button to let it happen."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.answering import AnsweringOverlay
from coach.ui.widgets.buttons import ButtonKind
from coach.ui.widgets.card import Card, CardTone
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.switch import Switch


@dataclass(frozen=True, slots=True)
class ConfirmView:
    """What a confirmation says.

    Attributes:
        title: the question.
        words: what will happen, one or two sentences.
        facts: what is concerned, as pairs of a name and a number or words.
        button: the label of the button that lets it happen; empty if there is nothing to do.
        option: the label of a switch that is on at first; empty for none.
        other: the label of a second button; empty for none.
        way_out: the label of the button that lets it be; empty for "Cancel".
    """

    title: str
    words: str
    facts: tuple[tuple[str, str], ...] = ()
    button: str = ""
    option: str = ""
    other: str = ""
    way_out: str = ""


class ConfirmDialog(AnsweringOverlay):
    """Shows a `ConfirmView`.

    Signals:
        confirmed: let it happen (the switch's state, True without one); the dialog closes.
        other_wanted: the second button; the dialog closes.
        refused: let it be; the dialog closes.
    """

    confirmed = Signal(bool)
    other_wanted = Signal()
    refused = Signal()

    def __init__(self, look: Look, view: ConfirmView, window: QWidget) -> None:
        super().__init__(look, view.title, view.words, window, width=660)
        self._switch: Switch | None = None
        if view.facts:
            self._add_facts(view.facts)
        if view.option:
            self._switch = Switch(look, view.option, parent=self.content)
            self._switch.show_checked(True)
            self.body.addWidget(self._switch)
        label = view.way_out or (self.tr("&Cancel") if view.button else self.tr("&Close"))
        self.add_way_out(label, self._refuse)
        if view.other:
            self.add_button(view.other, self._other, height=56)
        if view.button:
            self.add_button(view.button, self._confirm, ButtonKind.PRIMARY, enter=True)
        self.relayout()

    def _add_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        card = Card(self.look, CardTone.SUNK, 12, self.content)
        rows = QGridLayout(card)
        rows.setContentsMargins(18, 12, 18, 12)
        rows.setHorizontalSpacing(24)
        rows.setVerticalSpacing(8)
        rows.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for number, (name, words) in enumerate(facts):
            title = Paragraph(self.look, name, Role.BODY_STRONG, wrap=False, parent=card)
            rows.addWidget(title, number, 0, top)
            rows.addWidget(
                Paragraph(self.look, words, Role.BODY, Ink.TEXT2, parent=card), number, 1
            )
        self.body.addWidget(card)

    @Slot()
    def _confirm(self) -> None:
        option = self._switch is None or self._switch.isChecked()
        self.close_with(partial(self.confirmed.emit, option))

    @Slot()
    def _other(self) -> None:
        self.close_with(self.other_wanted.emit)

    @Slot()
    def _refuse(self) -> None:
        self.close_with(self.refused.emit)
