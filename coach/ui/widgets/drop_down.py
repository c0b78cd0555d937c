"""A drop-down: one of several, with a line of explanation where one is needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.focus import FocusVisible
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import lay_out
from coach.ui.widgets.row_model import Index

_ENTRY = int(Qt.ItemDataRole.UserRole)
_PAD = 14
_CARET = 20
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


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: tuple[Choice, ...] = ()

    def set_choices(self, choices: tuple[Choice, ...]) -> None:
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        choice = self.choices[index.row()]
        if role == _ENTRY:
            return choice
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{choice.text}. {choice.note}" if choice.note else choice.text
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look, combo: "DropDown") -> None:
        super().__init__(combo)
        self._look = look
        self._combo = combo

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._room(self._combo.popup_width())
        height = sum(size for *_, size in self._lines(index.data(_ENTRY), width))
        return QSize(self._combo.popup_width() - 4, round(max(44.0, height + 18)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        tokens = theme.tokens
        rect = QRectF(option.rect)
        painter.fillRect(rect, tokens.surface)
        if option.state & QStyle.StateFlag.State_Selected:
            edge = QPen(tokens.accent, tokens.border) if tokens.border > 1 else Qt.PenStyle.NoPen
            painter.setPen(edge)
            painter.setBrush(tokens.soft)
            painter.drawRoundedRect(rect.adjusted(4, 2, -4, -2), 8, 8)
        width = self._room(rect.width())
        lines = self._lines(index.data(_ENTRY), width)
        y = rect.center().y() - sum(size for *_, size in lines) / 2
        for text, role, ink, size in lines:
            layout, _ = lay_out(text, theme.font(role), theme.line_height(role), width)
            painter.setPen(tokens.ink(ink))
            layout.draw(painter, QPointF(rect.left() + _PAD, y))
            y += size
        if index.row() == self._combo.currentIndex():
            mark = QRectF(0, 0, theme.scaled(18), theme.scaled(18))
            mark.moveCenter(QPointF(rect.right() - _PAD - mark.width() / 2, rect.center().y()))
            self._look.icons.paint(painter, mark.toRect(), "check-bold", tokens.accent)
        painter.restore()

    def _room(self, width: float) -> float:
        return max(40.0, width - 2 * _PAD - self._look.theme.scaled(_CARET) - 8)

    def _lines(self, choice: Choice, width: float) -> list[tuple[str, Role, Ink, float]]:
        theme = self._look.theme
        lines = [(choice.text, Role.SECONDARY_STRONG, Ink.TEXT)]
        if choice.note:
            lines.append((choice.note, Role.SMALL, Ink.TEXT2))
        return [
            (
                text,
                role,
                ink,
                lay_out(text, theme.font(role), theme.line_height(role), width)[1].height,
            )
            for text, role, ink in lines
        ]


class DropDown(FocusVisible, QComboBox):
    """One of several.

    Signals:
        picked: the user has picked an entry (its key).
    """

    picked = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        """Make an empty one.

        Args:
            look: theme and icons.
            name: accessible name.
            parent: owner.
        """
        super().__init__(parent)
        self.look = look
        self._entries = _Model(self)
        self.setModel(self._entries)
        view = QListView(self)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setMouseTracking(True)
        self.setView(view)
        self.setItemDelegate(_Delegate(look, self))
        self.setMaxVisibleItems(12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.activated.connect(self._tell)
        look.theme.changed.connect(self._restyle)
        look.icons.loaded.connect(self.update)
        self._restyle()

    @property
    def key(self) -> str:
        """The key of the chosen entry, empty if there is none."""
        row = self.currentIndex()
        return self._entries.choices[row].key if row >= 0 else ""

    def set_choices(self, choices: Sequence[Choice], key: str) -> None:
        """Show entries, with one of them chosen; nothing is chosen if none has the key."""
        if tuple(choices) != self._entries.choices:
            self._entries.set_choices(tuple(choices))
        keys = [one.key for one in choices]
        self.setCurrentIndex(keys.index(key) if key in keys else -1)
        self._restyle()

    def popup_width(self) -> int:
        """Return the width of the list: that of the field, more where a note needs it."""
        theme = self.look.theme
        metrics = QFontMetricsF(theme.font(Role.SMALL))
        notes = (metrics.horizontalAdvance(one.note) for one in self._entries.choices)
        room = round(max(notes, default=0.0)) + 2 * _PAD + theme.scaled(_CARET) + 16
        return max(self.width(), min(room, theme.scaled(_WIDEST)))

    def showPopup(self) -> None:
        """Show the list, as wide as its words need."""
        self.view().setMinimumWidth(self.popup_width())
        super().showPopup()

    def sizeHint(self) -> QSize:
        """Return the room for the longest entry."""
        theme = self.look.theme
        metrics = QFontMetricsF(theme.font(Role.SECONDARY_STRONG))
        texts = [one.text for one in self._entries.choices]
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0.0)
        width = round(widest + 1.5) + 2 * _PAD + theme.scaled(_CARET) + 8
        return QSize(max(width, min(_WIDTH, theme.scaled(160))), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return a small width: where room is short the chosen entry ends in an ellipsis."""
        return QSize(min(160, self.sizeHint().width()), self._height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint field, words and caret."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.look.theme
        tokens = theme.tokens
        inset = max(tokens.border, 1.0) / 2
        field = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(tokens.ctl if self.isEnabled() else tokens.line, tokens.border))
        painter.setBrush(tokens.surface)
        painter.drawRoundedRect(field, 10, 10)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.state_layer(0.05))
            painter.drawRoundedRect(field, 10, 10)
        size = theme.scaled(_CARET)
        caret = QRectF(self.width() - _PAD - size, (self.height() - size) / 2, size, size)
        self.look.icons.paint(painter, caret.toRect(), "caret-down", tokens.text2)
        painter.setPen(tokens.text if self.isEnabled() else tokens.text3)
        font = theme.font(Role.SECONDARY_STRONG)
        painter.setFont(font)
        room = caret.left() - 8 - _PAD
        words = QFontMetricsF(font).elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room + 1
        )
        box = QRectF(_PAD, 0, room + 2, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)

    def _height(self) -> int:
        return max(44, self.look.theme.scaled(28) + 18)

    def _tell(self, row: int) -> None:
        self.picked.emit(self._entries.choices[row].key)

    def _restyle(self) -> None:
        self.view().setPalette(self.palette())
        self.updateGeometry()
        self.update()
