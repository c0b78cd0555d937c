"""Parts of the first run's steps."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.brand_mark import BrandMark
from coach.ui.widgets.buttons import BARE_PADDING, Button
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.focus import FocusVisible
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.scroll import Scroller

_TWO_FROM = 900
_WIDEST = 1240
_WIDE_MARGIN = 64
_NARROW_MARGIN = 24
_LEFT_SHARE = 0.54
_GAP = 56
_BOX = 26
_BOX_INSET = 4
_TITLE = 38
"""Type of the title in px, at the usual text size, where both columns have room."""

_LOW_BELOW = 300
"""Height in logical px, at the usual text size, below which foot and title take less."""


class Step(QWidget):
    """One step: two columns that scroll, one below the other where room is short, and a foot.

    Attributes:
        left: parent of the left column's widgets; it has a `QVBoxLayout`.
        right: the same for the right column.
        foot: parent of the buttons, which stay in sight.

    Signals:
        enter_pressed: Enter, while no control took it.
        escape_pressed: Esc.
    """

    enter_pressed = Signal()
    escape_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.scroller = Scroller(look, self)
        page = _Columns(look)
        self.left, self.right = page.left, page.right
        self.scroller.setWidget(page)
        column.addWidget(self.scroller, 1)
        self._foot_frame = _Foot(look, self)
        self.foot = self._foot_frame.inner
        column.addWidget(self._foot_frame)
        left = page.left_column
        name = self._name = QWidget(self.left)
        row = QHBoxLayout(name)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(BrandMark(look, name, size=40))
        row.addWidget(
            Paragraph(look, "Back Coach", Role.APP_NAME, wrap=False, parent=name),
            1,
            Qt.AlignmentFlag.AlignVCenter,
        )
        left.addWidget(name)
        name.setContentsMargins(0, 0, 0, 20)
        self._title = Paragraph(look, "", Role.PAGE_TITLE, parent=self.left)
        left.addWidget(self._title)
        left.addSpacing(10)
        self._lead = Paragraph(look, "", Role.BODY, Ink.TEXT2, parent=self.left)
        left.addWidget(self._lead)
        left.addSpacing(24)
        self.left_column, self.right_column = left, page.right_column
        look.theme.changed.connect(self._fit)

    def set_heading(self, title: str, lead: str) -> None:
        """Say what the step is about."""
        self._title.setText(title)
        self._lead.setText(lead)
        self.setAccessibleName(title)
        self.setAccessibleDescription(lead)

    def add_to_foot(self, widget: QWidget) -> None:
        """Put a control at the end of the foot."""
        self._foot_frame.add(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what is to be read the room there is."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc goes back, wherever the keyboard is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escape_pressed.emit()
        elif event.key() in _SCROLLING:
            bar = self.scroller.verticalScrollBar()
            unit = bar.pageStep() if event.key() in _PAGES else self._look.theme.scaled(40)
            bar.setValue(bar.value() + _SCROLLING[event.key()] * unit)
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        scale = self._look.theme.text_scale
        low = self.height() / scale < _LOW_BELOW
        self._name.setVisible(not low)
        wide = self.width() >= self._look.theme.scaled(_TWO_FROM)
        title = _TITLE * scale if wide else None
        self._title.set_pixel_size(Role.SECTION_TITLE.value.px * scale if low else title)
        self._foot_frame.set_low(low)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), self._look.theme.tokens.bg)


_PAGES = (int(Qt.Key.Key_PageUp), int(Qt.Key.Key_PageDown))
_SCROLLING = {
    int(Qt.Key.Key_Up): -1,
    int(Qt.Key.Key_Down): 1,
    int(Qt.Key.Key_PageUp): -1,
    int(Qt.Key.Key_PageDown): 1,
}


class _Columns(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.left, self.right = QWidget(self), QWidget(self)
        self.left_column, self.right_column = QVBoxLayout(self.left), QVBoxLayout(self.right)
        for column in (self.left_column, self.right_column):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.theme.changed.connect(self._restyle)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, None)

    def sizeHint(self) -> QSize:
        return QSize(900, self.heightForWidth(900))

    def minimumSizeHint(self) -> QSize:
        # The area that scrolls asks a layout for its height; there is none here.
        return QSize(320, self.heightForWidth(max(320, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), self.height())
        self.updateGeometry()

    def _arrange(self, width: int, height: int | None) -> int:
        """Return the height that is needed; place both columns if a height is given."""
        two = width >= self._look.theme.scaled(_TWO_FROM)
        margin = _WIDE_MARGIN if two else _NARROW_MARGIN
        room = min(width - 2 * margin, self._look.theme.scaled(_WIDEST))
        x = (width - room) // 2
        if not two:
            upper = self.left_column.totalHeightForWidth(room)
            lower = self.right_column.totalHeightForWidth(room)
            if height is not None:
                self.left.setGeometry(x, margin, room, upper)
                self.right.setGeometry(x, margin + upper + margin, room, lower)
            return upper + lower + 3 * margin
        first = round((room - _GAP) * _LEFT_SHARE)
        second = room - _GAP - first
        tall = self.left_column.totalHeightForWidth(first)
        beside = self.right_column.totalHeightForWidth(second)
        whole = max(tall, beside)
        if height is not None:
            # In a tall window both stand a little above the middle.
            top = margin * 3 // 4 + max(0, height - whole - margin * 3 // 2) // 3
            self.left.setGeometry(x, top, first, tall)
            offset = max(0, (whole - beside) // 2)
            self.right.setGeometry(x + first + _GAP, top + offset, second, beside)
        return whole + margin * 3 // 2

    def _restyle(self) -> None:
        self.updateGeometry()
        self._arrange(self.width(), self.height())


class _Foot(QWidget):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._low = False
        self._out = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(_NARROW_MARGIN, 14, _NARROW_MARGIN, 14)
        self.inner = QWidget(self)
        self.inner.setMaximumWidth(look.theme.scaled(_WIDEST))
        self.flow = FlowLayout(self.inner, gap=24, align_right=True)
        # Room for the focus rings.
        self.flow.setContentsMargins(4, 4, 4, 4)
        self.flow.set_first_left(True)
        row.addWidget(self.inner)
        look.theme.changed.connect(self._restyle)

    def add(self, widget: QWidget) -> None:
        """Put a control at the end; what is seen of the first begins at the page's margin."""
        if self.flow.count() == 0:
            self._out = BARE_PADDING if isinstance(widget, Button) else _BOX_INSET
        self.flow.addWidget(widget)
        self._restyle()

    def set_low(self, low: bool) -> None:
        """Take as little height as it can: without key caps, with smaller margins."""
        self._low = low
        for button in self.inner.findChildren(Button):
            button.set_cap_shown(not low)
        self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.theme.tokens
        painter.fillRect(self.rect(), tokens.bg)
        painter.fillRect(QRectF(0, 0, self.width(), tokens.border), tokens.line)

    def _restyle(self) -> None:
        theme = self._look.theme
        self.inner.setMaximumWidth(theme.scaled(_WIDEST) + 8 + self._out)
        margin = _WIDE_MARGIN - 4 if self.width() >= theme.scaled(_TWO_FROM) else _NARROW_MARGIN - 4
        layout = self.layout()
        if layout is not None:
            above = 2 if self._low else 14
            layout.setContentsMargins(margin - self._out, above, margin, above)


