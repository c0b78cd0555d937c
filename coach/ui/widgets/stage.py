"""The place where the figure shows an exercise."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QRadialGradient,
)
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
        self._painted: Picture | None = None
        self._moves = False
        self._ground: tuple[Tokens, QPixmap] | None = None
        self._inset = (0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.theme.changed.connect(self.update)

    @property
    def picture(self) -> Picture | None:
        """What is shown."""
        return self._picture

    def show_picture(self, picture: Picture | None) -> None:
        """Show another moment; repaints only if it can be seen to differ."""
        if picture == self._picture:
            return
        self._picture = picture
        if picture is not None and picture.moment is not None:
            self._moves = True
        else:
            self._come_to_rest()
        if self._stepped() != self._painted:
            self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the ground, and of the movement that was shown upon it."""
        super().hideEvent(event)
        self._ground = None
        self._come_to_rest()

    def _come_to_rest(self) -> None:
        """Say that what moved here has come to its end; a hold between movements is no end."""
        if self._moves and self._figures.source is not None:
            self._figures.source.forget_movements()
        self._moves = False

    def _paint_ground(self, painter: QPainter, tokens: Tokens, *, keep: bool) -> None:
        """Paint the ground; while something moves on it, from a picture of it that is kept."""
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._ground is not None:
            of, picture = self._ground
            if of is tokens and picture.size() == size and picture.devicePixelRatio() == ratio:
                painter.drawPixmap(0, 0, picture)
                return
            self._ground = None
        if not keep:
            paint_ground(painter, QRectF(self.rect()), self._radius, tokens)
            return
        picture = QPixmap(size)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        on_picture = QPainter(picture)
        paint_ground(on_picture, QRectF(self.rect()), self._radius, tokens)
        on_picture.end()
        self._ground = (tokens, picture)
        painter.drawPixmap(0, 0, picture)

    def _stepped(self) -> Picture | None:
        """Return what is painted for the picture, in steps that can be told apart."""
        if self._picture is None:
            return None
        drawer = self._figures.drawer_of(self._picture.exercise_id)
        if drawer is None:
            return self._picture
        return drawer.step(self._picture, self._room().size(), self.devicePixelRatioF())

    def _room(self) -> QRectF:
        """Return where the figure has room."""
        left, top, right, bottom = self._inset
        return QRectF(self.rect()).adjusted(left, top, -right, -bottom)

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
        before, self._painted = self._painted, self._stepped()
        self._paint_ground(painter, tokens, keep=before not in {None, self._painted})
        if self._painted is None:
            return
        if self._radius:
            clip = QPainterPath()
            clip.addRoundedRect(rect, self._radius, self._radius)
            painter.setClipPath(clip)
        paint_picture(painter, self._room(), self._painted, self._figures, tokens)
