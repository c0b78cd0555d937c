"""The exercises of the routine that is edited: moved by drag and by keyboard."""

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QWidget

from coach.ui.editor.entry_row import EntryRow
from coach.ui.editor.view import EntryView, Part
from coach.ui.widgets.look import Look
from coach.ui.widgets.shadow import paint_shadow
from coach.ui.widgets.thumbnails import Thumbnails

_GAP = 8
_REORDER_MS = 180
_SCROLL_MS = 16
_SCROLL_ZONE = 56
ASIDE = 12
"""How far a lifted row stands to the right of its slot, in logical px."""

_SHADOW = 10


class EntryList(QWidget):
    """Rows that glide to their places; one can be lifted and carried.

    Signals:
        stepped: another number (key, part, number).
        turned_on: an exercise is to take part again (key).
        opened: everything that can be set of an exercise is wanted (key).
        removed: an exercise is to go (key).
        moved: an exercise is to go to another place (key, place from 0).
    """

    stepped = Signal(int, Part, int)
    turned_on = Signal(int)
    opened = Signal(int)
    removed = Signal(int)
    moved = Signal(int, int)

    def __init__(self, look: Look, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._thumbnails = thumbnails
        self._rows: list[EntryRow] = []
        self._starts: dict[int, int] = {}
        self._motion: QVariantAnimation | None = None
        self._lift: _Lift | None = None
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_on)
        self._shade = _Shade(look, self)
        self._tab_from: QWidget | None = None
        # Not fixed: the least height of the page would then be reckoned at some other width.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Exercises of this routine"))
        look.theme.changed.connect(self._restyle)

    @property
    def rows(self) -> tuple[EntryRow, ...]:
        """The rows, in order."""
        return tuple(self._rows)

    @property
    def dragging(self) -> bool:
        """True while a row is carried."""
        return self._lift is not None

    def follow_in_tab_order(self, widget: QWidget) -> None:
        """Let the keyboard come to the rows from a widget."""
        self._tab_from = widget

    def row(self, key: int) -> EntryRow | None:
        """Return a row, None if there is none of this key."""
        return next((row for row in self._rows if row.key == key), None)

    def set_entries(self, entries: tuple[EntryView, ...]) -> None:
        """Show other exercises; rows that stay keep the keyboard and glide to their places."""
        before = {row.key: row for row in self._rows}
        focused = self._focused_place()
        rows: list[EntryRow] = []
        for entry in entries:
            row = before.pop(entry.key, None)
            if row is None:
                row = self._make(entry)
            elif row.entry != entry:
                row.show_entry(entry)
            rows.append(row)
        orphaned = any(self._has_focus(row) for row in before.values())
        for gone in before.values():
            if self._lift is not None and self._lift.row is gone:
                self._end_lift()
            gone.hide()
            gone.deleteLater()
        same = [row.key for row in rows] == [row.key for row in self._rows]
        was_empty = not self._rows
        self._rows = rows
        self._align_numbers()
        self._set_tab_order()
        self.updateGeometry()
        if orphaned and rows:
            rows[min(focused, len(rows) - 1)].title.setFocus(Qt.FocusReason.OtherFocusReason)
        if not same and not was_empty and self.isVisible():
            self._glide()
        elif self._motion is None:
            self._place_all()

    def focus_row(self, key: int) -> None:
        """Put the keyboard on an exercise and bring it into view."""
        row = self.row(key)
        if row is not None:
            row.title.setFocus(Qt.FocusReason.OtherFocusReason)
            self.show_row(key)

    def show_row(self, key: int) -> None:
        """Bring an exercise into view."""
        place = next((i for i, row in enumerate(self._rows) if row.key == key), -1)
        area = self._area()
        page = area.widget() if area is not None else None
        if place < 0 or area is None or page is None:
            return
        rect = self._targets()[place]
        at = self.mapTo(page, rect.center())
        area.ensureVisible(at.x(), at.y(), 0, rect.height() // 2 + 12)

    # --- size ---------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at a width."""
        heights = [row.height_at(self._row_width(width)) for row in self._rows]
        return sum(heights) + _GAP * max(0, len(heights) - 1)

    def sizeHint(self) -> QSize:
        """Return the size of all rows at the present width."""
        width = max(self.width(), 300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a small size; the layout goes by the width."""
        return QSize(200, 44)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the rows."""
        super().resizeEvent(event)
        if self._motion is None:
            self._place_all()

    # --- keyboard -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and an arrow, go about with arrows, remove with Delete."""
        place = self._focused_place()
        if place < 0:
            super().keyPressEvent(event)
            return
        row = self._rows[place]
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        on_title = row.title.hasFocus()
        if event.key() == Qt.Key.Key_Escape and self._lift is not None:
            self._end_lift()
            self._glide()
        elif step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if 0 <= place + step < len(self._rows):
                self.moved.emit(row.key, place + step)
        elif step and on_title:
            if 0 <= place + step < len(self._rows):
                target = self._rows[place + step]
                target.title.setFocus(Qt.FocusReason.TabFocusReason)
                self.show_row(target.key)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and on_title:
            self.removed.emit(row.key)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and on_title:
            target = self._rows[0 if event.key() == Qt.Key.Key_Home else -1]
            target.title.setFocus(Qt.FocusReason.TabFocusReason)
            self.show_row(target.key)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Alt with an arrow before a number or button does."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.keyPressEvent(event)
                return True
            arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down)
            on_button = isinstance(watched, QAbstractButton)
            if event.key() in arrows and on_button:
                # A button would pass the keyboard on to its neighbour instead.
                self.keyPressEvent(event)
                return True
        return False

    # --- drag ---------------------------------------------------------------------------------

    def _on_lifted(self, key: int, at: QPoint) -> None:
        row = self.row(key)
        if row is None or len(self._rows) < 2:
            return
        self._stop_motion()
        self._place_all()
        self._lift = _Lift(row, at, self._rows.index(row), row.pos())

    def _on_dragged(self, screen: QPoint) -> None:
        lift = self._lift
        if lift is None:
            return
        pointer = self.mapFromGlobal(screen)
        if not lift.begun:
            far = (pointer - lift.start - lift.at).manhattanLength()
            if far < 4:
                return
            lift.begun = True
            lift.row.set_raised(True)
            self._shade.show()
            self._scrolling.start()
        lift.pointer = screen
        self._carry(pointer)

    def _carry(self, pointer: QPoint) -> None:
        lift = self._lift
        if lift is None:
            return
        row = lift.row
        top = pointer.y() - lift.at.y()
        top = max(-_GAP, min(top, self.height() - row.height() + _GAP))
        row.move(ASIDE, top)
        self._shade.follow(row.geometry())
        self._shade.raise_()
        row.raise_()
        others = [one for one in self._rows if one is not row]
        place, y = 0, 0
        for other in others:
            # It goes below a neighbour once it has come half way past it.
            place += top > y + (other.height() + _GAP) / 2
            y += other.height() + _GAP
        if place != self._rows.index(row):
            others.insert(place, row)
            self._rows = others
            self._glide()
        self.update()

    def _on_dropped(self) -> None:
        lift = self._lift
        if lift is None:
            return
        place = self._rows.index(lift.row)
        self._end_lift(back=False)
        if place != lift.place:
            self.moved.emit(lift.row.key, place)
        self._glide()

    def _end_lift(self, *, back: bool = True) -> None:
        """Let the lifted row go, back to where it was or where it is."""
        lift, self._lift = self._lift, None
        self._scrolling.stop()
        self._shade.hide()
        self.update()
        if lift is None:
            return
        lift.row.set_raised(False)
        if back and lift.row in self._rows:
            self._rows.remove(lift.row)
            self._rows.insert(lift.place, lift.row)

    def _scroll_on(self) -> None:
        """Scroll while a row is carried near the edge of what is seen."""
        lift, area = self._lift, self._area()
        if lift is None or area is None or lift.pointer is None:
            return
        y = area.viewport().mapFromGlobal(lift.pointer).y()
        bottom = area.viewport().height() - _SCROLL_ZONE
        speed = (min(0, y - _SCROLL_ZONE) + max(0, y - bottom)) // 4
        if speed:
            bar = area.verticalScrollBar()
            bar.setValue(bar.value() + max(-24, min(24, speed)))
            self._carry(self.mapFromGlobal(lift.pointer))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the slot that a carried row would fall into."""
        lift = self._lift
        if lift is None or not lift.begun:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.theme.tokens
        slot = QRectF(self._targets()[self._rows.index(lift.row)]).adjusted(1, 1, -1, -1)
        pen = QPen(tokens.accent, max(1.5, tokens.border), Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(tokens.soft)
        painter.drawRoundedRect(slot, 12, 12)

    # --- places -------------------------------------------------------------------------------

    def _row_width(self, width: int) -> int:
        return width - ASIDE

    def _targets(self) -> list[QRect]:
        width = self._row_width(self.width())
        y = 0
        places = []
        for row in self._rows:
            height = row.height_at(width)
            places.append(QRect(0, y, width, height))
            y += height + _GAP
        return places

    def _place_all(self) -> None:
        for row, rect in zip(self._rows, self._targets(), strict=True):
            if self._lift is None or not self._lift.begun or self._lift.row is not row:
                row.setGeometry(rect)

    def _glide(self) -> None:
        """Let every row but a carried one glide to its place."""
        self._stop_motion()
        length = self._look.theme.motion(_REORDER_MS)
        if length == 0 or not self.isVisible():
            self._place_all()
            return
        self._starts = {row.key: row.y() for row in self._rows}
        self._motion = QVariantAnimation(self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.setDuration(length)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.valueChanged.connect(self._glide_to)
        self._motion.finished.connect(self._end_glide)
        self._motion.start()

    def _glide_to(self, progress: float) -> None:
        for row, rect in zip(self._rows, self._targets(), strict=True):
            if self._lift is not None and self._lift.begun and self._lift.row is row:
                continue
            start = self._starts.get(row.key, rect.y())
            rect.moveTop(round(start + (rect.y() - start) * progress))
            row.setGeometry(rect)

    def _end_glide(self) -> None:
        self._stop_motion()
        self._place_all()

    def _stop_motion(self) -> None:
        if self._motion is not None:
            self._motion.stop()
            self._motion.deleteLater()
            self._motion = None

    # --- rows ---------------------------------------------------------------------------------

    def _make(self, entry: EntryView) -> EntryRow:
        row = EntryRow(self._look, self._thumbnails, entry, self)
        row.stepped.connect(self.stepped)
        row.turned_on.connect(self.turned_on)
        row.opened.connect(self.opened)
        row.removed.connect(self.removed)
        row.lifted.connect(self._on_lifted)
        row.dragged.connect(self._on_dragged)
        row.dropped.connect(self._on_dropped)
        width = self._row_width(max(self.width(), 300))
        row.setGeometry(0, self.height(), width, row.height_at(width))
        row.show()
        return row

    def _align_numbers(self) -> None:
        """Let the numbers of all rows stand in columns."""
        widths = [row.number_widths for row in self._rows]
        count = max((len(one) for one in widths), default=0)
        columns = tuple(
            max(one[place] for one in widths if place < len(one)) for place in range(count)
        )
        for row in self._rows:
            row.set_columns(columns)

    def _set_tab_order(self) -> None:
        before = self._tab_from
        for row in self._rows:
            for widget in row.controls:
                widget.installEventFilter(self)
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget

    def _focused_place(self) -> int:
        return next((i for i, row in enumerate(self._rows) if self._has_focus(row)), -1)

    def _has_focus(self, row: EntryRow) -> bool:
        return self.window().focusWidget() in row.controls

    def _area(self) -> QScrollArea | None:
        widget = self.parentWidget()
        while widget is not None and not isinstance(widget, QScrollArea):
            widget = widget.parentWidget()
        return widget

    def _restyle(self) -> None:
        for row in self._rows:
            row.restyle()
        self._align_numbers()
        self.updateGeometry()
        self._place_all()
        self.update()


class _Lift:
    """A row that is carried.

    Attributes:
        row: the row.
        at: where it was taken hold of, from its corner.
        place: where it was, from 0.
        start: its corner when it was taken hold of.
        begun: the pointer has moved far enough to mean it.
        pointer: where the pointer is, on the screen; None before it moved.
    """

    def __init__(self, row: EntryRow, at: QPoint, place: int, start: QPoint) -> None:
        self.row = row
        self.at = at
        self.place = place
        self.start = start
        self.begun = False
        self.pointer: QPoint | None = None


class _Shade(QWidget):
    """The shadow under a carried row, over its neighbours."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def follow(self, row: QRect) -> None:
        """Lie under a row."""
        out = 2 * _SHADOW
        self.setGeometry(row.adjusted(-out, -out, out, out))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shadow."""
        painter = QPainter(self)
        out = 2 * _SHADOW
        body = self.rect().adjusted(out, out, -out, -out)
        colour = self._look.theme.tokens.shadow
        paint_shadow(painter, body, colour, blur=_SHADOW, drop=3, radius=12)
