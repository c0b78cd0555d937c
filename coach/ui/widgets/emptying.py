"""Taking everything out of a layout."""

from PySide6.QtWidgets import QBoxLayout

from coach.ui.widgets.flow_layout import FlowLayout


def empty(layout: QBoxLayout | FlowLayout) -> None:
    """Take out what a layout holds, and let its widgets go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
