"""The stage of the detail pane: the exercise's movement, slowly and as often as wished."""

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from coach.clock import now_ms
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.look import Look
from coach.ui.widgets.picture import FigureHolder, Picture
from coach.ui.widgets.stage import Stage

_FRAME_MS = 33
_KEY_POSE_MS = 1500
_MARGIN = 14


class MovingStage(Stage):
    """Shows an exercise standing still; a button sets it moving.

    With reduced motion the figure goes from key pose to key pose instead. Nothing runs while the
    stage cannot be seen.
    """

    def __init__(self, look: Look, figures: FigureHolder, parent: QWidget | None = None) -> None:
        super().__init__(look, figures, radius=0, parent=parent)
        self._look = look
        self._holder = figures
        self._still: Picture | None = None
        self._moving = False
        self._began_ms = 0
        self._frames = QTimer(self)
        self._frames.timeout.connect(self._show_frame)
        self.button = Button(look, "", ButtonKind.SECONDARY, icon="play-fill", parent=self)
        self.button.clicked.connect(self.toggle)
        self._label()
        look.theme.changed.connect(self._place)

    @property
    def is_moving(self) -> bool:
        """True while the movement is shown."""
        return self._moving

    def show_exercise(self, picture: Picture) -> None:
        """Show another exercise, standing still."""
        self._set_moving(False)
        self._still = picture
        self.show_picture(picture)
        self.refresh()

    def refresh(self) -> None:
        """Offer the movement if there is a figure for it; call it when the figure has arrived."""
        still = self._still
        drawer = self._holder.drawer_of(still.exercise_id) if still is not None else None
        can_move = still is not None and drawer is not None and drawer.can_move(still.exercise_id)
        self.button.setVisible(can_move)
        self._place()
        self.update()

    def toggle(self) -> None:
        """Set the figure moving, or let it stand still."""
        self._set_moving(not self._moving)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button in its corner."""
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on moving."""
        super().showEvent(event)
        if self._moving:
            self._frames.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Use no time while nobody sees it."""
        super().hideEvent(event)
        self._frames.stop()

    def _set_moving(self, moving: bool) -> None:
        if moving == self._moving:
            return
        self._moving = moving
        self._label()
        if moving:
            self._began_ms = now_ms()
            reduced = self._look.theme.reduced_motion
            self._frames.setInterval(_KEY_POSE_MS if reduced else _FRAME_MS)
            self._frames.start()
            return
        self._frames.stop()
        self.show_picture(self._still)

    def _show_frame(self) -> None:
        still = self._still
        drawer = self._holder.drawer_of(still.exercise_id) if still is not None else None
        if still is None or drawer is None:
            self._set_moving(False)
            return
        moment = drawer.demonstration(still.exercise_id, now_ms() - self._began_ms)
        self.show_picture(replace(still, moment=moment))

    def _label(self) -> None:
        self.button.setText(self.tr("&Pause") if self._moving else self.tr("&Movement"))
        self.button.set_icon("pause-fill" if self._moving else "play-fill")
        self.button.setAccessibleDescription(
            self.tr("Stop the moving picture") if self._moving else self.tr("Show the movement")
        )
        self._place()

    def _place(self) -> None:
        size = self.button.sizeHint()
        self.button.ring_radius = size.height() / 2
        self.button.setGeometry(
            self.width() - size.width() - _MARGIN,
            self.height() - size.height() - _MARGIN,
            size.width(),
            size.height(),
        )
