"""A drop-down: one of several, with a line of explanation where one is needed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.combo_field import CARET, PAD, ComboField, Words
from coach.ui.widgets.look import Look
from coach.ui.widgets.text_field import field_height

_WIDTH = 240
_WIDEST = 320


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry.

    Attributes:
        key: what stands for it.
        text: its words.
        note: a quieter line under them, empty for none.
    """

    key: str
    text: str
    note: str = ""

    @property
    def title(self) -> str:
        """By which it is found when it is typed, and what the closed field says."""
        return self.text

    @property
    def spoken(self) -> str:
        """The whole entry in words, for assistive technology."""
        return f"{self.text}. {self.note}" if self.note else self.text


class DropDown(ComboField[Choice]):
    """One of several; the closed field says the words of the chosen one."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def key(self) -> str:
        """The key of the chosen entry, empty if there is none."""
        entry = self.entry
        return entry.key if entry is not None else ""

    def set_choices(self, choices: Sequence[Choice], key: str) -> None:
        """Show entries, with one of them chosen; nothing is chosen if none has the key."""
        keys = [one.key for one in choices]
        self.show_entries(tuple(choices), keys.index(key) if key in keys else -1)

    def words_of(self, entry: Choice) -> Words:
        """Return what the list shows of an entry."""
        text = (entry.text, Role.SECONDARY_STRONG, Ink.TEXT)
        return (text, (entry.note, Role.SMALL, Ink.TEXT2)) if entry.note else (text,)

    def popup_width(self) -> int:
        """Return the width of the list: that of the field, more where a note needs it."""
        theme = self.look.theme
        metrics = QFontMetricsF(theme.font(Role.SMALL))
        notes = (metrics.horizontalAdvance(one.note) for one in self.entries)
        room = round(max(notes, default=0.0)) + 2 * PAD + theme.scaled(CARET) + 16
        return max(self.width(), min(room, theme.scaled(_WIDEST)))

    def showPopup(self) -> None:
        """Show the list, as wide as its words need."""
        self.view().setMinimumWidth(self.popup_width())
        super().showPopup()

    def sizeHint(self) -> QSize:
        """Return the room for the longest entry."""
        theme = self.look.theme
        metrics = QFontMetricsF(theme.font(Role.SECONDARY_STRONG))
        texts = (metrics.horizontalAdvance(one.text) for one in self.entries)
        width = round(max(texts, default=0.0) + 1.5) + 2 * PAD + theme.scaled(CARET) + 8
        return QSize(max(width, min(_WIDTH, theme.scaled(160))), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return a small width: where room is short the chosen entry ends in an ellipsis."""
        return QSize(min(160, self.sizeHint().width()), self._height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint field, words and caret."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_field(painter)
        theme = self.look.theme
        painter.setPen(theme.tokens.text if self.isEnabled() else theme.tokens.text3)
        font = theme.font(Role.SECONDARY_STRONG)
        painter.setFont(font)
        room = self.width() - 2 * PAD - theme.scaled(CARET) - 8
        words = QFontMetricsF(font).elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room + 1
        )
        box = QRectF(PAD, 0, room + 2, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)

    def _height(self) -> int:
        return field_height(self.look.theme)
