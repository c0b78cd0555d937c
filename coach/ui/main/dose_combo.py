"""The drop-down of dose profiles: who states a dose, and the dose in words."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
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
from coach.ui.main.view import DoseChoice
from coach.ui.tokens import Ink
from coach.ui.widgets.focus import FocusVisible
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import lay_out
from coach.ui.widgets.row_model import Index

_ENTRY = int(Qt.ItemDataRole.UserRole)
_PAD = 14
_CARET = 20


def _lines(choice: DoseChoice, *, with_note: bool) -> tuple[tuple[str, Role, Ink], ...]:
    lines = [
        (choice.name, Role.SECONDARY_STRONG, Ink.TEXT),
        (choice.dose, Role.SECONDARY, Ink.TEXT2),
    ]
    if with_note and choice.note:
        lines.append((choice.note, Role.SMALL, Ink.TEXT2))
    return tuple(lines)


def _height(look: Look, choice: DoseChoice, width: float, *, with_note: bool) -> float:
    theme = look.theme
    return sum(
        lay_out(text, theme.font(role), theme.line_height(role), width)[1].height
        for text, role, _ in _lines(choice, with_note=with_note)
    )


def _paint(
    painter: QPainter, look: Look, choice: DoseChoice, box: QRectF, *, with_note: bool
) -> None:
    theme = look.theme
    y = box.center().y() - _height(look, choice, box.width(), with_note=with_note) / 2
    for text, role, ink in _lines(choice, with_note=with_note):
        layout, size = lay_out(text, theme.font(role), theme.line_height(role), box.width())
        painter.setPen(theme.tokens.ink(ink))
        layout.draw(painter, QPointF(box.left(), y))
        y += size.height


class _DoseModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: tuple[DoseChoice, ...] = ()

    def set_choices(self, choices: tuple[DoseChoice, ...]) -> None:
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        choice = self.choices[index.row()]
        if role == _ENTRY:
            return choice
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (choice.name, choice.dose) if part)
        return None


class _DoseDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: "DoseCombo") -> None:
        super().__init__(parent)
        self._look = look
        self._combo = parent

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._combo.width() - 2 * _PAD - _CARET - 16
        height = _height(self._look, index.data(_ENTRY), width, with_note=True)
        return QSize(self._combo.width() - 4, round(max(44.0, height + 18)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        tokens = theme.tokens
        rect = QRectF(option.rect)
        painter.fillRect(rect, tokens.surface)
        inner = rect.adjusted(4, 2, -4, -2)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(
                QPen(tokens.accent, tokens.border) if tokens.border > 1 else Qt.PenStyle.NoPen
            )
            painter.setBrush(tokens.soft)
            painter.drawRoundedRect(inner, 8, 8)
        box = rect.adjusted(_PAD, 0, -_PAD - theme.scaled(_CARET), 0)
        _paint(painter, self._look, index.data(_ENTRY), box, with_note=True)
        if index.row() == self._combo.currentIndex():
            mark = QRectF(0, 0, theme.scaled(18), theme.scaled(18))
            mark.moveCenter(QPointF(rect.right() - _PAD - mark.width() / 2, rect.center().y()))
            self._look.icons.paint(painter, mark.toRect(), "check-bold", tokens.accent)
        painter.restore()


class DoseCombo(FocusVisible, QComboBox):
    """A choice of doses.

    Signals:
        dose_chosen: the user has chosen another dose (its key).
    """

    dose_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._doses = _DoseModel(self)
        self.setModel(self._doses)
        view = QListView(self)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setMouseTracking(True)
        self.setView(view)
        self.setItemDelegate(_DoseDelegate(look, self))
        self.setMaxVisibleItems(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Dose"))
        # On Linux Qt expects a label beside it, and gives it the chosen dose for a name.
        self.setAccessibleDescription(self.tr("Dose"))
        self.activated.connect(self._tell)
        look.theme.changed.connect(self._restyle)
        look.icons.loaded.connect(self.update)

    def set_choices(self, choices: tuple[DoseChoice, ...], key: str) -> None:
        """Show other doses, with one of them chosen."""
        if choices != self._doses.choices:
            self._doses.set_choices(choices)
        row = next((i for i, one in enumerate(choices) if one.key == key), 0 if choices else -1)
        self.setCurrentIndex(row)
        self._restyle()

    def current(self) -> DoseChoice | None:
        """Return the chosen dose."""
        row = self.currentIndex()
        return self._doses.choices[row] if 0 <= row < len(self._doses.choices) else None

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width: the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        choice = self.current()
        if choice is None:
            return 48
        if self._fits_one_line(choice, width):
            return max(48, self.look.theme.scaled(30) + 18)
        return round(_height(self.look, choice, self._room(width), with_note=False) + 20)

    def sizeHint(self) -> QSize:
        """Return a width for most doses."""
        width = self.look.theme.scaled(300)
        return QSize(width, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        """Return the least size; words wrap below it."""
        return QSize(160, 48)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a dose never changes by scrolling past it."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint field, words and caret."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.look.theme
        tokens = theme.tokens
        inset = max(tokens.border, 1.0) / 2
        field = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(tokens.ctl, tokens.border))
        painter.setBrush(tokens.surface)
        painter.drawRoundedRect(field, 10, 10)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.state_layer(0.05))
            painter.drawRoundedRect(field, 10, 10)
        size = theme.scaled(_CARET)
        caret = QRectF(self.width() - _PAD - size, (self.height() - size) / 2, size, size)
        self.look.icons.paint(painter, caret.toRect(), "caret-down", tokens.text2)
        choice = self.current()
        if choice is None:
            return
        box = QRectF(_PAD, 0, self._room(self.width()), self.height())
        if not self._fits_one_line(choice, self.width()):
            _paint(painter, self.look, choice, box, with_note=False)
            return
        painter.setPen(tokens.text)
        painter.setFont(theme.font(Role.SECONDARY_STRONG))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, choice.name)
        painter.setPen(tokens.text2)
        painter.setFont(theme.font(Role.SECONDARY))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box, right, choice.dose)

    def _room(self, width: int) -> float:
        return max(40.0, width - 2 * _PAD - self.look.theme.scaled(_CARET) - 8)

    def _fits_one_line(self, choice: DoseChoice, width: int) -> bool:
        theme = self.look.theme
        used = 16.0
        for text, role in ((choice.name, Role.SECONDARY_STRONG), (choice.dose, Role.SECONDARY)):
            used += lay_out(text, theme.font(role), 20, 100_000)[1].width
        return used <= self._room(width)

    def _tell(self, row: int) -> None:
        self.updateGeometry()
        self.dose_chosen.emit(self._doses.choices[row].key)

    def _restyle(self) -> None:
        self.view().setPalette(self.palette())
        self.updateGeometry()
        self.update()
