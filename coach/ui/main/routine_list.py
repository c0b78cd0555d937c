"""The list of routines in the sidebar."""

from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from coach.ui.fonts import Role
from coach.ui.main.view import RoutineCard, Section
from coach.ui.widgets.look import Look
from coach.ui.widgets.row_model import ENTRY, Index
from coach.ui.widgets.rows import Line, PictureDelegate, RowList
from coach.ui.widgets.thumbnails import Thumbnails

_INSET = 12
_PAD = 12


class ListAction(Enum):
    """The last row: begin a routine of one's own."""

    NEW = "plus"

    @property
    def icon(self) -> str:
        """Its Phosphor name."""
        return str(self.value)


Entry = Section | RoutineCard | ListAction


class RoutineModel(QAbstractListModel):
    """Section headings and routines, in one list, and the row that begins a new one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    def set_cards(self, cards: tuple[RoutineCard, ...]) -> None:
        """Take over other routines."""
        entries: list[Entry] = []
        section: Section | None = None
        for card in cards:
            if card.section is not section:
                section = card.section
                entries.append(section)
            entries.append(card)
        if section is not None:
            # The user's own come last; there is always room for one more.
            if section is not Section.YOURS:
                entries.append(Section.YOURS)
            entries.append(ListAction.NEW)
        if tuple(entries) == self._entries:
            return
        same_shape = [_key(e) for e in entries] == [_key(e) for e in self._entries]
        if same_shape:
            self._entries = tuple(entries)
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def card(self, row: int) -> RoutineCard | None:
        """Return the routine in a row, None for headings and the last row."""
        entry = self._entries[row] if 0 <= row < len(self._entries) else None
        return entry if isinstance(entry, RoutineCard) else None

    def action(self, row: int) -> ListAction | None:
        """Return the action in a row, None for headings and routines."""
        entry = self._entries[row] if 0 <= row < len(self._entries) else None
        return entry if isinstance(entry, ListAction) else None

    def row_of(self, routine_id: str) -> int:
        """Return the first row of a routine, -1 if it is not there."""
        for row, entry in enumerate(self._entries):
            if isinstance(entry, RoutineCard) and entry.routine_id == routine_id:
                return row
        return -1

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's value, or its words for assistive technology."""
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(entry, Section):
                return self.heading(entry)
            if isinstance(entry, ListAction):
                return self.tr("New routine")
            return entry.spoken if role != Qt.ItemDataRole.DisplayRole else entry.name
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen; the last row is only pressed."""
        if self.action(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled
        if self.card(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def heading(self, section: Section) -> str:
        """Return the title of a section."""
        return {
            Section.TODAY: self.tr("For today"),
            Section.ROUTINES: self.tr("Routines"),
            Section.ARTICLES: self.tr("From the articles"),
            Section.YOURS: self.tr("Yours"),
        }[section]


def _key(entry: Entry) -> tuple[str, str]:
    if isinstance(entry, Section):
        return ("", entry)
    if isinstance(entry, ListAction):
        return ("", entry.icon)
    return (entry.section, entry.routine_id)


class RoutineDelegate(PictureDelegate):
    """Paints headings and routines."""

    _least = 68
    _dense = False

    def set_dense(self, dense: bool) -> None:
        """Use the measures for small windows."""
        self._dense = dense
        self._least = 56 if dense else 68

    def height(self, index: Index, width: int) -> int:
        """Return a row's height."""
        entry = index.data(ENTRY)
        if isinstance(entry, ListAction):
            text = Line(str(index.data()), Role.ROW_TITLE, self.look.theme.tokens.accent)
            return max(48, round(self.lines_height((text,), self._action_room(width))) + 14)
        if not isinstance(entry, RoutineCard):
            top = 4 if index.row() == 0 else 16
            return round(self.look.theme.line_height(Role.LABEL)) + top + 8
        lines, room = self._lines(entry, width)
        needed = self.lines_height(lines, room) + 14
        return max(self._least, round(needed), self._thumb().height() + 14)

    def _thumb(self) -> QSize:
        return self.thumb_size(QSize(52, 40) if self._dense else QSize(62, 46))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entry = index.data(ENTRY)
        rect = QRectF(option.rect)
        if isinstance(entry, ListAction):
            self._paint_action(painter, rect, option, entry, str(index.data()))
        elif not isinstance(entry, RoutineCard):
            self._paint_heading(painter, rect, str(index.data()))
        else:
            self._paint_card(painter, rect, option, entry)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRectF, text: str) -> None:
        theme = self.look.theme
        painter.setPen(theme.tokens.text2)
        painter.setFont(theme.font(Role.LABEL))
        box = rect.adjusted(_INSET + _PAD, 0, -_PAD, -8)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, text)

    def _action_room(self, width: int) -> float:
        return max(40.0, width - 2 * _INSET - 3 * _PAD - self._thumb().width())

    def _paint_action(
        self,
        painter: QPainter,
        rect: QRectF,
        option: QStyleOptionViewItem,
        action: ListAction,
        text: str,
    ) -> None:
        theme = self.look.theme
        accent = theme.tokens.accent
        box = rect.adjusted(_INSET, 1, -_INSET, -1)
        self.paint_ground(painter, box, option, theme.tokens.sel, theme.tokens.line)
        size = theme.scaled(22)
        sign = QRectF(0, 0, size, size)
        # In the middle of the column in which the pictures of the routines stand.
        thumb = self._thumb().width()
        sign.moveCenter(QPointF(box.left() + _PAD + thumb / 2, box.center().y()))
        self.look.icons.paint(painter, sign.toRect(), action.icon, accent)
        line = Line(text, Role.ROW_TITLE, accent)
        x = box.left() + _PAD + thumb + _PAD
        self.paint_lines(painter, (line,), x, box, self._action_room(round(rect.width())))

    def _paint_card(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, card: RoutineCard
    ) -> None:
        theme = self.look.theme
        tokens = theme.tokens
        box = rect.adjusted(_INSET, 1, -_INSET, -1)
        self.paint_ground(painter, box, option, tokens.sel, tokens.line)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent)
            bar = QRectF(box.left(), box.top() + 14, 4, box.height() - 28)
            painter.drawRoundedRect(bar, 2, 2)
        x = box.left() + _PAD
        middle = box.center()
        middle.setX(x)
        thumb = self._thumb()
        self.paint_thumbnail(painter, card.picture, middle, thumb)
        lines, room = self._lines(card, round(rect.width()))
        x += thumb.width() + _PAD
        self.paint_lines(painter, lines, x, box, room)
        if lines[0].spare:
            painter.setFont(theme.font(Role.SMALL))
            painter.setPen(tokens.text3)
            top = box.center().y() - self.lines_height(lines, room) / 2
            line = theme.line_height(lines[0].role)
            date_box = QRectF(x, top, box.right() - _PAD - x, line)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(date_box, flags, card.last_done)

    def _lines(self, card: RoutineCard, width: int) -> tuple[tuple[Line, ...], float]:
        """Return the title and what stands under it, and the room for both."""
        tokens = self.look.theme.tokens
        room = max(40.0, width - 2 * _INSET - 3 * _PAD - self._thumb().width())
        detail, spare = card.detail, 0.0
        if card.last_done and self._last_below(width):
            detail = f"{detail} · {card.last_done}"
        elif card.last_done:
            spare = self.advance(card.last_done, Role.SMALL) + 8
        lines = (
            Line(card.name, Role.ROW_TITLE, tokens.text, spare),
            Line(detail, Role.SMALL, tokens.text2),
        )
        return lines, room

    def _last_below(self, width: int) -> bool:
        """Put the date under the title where the text is large."""
        return width / self.look.theme.text_scale < 240


