"""A control under its label."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph


class Labelled(QWidget):
    """Puts a control under a label, which begins where the control does."""

    def __init__(
        self, look: Look, text: str, control: QWidget, *, parent: QWidget, margin: int = 4
    ) -> None:
        """Put a control under its label.

        Args:
            look: theme and icons.
            text: the label.
            control: the control, which has an accessible name of its own.
            parent: owner.
            margin: room round the control for its focus ring; 0 for one that has its own.
        """
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, 0, margin, margin)
        column.setSpacing(6 if margin else 2)
        label = Paragraph(look, text, Role.LABEL, Ink.TEXT2, wrap=False, parent=self)
        line = QHBoxLayout()
        line.setContentsMargins(0 if margin else 4, 0, 0, 0)
        line.addWidget(label)
        column.addLayout(line)
        control.setParent(self)
        fixed = control.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed
        column.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft if fixed else Qt.AlignmentFlag(0))
