"""A field for several lines of text."""

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from coach.ui.fonts import Role
from coach.ui.theme import field_palette
from coach.ui.widgets.focus import FocusVisible, PassesFocusOn
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import lay_out
from coach.ui.widgets.scroll import float_scroll_bar

_PAD = 12


class TextArea(FocusVisible, QPlainTextEdit):
    """Lines of text in a rounded field; Tab goes on to the next control."""

    def __init__(
        self,
        look: Look,
        name: str,
        placeholder: str = "",
        *,
        lines: int = 3,
        role: Role = Role.BODY,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty field.

        Args:
            look: theme and icons.
            name: accessible name.
            placeholder: shown while it is empty.
            lines: lines that it shows at least.
            role: font.
            parent: owner.
        """
        super().__init__(parent)
        self.look = look
        self._role = role
        self._lines = lines
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(_PAD, _PAD, _PAD, _PAD)
        self.viewport().setAutoFillBackground(False)
        float_scroll_bar(look, self)
        look.theme.changed.connect(self._restyle)
        self._restyle()

    def show_text(self, text: str) -> None:
        """Show a text without telling anybody."""
        if text != self.toPlainText():
            with QSignalBlocker(self):
                self.setPlainText(text)

    def sizeHint(self) -> QSize:
        """Return the room for its lines."""
        theme = self.look.theme
        height = round(theme.line_height(self._role) * self._lines) + 2 * _PAD + 4
        return QSize(theme.scaled(260), max(44, height))

    def minimumSizeHint(self) -> QSize:
        """Return the least room; the text scrolls within it."""
        return QSize(self.look.theme.scaled(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text; the field is painted behind it."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.look.theme.tokens.surface)
        painter.end()
        super().paintEvent(event)

    def paint_field(self, painter: QPainter) -> None:
        """Paint ground and edge, in the coordinates of the whole field."""
        tokens = self.look.theme.tokens
        inset = tokens.border / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.ctl, tokens.border))
        painter.setBrush(tokens.surface)
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, 10, 10)

    def _restyle(self) -> None:
        theme = self.look.theme
        self.setFont(theme.font(self._role))
        self.setPalette(field_palette(self.palette(), theme.tokens))
        self.updateGeometry()
        self.update()


class SentenceField(TextArea):
    """A sentence that is never cut: the field grows with it. Enter goes on to the next control.

    Signals:
        grown: it needs another height.
    """

    grown = Signal()

    def __init__(
        self, look: Look, name: str, placeholder: str = "", *, parent: QWidget | None = None
    ) -> None:
        """Make an empty field.

        Args:
            look: theme and icons.
            name: accessible name.
            placeholder: shown while it is empty.
            parent: owner.
        """
        self._count = 1
        super().__init__(look, name, placeholder, lines=1, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().contentsChanged.connect(self._fit)

    def text(self) -> str:
        """Return the sentence, on one line."""
        return " ".join(self.toPlainText().splitlines())

    def setText(self, text: str) -> None:
        """Show another sentence."""
        self.setPlainText(text)

    def sizeHint(self) -> QSize:
        """Return the room for the whole sentence."""
        # The text's own layout rounds each line up.
        height = self._count * (self.fontMetrics().lineSpacing() + 1) + 2 * _PAD + 2
        return QSize(self.look.theme.scaled(260), max(44, height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter; leave Alt with the arrow keys to the list of sentences."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the sentence anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        spacing = self.fontMetrics().lineSpacing()
        width = self.viewport().width() - 2
        _, size = lay_out(self.toPlainText(), self.font(), spacing, width)
        count = max(1, round(size.height / spacing))
        if count != self._count:
            self._count = count
            self.updateGeometry()
            self.grown.emit()


class FieldGround(PassesFocusOn, QWidget):
    """Holds a text area and paints the field behind it.

    The area itself paints only its viewport, which ends inside the rounded edge.
    """

    def __init__(self, area: TextArea, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area = area
        area.setParent(self)
        area.look.theme.changed.connect(self.update)
        self.setSizePolicy(area.sizePolicy())
        if isinstance(area, SentenceField):
            area.grown.connect(self.updateGeometry)
        self.pass_focus_to(area)

    def sizeHint(self) -> QSize:
        """Return the area's, with room for the focus ring."""
        return self.area.sizeHint() + QSize(8, 8)

    def minimumSizeHint(self) -> QSize:
        """Return the area's, with room for the focus ring."""
        return self.area.minimumSizeHint() + QSize(8, 8)

    def resizeEvent(self, _event: object) -> None:
        """Leave room for the focus ring."""
        self.area.setGeometry(self.rect().adjusted(4, 4, -4, -4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the field."""
        painter = QPainter(self)
        painter.translate(self.area.pos())
        self.area.paint_field(painter)
