"""The place where the figure shows an exercise."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QRadialGradient
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.tokens import Tokens
from coach.ui.widgets.look import Look
from coach.ui.widgets.pictogram import paint_pictogram
from coach.ui.widgets.picture import FigureHolder, Picture


def paint_ground(painter: QPainter, rect: QRectF, radius: float, tokens: Tokens) -> None:
    """Paint the radial ground behind a figure."""
    glow = QRadialGradient(rect.center(), max(rect.width(), rect.height()) * 0.62)
    glow.setColorAt(0.0, tokens.stage_centre)
    glow.setColorAt(1.0, tokens.stage_edge)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(glow)
    if radius:
        painter.drawRoundedRect(rect, radius, radius)
    else:
        painter.drawRect(rect)
    if tokens.border > 1:
        painter.setPen(QPen(tokens.line, tokens.border))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)


def paint_picture(
    painter: QPainter, rect: QRectF, picture: Picture, figures: FigureHolder, tokens: Tokens
) -> None:
    """Paint the figure, or the pictogram of its position where there is no figure."""
    drawer = figures.drawer_of(picture.exercise_id)
    if drawer is not None:
        painter.save()
        drawer.paint(painter, rect, picture, dark=tokens.dark)
        painter.restore()
        return
    margin = 0.06 if picture.close_up else 0.16
    dx, dy = rect.width() * margin, rect.height() * margin
    paint_pictogram(painter, rect.adjusted(dx, dy, -dx, -dy), picture.position, tokens)


class Stage(QWidget):
    """A radial ground with the figure upon it.

    Its accessible name is set by the owner: what it shows is said in words beside it.
    """

    def __init__(
        self,
        look: Look,
        figures: FigureHolder,
        *,
        radius: int = 22,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty stage.

        Args:
            look: theme and icons.
            figures: who draws.
            radius: of its corners, 0 where it reaches the window's edge.
            parent: owner.
        """
        super().__init__(parent)
        self._look = look
        self._figures = figures
        self._radius = radius
        self._picture: Picture | None = None
        self._inset = (0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.theme.changed.connect(self.update)

    @property
    def picture(self) -> Picture | None:
        """What is shown."""
        return self._picture

    def show_picture(self, picture: Picture | None) -> None:
        """Show another moment; repaints only if it differs."""
        if picture != self._picture:
            self._picture = picture
            self.update()

    def set_inset(self, left: int, top: int, right: int, bottom: int) -> None:
        """Keep the figure clear of what lies over the stage's edges (a title, a caption)."""
        if (left, top, right, bottom) != self._inset:
            self._inset = (left, top, right, bottom)
            self.update()

    def sizeHint(self) -> QSize:
        """Return a size in the figure's own proportions."""
        return QSize(412, 252)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and figure."""
        painter = QPainter(self)
        tokens = self._look.theme.tokens
        rect = QRectF(self.rect())
        paint_ground(painter, rect, self._radius, tokens)
        if self._picture is None:
            return
        if self._radius:
            clip = QPainterPath()
            clip.addRoundedRect(rect, self._radius, self._radius)
            painter.setClipPath(clip)
        left, top, right, bottom = self._inset
        inner = rect.adjusted(left, top, -right, -bottom)
        paint_picture(painter, inner, self._picture, self._figures, tokens)
