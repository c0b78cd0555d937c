"""The drop-down of dose profiles: who states a dose, and the dose in words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from coach.ui.fonts import Role
from coach.ui.main.view import DoseChoice
from coach.ui.tokens import Ink
from coach.ui.widgets.combo_field import PAD, ComboField, Words, paint_words, words_height
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import lay_out


def _stated(choice: DoseChoice) -> Words:
    return (
        (choice.name, Role.SECONDARY_STRONG, Ink.TEXT),
        (choice.dose, Role.SECONDARY, Ink.TEXT2),
    )


class DoseCombo(ComboField[DoseChoice]):
    """A choice of doses; the closed field says who states the chosen one, and the dose."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Dose"))
        # On Linux Qt expects a label beside it, and gives it the chosen dose for a name.
        self.setAccessibleDescription(self.tr("Dose"))

    def set_choices(self, choices: tuple[DoseChoice, ...], key: str) -> None:
        """Show other doses, with one of them chosen; the first if none has the key."""
        row = next((i for i, one in enumerate(choices) if one.key == key), 0 if choices else -1)
        self.show_entries(choices, row)

    def words_of(self, entry: DoseChoice) -> Words:
        """Return what the list shows of a dose."""
        note = ((entry.note, Role.SMALL, Ink.TEXT2),) if entry.note else ()
        return (*_stated(entry), *note)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width: the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        choice = self.entry
        if choice is None:
            return 48
        if self._fits_one_line(choice, width):
            return max(48, self.look.theme.scaled(30) + 18)
        return round(words_height(self.look, _stated(choice), self.room(width)) + 20)

    def sizeHint(self) -> QSize:
        """Return a width for most doses."""
        width = self.look.theme.scaled(300)
        return QSize(width, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        """Return the least size; words wrap below it."""
        return QSize(160, 48)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint field, words and caret."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_field(painter)
        choice = self.entry
        if choice is None:
            return
        theme = self.look.theme
        box = QRectF(PAD, 0, self.room(self.width()), self.height())
        if not self._fits_one_line(choice, self.width()):
            paint_words(painter, self.look, _stated(choice), box)
            return
        painter.setPen(theme.tokens.text)
        painter.setFont(theme.font(Role.SECONDARY_STRONG))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, choice.name)
        painter.setPen(theme.tokens.text2)
        painter.setFont(theme.font(Role.SECONDARY))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box, right, choice.dose)

    def _fits_one_line(self, choice: DoseChoice, width: int) -> bool:
        theme = self.look.theme
        used = 16.0
        for text, role, _ in _stated(choice):
            used += lay_out(text, theme.font(role), 20, 100_000)[1].width
        return used <= self.room(width)
