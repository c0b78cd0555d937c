"""The row of buttons that stays in sight under a page."""

from collections.abc import Callable

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coach.ui.widgets.buttons import Button, ButtonKind, shortcut_text
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.look import Look

_HEIGHT = 48


class PageFoot(QWidget):
    """Buttons at the right, under a line; the first may stand at the left edge."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._line = True
        self._flow = FlowLayout(self, gap=12, align_right=True)
        look.theme.changed.connect(self.update)

    def add_button(
        self,
        text: str,
        pressed: Callable[..., object] | SignalInstance,
        kind: ButtonKind = ButtonKind.SECONDARY,
        *,
        icon: str = "",
        key: str = "",
    ) -> Button:
        """Make a button; `pressed` is what it is connected to, the rest as for `Button`."""
        button = Button(self._look, text, kind, icon=icon, key=key, height=_HEIGHT, parent=self)
        button.clicked.connect(pressed)
        self._flow.addWidget(button)
        return button

    def set_first_left(self, left: bool) -> None:
        """Let the first button stand at the left edge."""
        self._flow.set_first_left(left)

    def set_line(self, line: bool) -> None:
        """Draw a line above, or leave it to what stands there."""
        self._line = line
        self.update()

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Stand under the page's column."""
        self._flow.setContentsMargins(left, top, right, bottom)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, with a line above."""
        painter = QPainter(self)
        tokens = self._look.theme.tokens
        painter.fillRect(self.rect(), tokens.bg)
        if self._line:
            painter.fillRect(0, 0, self.width(), max(1, round(tokens.border)), tokens.line)


class FormFoot(PageFoot):
    """Delete, cancel, save.

    Attributes:
        delete: deletes what is edited; hidden while there is nothing to delete.
        cancel: leaves.
        save: saves.
    """

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        *,
        delete_text: str,
        can_delete: bool,
        deleted: SignalInstance,
        left: SignalInstance,
        saved: Callable[[], object] | SignalInstance,
    ) -> None:
        """Make the row.

        Args:
            look: theme and icons.
            parent: the page.
            delete_text: label of the button that deletes.
            can_delete: there is something on disk.
            deleted: what that button is connected to.
            left: what the one that leaves is connected to.
            saved: what the one that saves is connected to.
        """
        super().__init__(look, parent)
        self.delete = self.add_button(delete_text, deleted, ButtonKind.GHOST, icon="trash")
        self.delete.setVisible(can_delete)
        self.set_first_left(can_delete)
        self.cancel = self.add_button(self.tr("&Cancel"), left, key=self.tr("Esc"))
        key = shortcut_text(QKeySequence.StandardKey.Save)
        self.save = self.add_button(
            self.tr("&Save"), saved, ButtonKind.PRIMARY, icon="check", key=key
        )