class RoutineList(RowList):
    """The routines.

    Signals:
        routine_chosen: a routine has been chosen.
        routine_opened: a routine was clicked, or Enter pressed on it.
        new_asked: begin a new routine.
    """

    routine_chosen = Signal(str)
    routine_opened = Signal(str)
    new_asked = Signal()

    def __init__(self, look: Look, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(look, fitted=False, parent=parent)
        self._model = RoutineModel(self)
        self.setModel(self._model)
        self._delegate = RoutineDelegate(look, thumbnails, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Routines"))
        self.chosen.connect(self._tell_chosen)
        self.opened.connect(self._tell_opened)

    def set_cards(self, cards: tuple[RoutineCard, ...]) -> None:
        """Show other routines; the chosen one stays chosen if it is still there."""
        before = self.current_id()
        self._model.set_cards(cards)
        if before and self.current_id() != before:
            self.select(before)
        self.relayout()

    def set_dense(self, dense: bool) -> None:
        """Use the measures for small windows."""
        self._delegate.set_dense(dense)
        self.relayout()

    def current_id(self) -> str:
        """Return the routine that is chosen, empty if none is."""
        card = self._model.card(self.currentIndex().row())
        return card.routine_id if card is not None else ""

    def select(self, routine_id: str) -> None:
        """Choose a routine, if it is there."""
        if self.current_id() == routine_id:
            return
        row = self._model.row_of(routine_id)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))

    def _tell_chosen(self, row: int) -> None:
        card = self._model.card(row)
        if card is not None:
            self.routine_chosen.emit(card.routine_id)

    def _tell_opened(self, row: int) -> None:
        if self._model.action(row) is not None:
            self.new_asked.emit()
            return
        card = self._model.card(row)
        if card is not None:
            self.routine_opened.emit(card.routine_id)
