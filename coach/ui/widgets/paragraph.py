"""Wrapped text with the design's line height and a height that layouts can trust."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.look import Look

_UNBOUNDED = 100_000.0


@dataclass(frozen=True, slots=True)
class Measured:
    """Size of wrapped text in logical px."""

    width: float
    height: float


def lay_out(
    text: str,
    font: QFont,
    line_height: float,
    width: float,
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> tuple[QTextLayout, Measured]:
    """Break text into lines.

    Args:
        text: paragraphs separated by newlines.
        font: its font.
        line_height: distance between lines.
        width: room in logical px.
        alignment: horizontal alignment.

    Returns:
        the layout, ready to be drawn, and its size.
    """
    option = QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    natural = QFontMetricsF(font).height()
    lead = max(0.0, (line_height - natural) / 2)
    top, widest = 0.0, 0.0
    layout.beginLayout()
    while True:
        line: QTextLine = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, top + lead))
        widest = max(widest, line.naturalTextWidth())
        top += max(line_height, natural)
    layout.endLayout()
    return layout, Measured(widest, top)


_LONGEST_WORD = 24
"""Letters of a word that is never broken; what is longer is no word but a path."""


class Paragraph(QLabel):
    """Plain text that wraps.

    It is a QLabel for the sake of assistive technology, which finds role and text there; it
    lays out and paints its text itself.
    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        role: Role = Role.BODY,
        ink: Ink = Ink.TEXT,
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Make a paragraph.

        Args:
            look: theme and icons.
            text: plain text.
            role: its font.
            ink: its colour.
            align: horizontal alignment.
            wrap: break lines; without it the widget is as wide as its text, where it may be.
            parent: owner.
        """
        super().__init__(parent)
        self.look = look
        self._role = role
        self._ink = ink
        self._px: float | None = None
        self._align = align
        self._wrap = wrap
        self._laid: tuple[float, QTextLayout, Measured] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | align)
        policy = QSizePolicy(
            QSizePolicy.Policy.Expanding if wrap else QSizePolicy.Policy.Preferred,
            QSizePolicy.Policy.Preferred,
        )
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)
        look.theme.changed.connect(self._restyle)

    def setText(self, text: str) -> None:
        """Show another text."""
        self._laid = None
        super().setText(text)
        self.updateGeometry()
        self.update()

    def set_ink(self, ink: Ink) -> None:
        """Change the colour."""
        self._ink = ink
        self.update()

    def set_pixel_size(self, px: float | None) -> None:
        """Set a size that replaces the role's and ignores the text scale; None goes back."""
        if px != self._px:
            self._px = px
            self._restyle()

    def text_font(self) -> QFont:
        """Return the font in force."""
        return self.look.theme.font(self._role, px=self._px)

    def line_height(self) -> float:
        """Return the distance between lines."""
        if self._px is not None:
            return self._px * self._role.value.line
        return self.look.theme.line_height(self._role)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        around = self._around()
        height = self._lay(width - around.width())[1].height
        return round(height + 0.49) + around.height()

    def sizeHint(self) -> QSize:
        """Return a width for some forty characters, or the whole line without wrapping."""
        beside = self._around().width()
        natural = self._lay(_UNBOUNDED)[1].width + 1
        if not self._wrap:
            return QSize(round(natural + 0.5) + beside, self.heightForWidth(int(_UNBOUNDED)))
        words = min(natural, QFontMetricsF(self.text_font()).averageCharWidth() * 40)
        width = round(words + 0.5) + beside
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word, so that none is cut; folders' names may break."""
        metrics = QFontMetricsF(self.text_font())
        longest = max((metrics.horizontalAdvance(w) for w in self.text().split()), default=0.0)
        longest = min(longest, metrics.averageCharWidth() * _LONGEST_WORD)
        return QSize(round(longest + 1.5), round(self.line_height())) + self._around()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the text."""
        painter = QPainter(self)
        tokens = self.look.theme.tokens
        painter.setPen(tokens.ink(self._ink) if self.isEnabled() else tokens.text3)
        room = self.contentsRect()
        layout, size = self._lay(room.width())
        alignment = self.alignment()
        top = (
            (room.height() - size.height) / 2
            if alignment & Qt.AlignmentFlag.AlignVCenter and room.height() > size.height
            else 0.0
        )
        layout.draw(painter, QPointF(room.left(), room.top() + top))

    def _around(self) -> QSize:
        """Return what the margins take."""
        margins = self.contentsMargins()
        return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _lay(self, width: float) -> tuple[QTextLayout, Measured]:
        if self._laid is None or self._laid[0] != width:
            layout, size = lay_out(
                self.text(), self.text_font(), self.line_height(), width, self._align
            )
            self._laid = (width, layout, size)
        return self._laid[1], self._laid[2]

    def _restyle(self) -> None:
        self._laid = None
        self.updateGeometry()
        self.update()
