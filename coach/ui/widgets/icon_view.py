"""An icon on its own, decoration beside words that say the same."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coach.ui.tokens import Ink
from coach.ui.widgets.look import Look


class IconView(QWidget):
    """An icon, bare or on a soft disc."""

    def __init__(
        self,
        look: Look,
        icon: str,
        size: int = 20,
        ink: Ink = Ink.TEXT2,
        *,
        disc: int = 0,
        solid: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make an icon.

        Args:
            look: theme and icons.
            icon: Phosphor name.
            size: logical px before text scaling.
            ink: colour.
            disc: diameter of a soft disc behind it, 0 for none.
            solid: the disc has the colour, and the icon the soft one.
            parent: owner.
        """
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._size = size
        self._ink = ink
        self._disc = disc
        self._solid = solid
        look.theme.changed.connect(self._restyle)
        look.icons.loaded.connect(self.update)
        self._restyle()

    def set_icon(self, icon: str, ink: Ink | None = None) -> None:
        """Show another icon, in another colour if one is given."""
        self._icon = icon
        self._ink = ink or self._ink
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        theme = self._look.theme
        ink = theme.tokens.ink(self._ink)
        if self._disc:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            soft = theme.tokens.care_soft if self._ink is Ink.CARE else theme.tokens.soft
            ground, ink = (ink, soft) if self._solid else (soft, ink)
            painter.setBrush(ground)
            painter.drawEllipse(QRectF(self.rect()))
        inset = max(0, (self.width() - theme.scaled(self._size)) // 2)
        box = self.rect().adjusted(inset, inset, -inset, -inset)
        self._look.icons.paint(painter, box, self._icon, ink)

    def _restyle(self) -> None:
        side = self._look.theme.scaled(max(self._size, self._disc))
        self.setFixedSize(side, side)
        self.update()
