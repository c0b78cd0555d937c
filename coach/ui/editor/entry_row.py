"""A row of the editor: an exercise with its two main numbers."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from coach.ui.editor.amount_stepper import AmountStepper
from coach.ui.editor.view import EntryView, Part
from coach.ui.fonts import Role
from coach.ui.widgets.buttons import Button, IconButton
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import lay_out
from coach.ui.widgets.pressable import Pressable
from coach.ui.widgets.thumbnails import Thumbnails

_PAD = 8
_GAP = 8
_HANDLE = 36
_THUMB = QSize(70, 50)
_NAME_LEAST = 168
"""Room for a name at 100 % text; with less, the numbers go to a line of their own."""

_RADIUS = 12
_RING = 5
"""Room for the focus ring above and below the name."""


_Plan = tuple[dict[QWidget, QRect], int]
"""Where each part of a row goes, and the row's height."""


class EntryRow(QFrame):
    """One exercise: handle, picture and name, two numbers, remove.

    Signals:
        stepped: another number (key, part, number).
        turned_on: it is to take part again (key).
        opened: the name was pressed (key).
        removed: the bin was pressed (key).
        lifted: the dots were pressed, at a point of the row (key, point).
        dragged: the pointer moved since (point on the screen).
        dropped: it was let go.
    """

    stepped = Signal(int, Part, int)
    turned_on = Signal(int)
    opened = Signal(int)
    removed = Signal(int)
    lifted = Signal(int, QPoint)
    dragged = Signal(QPoint)
    dropped = Signal()

    def __init__(
        self, look: Look, thumbnails: Thumbnails, entry: EntryView, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.key = entry.key
        self._entry = entry
        self._raised = False
        self._handle = _Handle(look, self)
        self._handle.pressed_at.connect(self._lift)
        self._handle.moved.connect(self.dragged)
        self._handle.released.connect(self.dropped)
        self.title = RowTitle(look, thumbnails, self)
        self.title.clicked.connect(self._open)
        self._steppers: tuple[AmountStepper, ...] = ()
        self._columns: tuple[int, ...] = ()
        self._planned: dict[int, _Plan] = {}
        self.turn_on = Button(look, self.tr("Turn on"), parent=self)
        self.turn_on.clicked.connect(self._turn_on)
        self.bin = IconButton(look, "trash", "", parent=self)
        self.bin.clicked.connect(self._remove)
        self.show_entry(entry)

    @property
    def entry(self) -> EntryView:
        """What it shows."""
        return self._entry

    @property
    def steppers(self) -> tuple[AmountStepper, ...]:
        """Its numbers."""
        return self._steppers

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard can reach, in order."""
        numbers = (self.turn_on,) if self._entry.off else self._steppers
        return (self.title, *numbers, self.bin)

    @property
    def number_widths(self) -> tuple[int, ...]:
        """The widths that its numbers need."""
        return tuple(stepper.sizeHint().width() for stepper in self._steppers)

    def set_columns(self, widths: tuple[int, ...]) -> None:
        """Give the numbers the widths of their columns, the same in all rows."""
        if widths != self._columns:
            self._columns = widths
            self._planned.clear()
            self._arrange()

    def show_entry(self, entry: EntryView) -> None:
        """Show another state of the exercise."""
        self._entry = entry
        self._planned.clear()
        self.title.show_entry(entry)
        words = self.tr("Remove {name}").format(name=entry.name)
        self.bin.setAccessibleName(words)
        self.bin.setToolTip(words)
        parts = tuple(amount.part for amount in entry.amounts)
        if parts != tuple(stepper.part for stepper in self._steppers):
            self._make_steppers()
        for stepper, amount in zip(self._steppers, entry.amounts, strict=True):
            stepper.show_amount(amount)
            stepper.setVisible(not entry.off)
        self.turn_on.setVisible(entry.off)
        self.turn_on.setAccessibleName(self.tr("Turn on {name}").format(name=entry.name))
        self._arrange()
        self.update()

    def set_raised(self, raised: bool) -> None:
        """Look lifted, or not."""
        self._raised = raised
        self._handle.set_held(raised)
        self.update()

    def height_at(self, width: int) -> int:
        """Return the row's height at a width."""
        return self._plan(width)[1]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self.look.theme.tokens
        width = 2.0 if self._raised else tokens.border
        inset = width / 2
        painter.setPen(QPen(tokens.accent if self._raised else tokens.line, width))
        painter.setBrush(tokens.sunk if self._entry.off else tokens.surface)
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _make_steppers(self) -> None:
        for old in self._steppers:
            old.hide()
            old.deleteLater()
        made = tuple(AmountStepper(self.look, one, self) for one in self._entry.amounts)
        for stepper in made:
            stepper.stepped.connect(self._tell_stepped)
        self._steppers = made

    def _plan(self, width: int) -> _Plan:
        """Return where each part goes at a width, and the row's height."""
        plan = self._planned.get(width)
        if plan is None:
            plan = self._planned[width] = self._make_plan(width)
        return plan

    def _make_plan(self, width: int) -> _Plan:
        theme = self.look.theme
        handle = max(_HANDLE, theme.scaled(24) + 12)
        numbered: tuple[QWidget, ...] = (self.turn_on,) if self._entry.off else self._steppers
        sizes = [widget.sizeHint() for widget in numbered]
        if len(sizes) == len(self._columns):
            for size, column in zip(sizes, self._columns, strict=True):
                size.setWidth(max(size.width(), column))
        tool = self.bin.sizeHint()
        taken = [size.width() for size in sizes] if not self._entry.off else list(self._columns)
        numbers = max(sum(taken) + _GAP * max(0, len(taken) - 1), sizes[0].width())
        left = _PAD // 2 + handle
        room = width - left - numbers - tool.width() - _PAD - 3 * _GAP
        places: dict[QWidget, QRect] = {}
        tallest = max((size.height() for size in sizes), default=0)
        if room >= theme.scaled(_NAME_LEAST) + self.title.picture_width():
            height = max(self.title.height_at(room), tallest + 2 * _PAD, tool.height() + 2 * _PAD)
            places[self.title] = QRect(left, _RING, room, height - 2 * _RING)
            x = left + room + _GAP
            end = x + numbers
            if self._entry.off:
                x = end - sizes[0].width()
            for widget, size in zip(numbered, sizes, strict=True):
                self._put(places, widget, QRect(QPoint(x, 0), size), height)
                x += size.width() + _GAP
            self._put(places, self.bin, QRect(QPoint(end + _GAP, 0), tool), height)
        else:
            room = width - left - tool.width() - _PAD - _GAP
            first = max(self.title.height_at(room), tool.height() + _PAD)
            places[self.title] = QRect(left, _RING, room, first - 2 * _RING)
            self._put(places, self.bin, QRect(QPoint(left + room + _GAP, 0), tool), first)
            x, y = left + _GAP, first
            for widget, size in zip(numbered, sizes, strict=True):
                if x + size.width() > width - _PAD and x > left + _GAP:
                    x, y = left + _GAP, y + size.height() + _GAP
                places[widget] = QRect(QPoint(x, y), size)
                x += size.width() + _GAP
            height = y + tallest + _PAD + 2
        places[self._handle] = QRect(_PAD // 2, 2, handle, height - 4)
        return places, height

    @staticmethod
    def _put(places: dict[QWidget, QRect], widget: QWidget, rect: QRect, height: int) -> None:
        rect.moveTop((height - rect.height()) // 2)
        places[widget] = rect

    def _arrange(self) -> None:
        for widget, rect in self._plan(self.width())[0].items():
            widget.setGeometry(rect)

    def restyle(self) -> None:
        """Measure everything anew: colours or type have changed; the list calls it."""
        self._planned.clear()
        self._arrange()
        self.update()

    def _tell_stepped(self, part: Part, number: int) -> None:
        self.stepped.emit(self.key, part, number)

    def _turn_on(self) -> None:
        self.turned_on.emit(self.key)

    def _open(self) -> None:
        self.opened.emit(self.key)

    def _remove(self) -> None:
        self.removed.emit(self.key)

    def _lift(self, at: QPoint) -> None:
        self.lifted.emit(self.key, self._handle.mapToParent(at))


class RowTitle(Pressable, QPushButton):
    """Picture, name and dose: pressed, it opens everything that can be set."""

    def __init__(self, look: Look, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.ring_radius = 8
        self._thumbnails = thumbnails
        self._entry: EntryView | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(
            self.tr("Enter for everything that can be set. Alt with Up or Down moves it.")
        )
        thumbnails.ready.connect(self.update)
        look.icons.loaded.connect(self.update)

    def show_entry(self, entry: EntryView) -> None:
        """Show an exercise."""
        self._entry = entry
        self.setAccessibleName(entry.spoken)
        self.update()

    def picture_width(self) -> int:
        """Return what the picture and the sign at the end take of the width."""
        return self._thumb().width() + self.look.theme.scaled(20) + 3 * 12

    def height_at(self, width: int) -> int:
        """Return the height that its words need at a width."""
        words = sum(height for _, height, _ in self._lines(width))
        return max(round(words) + 16, self._thumb().height() + 16, 44 + 2 * _RING)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint picture, name, dose, and the sign of what is behind it."""
        entry = self._entry
        if entry is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.look.theme
        tokens = theme.tokens
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.state_layer(0.10 if self.isDown() else 0.05))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        thumb = self._thumb()
        picture = self._thumbnails.pixmap(entry.picture, thumb, self.devicePixelRatioF())
        if entry.off:
            painter.setOpacity(0.5)
        painter.drawPixmap(QPointF(4, (self.height() - thumb.height()) / 2), picture)
        painter.setOpacity(1.0)
        x = thumb.width() + 4 + 12
        lines = self._lines(self.width())
        y = (self.height() - sum(height for _, height, _ in lines)) / 2
        for (text, role), height, width in lines:
            ink = tokens.text if role is Role.ROW_TITLE else tokens.text2
            painter.setPen(tokens.text2 if entry.off else ink)
            layout, _ = lay_out(text, theme.font(role), theme.line_height(role), width)
            layout.draw(painter, QPointF(x, y))
            y += height
        size = theme.scaled(20)
        sign = QRect(self.width() - size - 8, (self.height() - size) // 2, size, size)
        ink = tokens.text if self.underMouse() or self.hasFocus() else tokens.text2
        self.look.icons.paint(painter, sign, "sliders-horizontal", ink)

    def _lines(self, width: int) -> list[tuple[tuple[str, Role], float, float]]:
        """Return text and role, height and room of each line."""
        if self._entry is None:
            return []
        theme = self.look.theme
        room = max(40.0, float(width - self.picture_width()))
        found = []
        for text, role in ((self._entry.name, Role.ROW_TITLE), (self._entry.detail, Role.SMALL)):
            _, size = lay_out(text, theme.font(role), theme.line_height(role), room)
            found.append(((text, role), size.height, room))
        return found

    def _thumb(self) -> QSize:
        grown = min(self.look.theme.text_scale, 1.5)
        return QSize(round(_THUMB.width() * grown), round(_THUMB.height() * grown))


class _Handle(QWidget):
    """Six dots to take hold of a row by."""

    pressed_at = Signal(QPoint)
    moved = Signal(QPoint)
    released = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._held = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(self.tr("Drag to move it"))
        look.icons.loaded.connect(self.update)

    def set_held(self, held: bool) -> None:
        """Look taken hold of, or not."""
        self._held = held
        shape = Qt.CursorShape.ClosedHandCursor if held else Qt.CursorShape.OpenHandCursor
        self.setCursor(shape)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed_at.emit(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.moved.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.released.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dots."""
        painter = QPainter(self)
        theme = self._look.theme
        size = theme.scaled(22)
        box = QRect(0, 0, size, size)
        box.moveCenter(self.rect().center())
        ink = theme.tokens.accent if self._held else theme.tokens.text2
        self._look.icons.paint(painter, box, "dots-six-vertical-bold", ink)
