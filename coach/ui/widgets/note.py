"""A note: an icon and a few words on a soft ground."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.card import Card, CardTone
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph


class Note(Card):
    """Something to mind; at most one of the care kind in a view."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        care: bool = False,
        role: Role = Role.SECONDARY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, CardTone.CARE if care else CardTone.SOFT, 10, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(12)
        icon = "warning-circle" if care else "info"
        mark = IconView(look, icon, 20, Ink.CARE if care else Ink.ACCENT, parent=self)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self._words = Paragraph(look, text, role, parent=self)
        row.addWidget(self._words, 1)

    def text(self) -> str:
        """Return its words."""
        return self._words.text()

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._words.setText(text)

    def set_pixel_size(self, px: float) -> None:
        """Set a size of its words that replaces their role's and ignores the text scale."""
        self._words.set_pixel_size(px)
