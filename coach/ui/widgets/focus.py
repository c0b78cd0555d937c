"""The ring round the control that has the keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QScrollArea, QWidget

from coach.ui.widgets.look import Look
from coach.ui.widgets.row_model import Index

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object

GAP = 2
WIDTH = 2
_OUT = GAP + WIDTH
_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
)


def brought_by_keyboard(widget: QWidget, event: QFocusEvent) -> bool:
    """Tell whether a focus should be shown: the keyboard brought it, or was used last."""
    return event.reason() in _KEYBOARD or (
        event.reason() is not Qt.FocusReason.MouseFocusReason and _keyboard_was_last(widget)
    )


def is_typed_into(widget: QWidget) -> bool:
    """Tell whether a control takes text."""
    return widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


class LastInput(QObject):
    """Knows whether keyboard or pointer was used last in a window.

    What a program gives the keyboard to on its own, such as a dialog's main button, shows its ring
    if a key led there. Qt's `WA_KeyboardFocusChange` cannot tell: it is cleared before that
    control hears of its focus. It is meant as an event filter of a window's handle, and as the
    window's child.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.is_keyboard = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Watch, and let everything through."""
        kind = event.type()
        # The first key of a shortcut comes as nothing but an offer.
        if kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            if isinstance(event, QKeyEvent) and event.key() not in _MODIFIERS:
                self._turn_to_keyboard()
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin):
            self.is_keyboard = False
        return False

    def _turn_to_keyboard(self) -> None:
        if self.is_keyboard:
            return
        self.is_keyboard = True
        here = self._window.focusWidget()
        # What is typed into shows its cursor.
        if isinstance(here, FocusVisible) and not is_typed_into(here):
            here.show_focus()


def _keyboard_was_last(widget: QWidget) -> bool:
    last = widget.window().findChild(LastInput, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return last is not None and last.is_keyboard


class FocusVisible(_Base):
    """Mixin for controls: shows a ring outside the control while the keyboard is at it.

    The ring lies outside, so the control's own size stays what the design says. It belongs to the
    nearest parent that has room for all of it; whatever scrolls leaves 4 px round its controls.
    Put the mixin before the Qt class, give the widget an attribute `look` and, where the corners
    differ, `ring_radius`.
    """

    look: Look
    ring_radius: float = 10
    _ring: "_Ring | None" = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if the keyboard brought the focus."""
        super().focusInEvent(event)
        if brought_by_keyboard(self, event):
            self.show_focus()

    def show_focus(self) -> None:
        """Show the ring, and scroll to it."""
        self._show_ring()
        bring_into_view(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        if self._ring is not None:
            self._ring.hide()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Take the ring along."""
        super().moveEvent(event)
        self._place_ring()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the ring."""
        super().resizeEvent(event)
        self._place_ring()

    def _show_ring(self) -> None:
        host = _ring_host(self)
        if host is None:
            return
        if self._ring is None or self._ring.parentWidget() is not host:
            if self._ring is not None:
                self._ring.deleteLater()
            self._ring = _Ring(self.look, self.ring_radius, self, host)
        self._place_ring()
        self._ring.raise_()
        self._ring.show()

    def _place_ring(self) -> None:
        if self._ring is not None:
            self._ring.place()

    def changeEvent(self, event: QEvent) -> None:
        """Hide the ring of a control that can no longer be used."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange and self._ring is not None:
            self._ring.setVisible(self.isEnabled() and self.hasFocus())

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide the ring with its control."""
        super().hideEvent(event)
        if self._ring is not None:
            self._ring.hide()


class PassesFocusOn(_Base):
    """Mixin for pages: gives the keyboard to the control where it is wanted first.

    A focus proxy would do that as well, but with one, Tab passes over all that stands before it
    on the page. Put the mixin before the Qt class.
    """

    _first: QWidget | None = None

    def pass_focus_to(self, first: QWidget) -> None:
        """Pass the keyboard on to a control from now on."""
        self._first = first

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        """Pass the keyboard on, also in a window that is not active yet: no event tells there."""
        if self._first is not None:
            self._first.setFocus(reason)
        else:
            super().setFocus(reason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass on what Qt itself gave to the page."""
        super().focusInEvent(event)
        if self._first is not None:
            self._first.setFocus(event.reason())


def bring_into_view(widget: QWidget) -> None:
    """Scroll to a control that the keyboard has come to, with its ring."""
    scroll_to(widget, widget.rect())


def scroll_to(widget: QWidget, part: QRect) -> None:
    """Scroll to a part of a control, with its ring."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            _scroll_to(parent, widget, part)
        parent = parent.parentWidget()


def bring_cell_into_view(view: QAbstractItemView, index: Index) -> None:
    """Scroll the page in which a view of fixed height stands, if the keyboard is in the view."""
    area = view.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    page = area.widget() if area is not None else None
    if area is not None and page is not None and view.hasFocus():
        rect = view.visualRect(index)
        at = view.viewport().mapTo(page, rect.center())
        area.ensureVisible(at.x(), at.y(), 0, rect.height() // 2 + 8)


def _scroll_to(area: QScrollArea, widget: QWidget, part: QRect) -> None:
    content = area.widget()
    if content is None:
        return
    room = area.viewport().height()
    box = _around(QRect(widget.mapTo(content, part.topLeft()), part.size()))
    if box.height() > room:
        area.ensureWidgetVisible(widget, _OUT, _OUT)
        return
    # Of a field, Qt would bring no more than the cursor into view.
    bar = area.verticalScrollBar()
    bar.setValue(min(box.top(), max(bar.value(), box.top() + box.height() - room)))


def _ring_host(control: QWidget) -> QWidget | None:
    """Return the nearest parent that has room for a ring round a control."""
    host = nearest = control.parentWidget()
    box = _around(control.geometry())
    while host is not None and not host.rect().contains(box):
        parent = host.parentWidget()
        if host.isWindow() or isinstance(parent, QAbstractScrollArea):
            return nearest
        box.translate(host.pos())
        host = parent
        if isinstance(host, QAbstractScrollArea):
            return nearest
    return host


def _around(box: QRect) -> QRect:
    return box.adjusted(-_OUT, -_OUT, _OUT, _OUT)


class _Ring(QWidget):
    def __init__(self, look: Look, radius: float, control: QWidget, host: QWidget) -> None:
        super().__init__(host)
        self._look = look
        self._radius = radius
        self._control = control
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        between = control.parentWidget()
        while between is not None and between is not host:
            between.installEventFilter(self)
            between = between.parentWidget()

    def place(self) -> None:
        """Lie round the control, wherever it is now."""
        host = self.parentWidget()
        if host is not None and host.isAncestorOf(self._control):
            at = self._control.mapTo(host, QPoint(0, 0))
            self.setGeometry(_around(QRect(at, self._control.size())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go along with what lies between."""
        if event.type() is QEvent.Type.Move:
            self.place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ring(painter, QRectF(self.rect()), self._radius, self._look.theme.tokens.accent)


def paint_ring(painter: QPainter, outer: QRectF, radius: float, colour: QColor) -> None:
    """Paint a focus ring just inside a rectangle that reaches 4 px beyond the control."""
    half = WIDTH / 2
    painter.setPen(QPen(colour, WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corner = radius + GAP + half
    painter.drawRoundedRect(outer.adjusted(half, half, -half, -half), corner, corner)
