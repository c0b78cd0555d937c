"""What every control that is pressed has in common, whatever it looks like."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent

from coach.ui.widgets.focus import FocusVisible

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    class _Base(FocusVisible, QAbstractButton): ...
else:
    _Base = FocusVisible


class Pressable(_Base):
    """Mixin for buttons: Enter presses as Space does, and all of them can be pressed.

    Put it before the Qt class, as `FocusVisible`, which it contains.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it as Space does: once, however long it is held down."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def hitButton(self, at: QPoint) -> bool:
        """Take presses anywhere on it; one that is let go elsewhere is taken back."""
        return self.rect().contains(at)
