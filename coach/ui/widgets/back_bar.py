"""The way back, over a page that another one led to."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.widgets.buttons import BARE_PADDING, Button, ButtonKind
from coach.ui.widgets.look import Look
from coach.ui.widgets.page_margin import page_margin

_ABOVE = 6


class BackBar(QWidget):
    """A button whose icon stands at the page's margin.

    Attributes:
        button: goes back.
    """

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        """Make a bar.

        Args:
            look: theme and icons.
            text: where it leads, with a mnemonic if wished.
            parent: owner.
        """
        super().__init__(parent)
        self._look = look
        self._row = QHBoxLayout(self)
        self.button = Button(
            look, text, ButtonKind.GHOST, icon="caret-left", key=self.tr("Esc"), parent=self
        )
        self._row.addWidget(self.button)
        self._row.addStretch(1)
        look.theme.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the margin of the page."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        side = page_margin(self.width(), self._look.theme.text_scale) - BARE_PADDING
        self._row.setContentsMargins(side, _ABOVE, side, _ABOVE)
