"""The way to the other pages, at the foot of the sidebar."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from coach.ui.fonts import Role
from coach.ui.main.view import Page
from coach.ui.widgets.buttons import shortcut_text
from coach.ui.widgets.look import Look
from coach.ui.widgets.pressable import Pressable

_ICON = 22
_PAD = 8
_HOVER = 0.05


class NavBar(QWidget):
    """Exercises, History and Settings; the one that is shown is marked.

    Signals:
        page_asked: a `Page` is wanted.
    """

    page_asked = Signal(Page)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 4)
        row.setSpacing(6)
        self.buttons = {
            Page.EXERCISES: _NavButton(look, self.tr("E&xercises"), "squares-four", self),
            Page.HISTORY: _NavButton(look, self.tr("H&istory"), "calendar-blank", self),
            Page.SETTINGS: _NavButton(look, self.tr("Settin&gs"), "gear-six", self),
        }
        for number, button in enumerate(self.buttons.values(), start=2):
            button.setToolTip(shortcut_text(f"Ctrl+{number}"))
            button.clicked.connect(self._tell)
            row.addWidget(button)

    def mark(self, page: Page | None) -> None:
        """Mark the page that is shown, or none."""
        for one, button in self.buttons.items():
            button.set_current(one is page)

    def set_low(self, low: bool) -> None:
        """Put the icons beside the words, where there is little height."""
        for button in self.buttons.values():
            button.set_low(low)

    @property
    def low_width(self) -> int:
        """The width that it takes with the icons beside the words."""
        margins, buttons = self._row.contentsMargins(), self.buttons.values()
        gaps = self._row.spacing() * (len(buttons) - 1)
        words = sum(button.needed(low=True).width() for button in buttons)
        return margins.left() + words + gaps + margins.right()

    def _tell(self) -> None:
        sender = self.sender()
        for page, button in self.buttons.items():
            if button is sender:
                self.page_asked.emit(page)
                return


class _NavButton(Pressable, QAbstractButton):
    """An icon over a word.

    Attributes:
        current: its page is shown.
    """

    ring_radius = 12

    def __init__(self, look: Look, text: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self._icon = icon
        self._low = False
        self.setText(text)
        self.current = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.theme.changed.connect(self.updateGeometry)
        look.icons.loaded.connect(self.update)

    def set_current(self, current: bool) -> None:
        """Mark it as the way to the page that is shown."""
        self.current = current
        self.setAccessibleDescription(self.tr("Shown now") if current else "")
        self.update()

    def set_low(self, low: bool) -> None:
        """Put the icon beside the word, or over it."""
        if low != self._low:
            self._low = low
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room for icon and word."""
        return self.needed(low=self._low)

    def needed(self, *, low: bool) -> QSize:
        """Return the room that is needed with the icon beside the word, or over it."""
        theme = self.look.theme
        metrics = QFontMetricsF(theme.font(Role.LABEL))
        icon = theme.scaled(_ICON)
        width = metrics.horizontalAdvance(self._word) + _PAD
        if low:
            return QSize(round(width + icon + _PAD), round(max(44, metrics.height() + 8)))
        height = icon + metrics.height() + 2 * _PAD
        return QSize(round(width), round(max(48, height)))

    def minimumSizeHint(self) -> QSize:
        """Return the same: the word is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.look.theme
        tokens = theme.tokens
        inset = tokens.border / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        if self.current:
            painter.setPen(QPen(tokens.line, tokens.border))
            painter.setBrush(tokens.sel)
            painter.drawRoundedRect(box, self.ring_radius, self.ring_radius)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.state_layer(_HOVER))
            painter.drawRoundedRect(box, self.ring_radius, self.ring_radius)
        ink = tokens.accent if self.current else tokens.text2
        side = theme.scaled(_ICON)
        font = theme.font(Role.LABEL)
        metrics = QFontMetricsF(font)
        icon_box, word_box = self._places(side, metrics)
        icon = f"{self._icon}-fill" if self.current else self._icon
        self.look.icons.paint(painter, icon_box, icon, ink)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(word_box, Qt.AlignmentFlag.AlignCenter, self._word)

    def _places(self, side: int, metrics: QFontMetricsF) -> tuple[QRect, QRect]:
        """Return where icon and word are painted."""
        if self._low:
            word = round(metrics.horizontalAdvance(self._word)) + 2
            left = (self.width() - side - _PAD - word) // 2
            return (
                QRect(left, 0, side, self.height()),
                QRect(left + side + _PAD, 0, word, self.height()),
            )
        line = round(metrics.height())
        top = (self.height() - side - line) // 2
        return QRect(0, top, self.width(), side), QRect(0, top + side, self.width(), line)

    @property
    def _word(self) -> str:
        return self.text().replace("&", "")
