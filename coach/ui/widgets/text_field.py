"""A field for a line of text."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSignalBlocker, QSize
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from coach.ui.fonts import Role
from coach.ui.theme import Theme, field_palette
from coach.ui.widgets.focus import FocusVisible
from coach.ui.widgets.look import Look

_PAD = 14
_ICON = 20
FIELD = 48
"""Least height of a field, in logical px."""

_HISTORY = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def field_height(theme: Theme, least: int = FIELD) -> int:
    """Return how high a field is, in logical px, one that is typed into or one that opens."""
    return max(least, theme.scaled(least * 0.55) + 22)


class TextField(FocusVisible, QLineEdit):
    """A line of text in a rounded field, with an icon if wished."""

    def __init__(
        self,
        look: Look,
        name: str,
        placeholder: str = "",
        *,
        icon: str = "",
        role: Role = Role.BODY,
        height: int = FIELD,
        page_undoes: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty field.

        Args:
            look: theme and icons.
            name: accessible name.
            placeholder: shown while it is empty.
            icon: Phosphor name of an icon before the text, empty for none.
            role: font.
            height: least height in logical px.
            page_undoes: leave undo and redo to the page, which keeps a history of its own.
            parent: owner.
        """
        super().__init__(parent)
        self.look = look
        self._icon = icon
        self._role = role
        self._least_height = height
        self._page_undoes = page_undoes
        self._wrong = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFrame(False)
        self.setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.theme.changed.connect(self._restyle)
        look.icons.loaded.connect(self.update)
        self._restyle()

    def show_text(self, text: str) -> None:
        """Show a text without telling anybody; where one is writing, the cursor stays."""
        if text != self.text():
            at = self.cursorPosition()
            with QSignalBlocker(self):
                self.setText(text)
                if self.hasFocus():
                    self.setCursorPosition(min(at, len(text)))

    def set_wrong(self, wrong: bool) -> None:
        """Show by a thick edge that the text cannot stay as it is; say why beside it."""
        self._wrong = wrong
        self.update()

    def sizeHint(self) -> QSize:
        """Return a width for some thirty characters."""
        theme = self.look.theme
        return QSize(theme.scaled(260), field_height(theme, self._least_height))

    def minimumSizeHint(self) -> QSize:
        """Return the least width; the text scrolls within it."""
        return QSize(self.look.theme.scaled(120), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the page where it wants them."""
        if (
            self._page_undoes
            and event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(event.matches(one) for one in _HISTORY)
        ):
            event.ignore()
            return False
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint field and icon; the text paints itself."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.look.theme
        tokens = theme.tokens
        width = max(2.0, tokens.border) if self._wrong else tokens.border
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(tokens.text if self._wrong else tokens.ctl, width))
        painter.setBrush(tokens.surface)
        painter.drawRoundedRect(box, 10, 10)
        if self._icon:
            size = theme.scaled(_ICON)
            at = QRect(_PAD, (self.height() - size) // 2, size, size)
            self.look.icons.paint(painter, at, self._icon, tokens.text2)
        painter.end()
        super().paintEvent(event)

    def _restyle(self) -> None:
        theme = self.look.theme
        self.setFont(theme.font(self._role))
        self.setPalette(field_palette(self.palette(), theme.tokens))
        left = _PAD + (theme.scaled(_ICON) + 8 if self._icon else 0)
        self.setTextMargins(left - 2, 0, _PAD - 2, 0)
        self.updateGeometry()
        self.update()
