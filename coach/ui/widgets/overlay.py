"""Dialogs inside the window: a card over a scrim that keeps the keyboard to itself."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QVariantAnimation,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QGraphicsOpacityEffect, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import BARE, BARE_PADDING, Button, ButtonKind
from coach.ui.widgets.card import CardTone, paint_card
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.scroll import Scroller
from coach.ui.widgets.shadow import paint_shadow

_RADIUS = 22
_RISE = 8
_IN_MS = 220
_OUT_MS = 140
_WINDOW_MARGIN = 24
_UNDER_TITLE = 8
_LOW_BELOW = 300
"""Height of the window in logical px, at the usual text size, below which nothing is wasted."""
_FOOT_SHARE = 1 / 3
"""How much of the dialog's height its buttons take at most; where it is more, they scroll."""


class Overlay(QWidget):
    """A modal dialog within a window.

    Content goes into `body`; buttons go into the pinned row at the bottom: first the way out on
    the left (`add_way_out`), then the others on the right (`add_button`).
    The card grows with its content; where the window is too small it fills the window, its
    content scrolls and its buttons stay, unless they alone took a third of the height.

    Signals:
        closed: it has gone, and the focus is back where it was.
    """

    closed = Signal()

    def __init__(
        self, look: Look, title: str, explanation: str, window: QWidget, *, width: int = 640
    ) -> None:
        """Make a dialog, not yet shown.

        Args:
            look: theme and icons.
            title: its title, and its accessible name.
            explanation: one line under the title, empty for none.
            window: what it covers.
            width: greatest width at 100 % text, in logical px.
        """
        super().__init__(window)
        self.look = look
        self._window = window
        self._width = width
        self._was_focused: QWidget | None = None
        self._progress = 1.0
        self._motion: QVariantAnimation | None = None
        self._closing = False
        self._way_out: Button | None = None
        self._enter: Button | None = None
        self.hide()
        window.installEventFilter(self)

        self._panel = _Panel(look, self)
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scroller = Scroller(look, self._panel)
        self._content = QWidget()
        self._outer = QVBoxLayout(self._content)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        self._outer.addLayout(self.body)
        self._outer.addStretch(1)
        self._title = Paragraph(look, title, Role.DIALOG_TITLE, parent=self._content)
        self._explanation = Paragraph(look, explanation, Role.BODY, Ink.TEXT2, parent=self._content)
        # Close together, whatever the room between the parts of what follows.
        head = QVBoxLayout()
        head.setSpacing(_UNDER_TITLE)
        head.addWidget(self._title)
        head.addWidget(self._explanation)
        self.body.addLayout(head)
        self._scroller.setWidget(self._content)
        column.addWidget(self._scroller, 1)
        self._foot = QWidget(self._panel)
        self._foot_flow = FlowLayout(self._foot, gap=12, align_right=True)
        column.addWidget(self._foot)
        self._column = column
        self.set_title(title, explanation)
        look.theme.changed.connect(self.relayout)

    @property
    def panel(self) -> QDialog:
        """The card."""
        return self._panel

    @property
    def foot(self) -> QWidget:
        """The row of pinned buttons."""
        return self._foot

    @property
    def content(self) -> QWidget:
        """The parent of what goes into `body`."""
        return self._content

    @property
    def is_leaving(self) -> bool:
        """True while it fades out."""
        return self._closing

    @property
    def gives_back_to(self) -> QWidget | None:
        """What gets the keyboard when it has gone, None for nothing."""
        return self._was_focused

    def set_title(self, title: str, explanation: str) -> None:
        """Change title and explanation."""
        self._title.setText(title)
        self._explanation.setText(explanation)
        self._explanation.setVisible(bool(explanation))
        self._panel.setAccessibleName(title)
        self._panel.setAccessibleDescription(explanation)
        self.relayout()

    def add_way_out(
        self,
        text: str,
        pressed: Callable[..., object] | SignalInstance,
        kind: ButtonKind = ButtonKind.GHOST,
        *,
        icon: str = "",
        key: str | None = None,
        height: int = 0,
    ) -> Button:
        """Make the button on the left, before all others; arguments as for `add_button`.

        Esc presses it, unless another button takes Esc later.
        """
        self._foot_flow.set_first_left(True)
        return self.add_button(text, pressed, kind, icon=icon, key=key, height=height, escape=True)

    def add_button(
        self,
        text: str,
        pressed: Callable[..., object] | SignalInstance,
        kind: ButtonKind = ButtonKind.SECONDARY,
        *,
        icon: str = "",
        key: str | None = None,
        height: int = 0,
        enter: bool = False,
        escape: bool = False,
    ) -> Button:
        """Make a button on the right.

        Args:
            text: label, with a mnemonic if wished.
            pressed: what it is connected to.
            kind: weight.
            icon: Phosphor name, empty for none.
            key: key cap; None for that of the key that presses it, empty for none.
            height: least height in logical px; 0 for the kind's usual one.
            enter: Enter presses it wherever the keyboard is, unless a control there takes it.
            escape: Esc presses it.
        """
        if key is None:
            key = self.tr("Enter") if enter else self.tr("Esc") if escape else ""
        button = Button(self.look, text, kind, icon=icon, key=key, height=height, parent=self._foot)
        button.clicked.connect(pressed)
        self._foot_flow.addWidget(button)
        if enter:
            self._enter = button
        if escape:
            self._way_out = button
        return button

    def open(self) -> None:
        """Show it, rising and fading in."""
        self._was_focused = self._focus_below()
        self._closing = False
        self.setGeometry(self._window.rect())
        self.raise_()
        self._show_all()
        self.relayout()
        self.focus_first()
        self._animate(0.0, 1.0, _IN_MS)

    def close_overlay(self) -> None:
        """Take it away, and give the focus back."""
        if self._closing or not self.isVisible():
            return
        self._closing = True
        self._animate(self._progress, 0.0, _OUT_MS)

    def relayout(self) -> None:
        """Fit the card to what is in it; call it after the content has changed."""
        self._panel.setGeometry(self._panel_box())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc presses the way out, Enter the main button; nothing reaches the window below.

        A key that is still held down from before the dialog came presses neither.
        """
        if event.isAutoRepeat():
            pass
        elif event.key() == Qt.Key.Key_Escape and self._way_out is not None:
            self._way_out.click()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and self._enter is not None
            and self._enter.isEnabled()
        ):
            self._enter.click()
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name
        """Keep the keyboard among the dialog's own controls."""
        controls = self._controls()
        if not controls:
            return True
        here = self.window().focusWidget()
        if here in controls:
            target = controls[(controls.index(here) + (1 if next else -1)) % len(controls)]
        else:
            target = controls[0 if next else -1]
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        if target is here:
            # The only control: it takes the keyboard anew, and shows it.
            target.clearFocus()
        target.setFocus(reason)
        if self._content.isAncestorOf(target):
            self._scroller.ensureWidgetVisible(target)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window; see `_show_all`."""
        if event.type() is QEvent.Type.FocusIn and watched is not self._window:
            return True
        if watched is self._window and event.type() is QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._window.rect())
            self.relayout()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep clicks off the window below."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint scrim and shadow."""
        painter = QPainter(self)
        tokens = self.look.theme.tokens
        veil = QColor(tokens.scrim)
        veil.setAlphaF(veil.alphaF() * self._progress)
        painter.fillRect(self.rect(), veil)
        body = self._panel.geometry()
        if body.size() != self.size():
            painter.setOpacity(self._progress)
            paint_shadow(painter, body, tokens.shadow, blur=44, drop=16, radius=_RADIUS)

    def _show_all(self) -> None:
        """Show scrim and card.

        Where the control below was given the keyboard before the window became active, a QDialog
        that is shown tells it that Tab had just come to it; its ring would be seen all the while.
        """
        here: QWidget | None = self._window.window().focusWidget()
        if here is None or here is self._window:
            here = self
        here.installEventFilter(self)
        self.show()
        self._panel.show()
        here.removeEventFilter(self)

    def _panel_box(self) -> QRect:
        """Return where the card goes: in the middle, or over the whole window if it must."""
        theme = self.look.theme
        room = self._window.size() - QSize(2 * _WINDOW_MARGIN, 2 * _WINDOW_MARGIN)
        usual = theme.scaled(self._width)
        narrow = usual > room.width()
        width = min(usual, room.width())
        self._set_measures(narrow=narrow)
        height = self._height_at(width)
        if height > room.height():
            width = self._window.width() if narrow else width
            # What is beside it shows that it is a dialog; a low window has no such room.
            whole = narrow or self._is_low
            height = self._window.height() if whole else room.height()
        self._pin_foot(pinned=self._foot_flow.heightForWidth(width) <= _FOOT_SHARE * height)
        self._panel.set_filling(width == self._window.width())
        box = QRect(0, 0, width, height)
        box.moveCenter(self._window.rect().center())
        if self._motion is not None:
            box.translate(0, round(_RISE * (1 - self._progress)))
        return box

    @property
    def _is_low(self) -> bool:
        return self._window.height() / self.look.theme.text_scale < _LOW_BELOW

    def _set_measures(self, *, narrow: bool) -> None:
        """Choose what goes by the room there is: size of the title, key caps, padding.

        Large text in a low window leaves the title and the buttons less, so that what is asked
        can be read.
        """
        theme = self.look.theme
        low = self._is_low
        body = Role.BODY.value.px * theme.text_scale
        self._title.set_pixel_size(max(body, self._window.height() * 0.1) if low else None)
        for button in self._foot.findChildren(Button):
            button.set_cap_shown(not low)
        padding = 16 if low else 24 if narrow else 40
        self.body.setContentsMargins(padding, padding, padding, 12)
        left = padding
        first = self._foot_flow.itemAt(0)
        if first is not None and self._foot_flow.first_left:
            shown = first.widget()
            # The words of a button without an edge begin where the title does.
            if isinstance(shown, Button) and shown.kind in BARE:
                left -= BARE_PADDING
        self._foot_flow.setContentsMargins(left, 12, padding, padding - 4)

    def _height_at(self, width: int) -> int:
        self._explanation.updateGeometry()
        return self.body.totalHeightForWidth(width) + self._foot_flow.heightForWidth(width)

    def _pin_foot(self, *, pinned: bool) -> None:
        """Keep the buttons in sight, or let them scroll where they would leave too little room."""
        here, there = (self._column, self._outer) if pinned else (self._outer, self._column)
        if here.indexOf(self._foot) < 0:
            there.removeWidget(self._foot)
            here.addWidget(self._foot)
            # Now, not when the layout comes to it: what is hidden cannot be given the keyboard.
            self._foot.show()

    def _controls(self) -> list[QWidget]:
        """Return what the keyboard can reach, in the order of reading."""
        found = [
            widget
            for widget in self._panel.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            # What passes the keyboard on (a line inside a number field) would catch it on the way.
            and widget.focusProxy() is None
            and widget.isEnabled()
            and widget.isVisibleTo(self._panel)
        ]
        return sorted(found, key=self._reading_order)

    def _reading_order(self, widget: QWidget) -> tuple[bool, int, int]:
        at = widget.mapTo(self._panel, QPoint(0, 0))
        return (self._foot.isAncestorOf(widget), at.y(), at.x())

    def _focus_below(self) -> QWidget | None:
        """Return what has the keyboard, or gets it back from a dialog that is on its way out."""
        here = self._window.focusWidget()
        for other in self._window.findChildren(Overlay):
            if other.is_leaving and other.isAncestorOf(here):
                return other.gives_back_to
        return here

    @staticmethod
    def _came_from(other: "Overlay", before: QWidget | None) -> bool:
        """Tell whether what had the keyboard stands in another dialog, which lies below."""
        return before is not None and shiboken6.isValid(before) and other.isAncestorOf(before)

    def focus_first(self) -> None:
        """Take the keyboard to the main button, or the first control."""
        controls = self._controls()
        target = self._enter or (controls[0] if controls else self._panel)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _animate(self, start: float, end: float, ms: int) -> None:
        self._stop_motion()
        length = self.look.theme.motion(ms)
        if length == 0:
            self._progress = end
            self._finish_motion()
            return
        # Text under an effect is soft, so it lasts only as long as the card moves.
        self._panel.setGraphicsEffect(QGraphicsOpacityEffect(self._panel))
        self._motion = QVariantAnimation(self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.setDuration(length)
        self._motion.setStartValue(start)
        self._motion.setEndValue(end)
        self._motion.valueChanged.connect(self._set_progress)
        self._motion.finished.connect(self._finish_motion)
        self._set_progress(start)
        self._motion.start()

    def _set_progress(self, value: float) -> None:
        self._progress = value
        effect = self._panel.graphicsEffect()
        if isinstance(effect, QGraphicsOpacityEffect):
            effect.setOpacity(value)
        self.relayout()

    def _stop_motion(self) -> None:
        if self._motion is not None:
            self._motion.stop()
            self._motion.deleteLater()
            self._motion = None
        self._panel.setGraphicsEffect(None)  # type: ignore[arg-type]

    def _finish_motion(self) -> None:
        self._stop_motion()
        if not self._closing:
            self.relayout()
            return
        self.hide()
        self._closing = False
        before, self._was_focused = self._was_focused, None
        # Another dialog may have opened, or the page below gone, meanwhile.
        covered = any(
            one.isVisible() and not one.is_leaving and not self._came_from(one, before)
            for one in self._window.findChildren(Overlay)
        )
        usable = before is not None and shiboken6.isValid(before) and before.isVisible()
        if before is not None and usable and not covered:
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()


class _Panel(QDialog):
    """The card: a QDialog for its role, embedded as a plain widget."""

    def __init__(self, look: Look, overlay: Overlay) -> None:
        super().__init__(overlay)
        self.setWindowFlags(Qt.WindowType.Widget)
        self._look = look
        self._filling = False
        look.theme.changed.connect(self.update)

    def set_filling(self, filling: bool) -> None:
        """Without round corners where it fills the window."""
        self._filling = filling

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Esc and Enter to the overlay."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card's ground."""
        painter = QPainter(self)
        tokens = self._look.theme.tokens
        if self._filling:
            painter.fillRect(self.rect(), tokens.surface)
        else:
            paint_card(painter, QRectF(self.rect()), tokens, CardTone.SURFACE, _RADIUS)
