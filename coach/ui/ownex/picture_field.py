"""The picture of an exercise while it is edited: shown, chosen, taken away."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.domain.exercise import Position
from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.pictogram import paint_pictogram
from coach.ui.widgets.stage import paint_ground

_WIDTH, _HEIGHT = 208, 140
_RADIUS = 14
_BESIDE = 340
"""Width in logical px, at the usual text size, from which the words stand beside the picture."""


class PictureField(QWidget):
    """Shows the picture, or the starting position that stands in for it.

    Signals:
        choose_wanted: choose a file.
        remove_wanted: take the picture away.
    """

    choose_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(4, 0, 4, 4)
        row.setSpacing(16)
        self._frame = _Frame(look, self)
        row.addWidget(self._frame, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(8)
        row.addLayout(column, 1)
        self._words = Paragraph(look, "", Role.SECONDARY, Ink.TEXT2, parent=self)
        column.addWidget(self._words)
        buttons = QWidget(self)
        flow = FlowLayout(buttons, gap=10)
        flow.setContentsMargins(0, 4, 0, 4)
        self.choose = Button(look, "", icon="image", parent=buttons)
        self.choose.clicked.connect(self.choose_wanted)
        self.remove = Button(look, self.tr("Remove picture"), ButtonKind.GHOST, parent=buttons)
        self.remove.clicked.connect(self.remove_wanted)
        flow.addWidget(self.choose)
        flow.addWidget(self.remove)
        column.addWidget(buttons)
        column.addStretch(1)
        self.show_picture(None)
        look.theme.changed.connect(self._fit)

    def minimumSizeHint(self) -> QSize:
        """Return the room for the widest part; the words go below the picture if they must."""
        widest = max(_WIDTH, self.choose.sizeHint().width() + 8)
        return QSize(widest + 8, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words beside the picture, or below it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = self.width() / self._look.theme.text_scale >= _BESIDE
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def show_picture(self, image: QImage | None) -> None:
        """Show a picture, or that there is none."""
        self._frame.image = image
        self._frame.update()
        has = image is not None
        self.remove.setVisible(has)
        self.choose.setText(
            self.tr("Choose another picture") if has else self.tr("Choose a picture")
        )
        self._words.setText(
            self.tr("Your picture is shown in the list and while you exercise.")
            if has
            else self.tr(
                "Without a picture, the starting position is shown. PNG, JPEG or WebP; what else "
                "is stored in the file, such as the place, is left out."
            )
        )
        self._frame.setAccessibleName(
            self.tr("Your picture") if has else self.tr("The starting position")
        )

    def show_position(self, position: Position) -> None:
        """Show another starting position where there is no picture."""
        self._frame.position = position
        self._frame.update()


class _Frame(QWidget):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.image: QImage | None = None
        self.position = Position.SUPINE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.theme.tokens
        rect = QRectF(self.rect())
        paint_ground(painter, rect, _RADIUS, tokens)
        clip = QPainterPath()
        clip.addRoundedRect(rect, _RADIUS, _RADIUS)
        painter.setClipPath(clip)
        if self.image is None:
            inner = rect.adjusted(_WIDTH * 0.14, _HEIGHT * 0.12, -_WIDTH * 0.14, -_HEIGHT * 0.12)
            paint_pictogram(painter, inner, self.position, tokens)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self.image.size().scaled(rect.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(rect.center())
        painter.drawImage(target, self.image)