class Point(QWidget):
    """An icon on a disc, a heading and a sentence."""

    def __init__(
        self, look: Look, icon: str, title: str, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        mark = IconView(look, icon, 20, Ink.ACCENT, disc=40, parent=self)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Paragraph(look, title, Role.APP_NAME, parent=self))
        texts.addWidget(Paragraph(look, text, Role.BODY, Ink.TEXT2, parent=self))
        row.addLayout(texts, 1)


class CheckBox(FocusVisible, QCheckBox):
    """A box to tick, with its words at its right."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.look = look
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.theme.changed.connect(self.updateGeometry)
        look.theme.changed.connect(self.update)
        look.icons.loaded.connect(self.update)

    @property
    def label(self) -> str:
        """The text without its mnemonic mark."""
        return self.text().replace("&", "")

    def sizeHint(self) -> QSize:
        """Return the room for box and words, as high as a finger."""
        theme = self.look.theme
        metrics = QFontMetricsF(theme.font(Role.BODY))
        width = metrics.horizontalAdvance(self.label) + theme.scaled(_BOX + 14) + 10
        return QSize(round(width), max(48, theme.scaled(32)))

    def minimumSizeHint(self) -> QSize:
        """Return the same: it is never cut."""
        return self.sizeHint()

    def hitButton(self, at: QPoint) -> bool:
        """Take clicks on the words too."""
        return self.rect().contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, tick and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.look.theme
        tokens = theme.tokens
        side = theme.scaled(_BOX)
        box = QRectF(_BOX_INSET, (self.height() - side) / 2, side, side).adjusted(1, 1, -1, -1)
        on = self.isChecked()
        painter.setPen(QPen(tokens.accent if on else tokens.ctl, max(1.5, tokens.border)))
        painter.setBrush(tokens.accent if on else tokens.surface)
        painter.drawRoundedRect(box, 6, 6)
        if on:
            self.look.icons.paint(painter, box.toRect(), "check-bold", tokens.on_accent)
        painter.setFont(theme.font(Role.BODY))
        painter.setPen(tokens.text)
        words = QRectF(self.rect()).adjusted(_BOX_INSET + side + theme.scaled(14), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.label)
