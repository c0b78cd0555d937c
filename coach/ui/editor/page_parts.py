"""Parts of the editor's page: what is pinned under the routine, and what stands beside it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.editor.library_pane import LibraryPane
from coach.ui.editor.view import LibraryRow
from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import ButtonKind
from coach.ui.widgets.card import Card, CardTone
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.scroll import Scroller


class LibraryDialog(Overlay):
    """The library where there is no room for it beside the routine; it stays for more."""

    def __init__(self, look: Look, pane: LibraryPane, window: QWidget) -> None:
        super().__init__(look, self.tr("Add an exercise"), "", window, width=640)
        self.pane = pane
        pane.setParent(self.content)
        self.body.addWidget(pane)
        self.add_button(
            self.tr("&Done"), self.close_overlay, ButtonKind.PRIMARY, height=48, escape=True
        )

    def set_rows(self, rows: tuple[LibraryRow, ...]) -> None:
        """Show the exercises that can be added."""
        self.pane.set_rows(rows)
        self.relayout()


class Sheet(QWidget):
    """What stays in sight above the foot, under a line."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.place = QVBoxLayout(self)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        tokens = self._look.theme.tokens
        QPainter(self).fillRect(0, 0, self.width(), max(1, round(tokens.border)), tokens.line)


class Side(QWidget):
    """The library beside the routine, under its title."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        scroller = Scroller(look, self)
        column.addWidget(scroller)
        self.content = QWidget()
        self._box = QVBoxLayout(self.content)
        self._box.setContentsMargins(18, 28, 18, 24)
        self._box.setSpacing(14)
        title = Paragraph(look, self.tr("Add an exercise"), Role.SECTION_TITLE, parent=self.content)
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(title)
        self._box.addLayout(row)
        scroller.setWidget(self.content)

    def hold(self, pane: LibraryPane) -> None:
        """Take the library in."""
        self._box.addWidget(pane, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, with a line at its left."""
        painter = QPainter(self)
        tokens = self._look.theme.tokens
        painter.fillRect(self.rect(), tokens.surface)
        painter.fillRect(0, 0, max(1, round(tokens.border)), self.height(), tokens.line)


class Empty(Card):
    """What stands in the place of the list while nothing is in it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, CardTone.SUNK, 16, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 32, 28, 32)
        column.setSpacing(8)
        centre = Qt.AlignmentFlag.AlignHCenter
        mark = IconView(look, "plus", 24, Ink.ACCENT, disc=56, parent=self)
        column.addWidget(mark, 0, centre)
        column.addSpacing(4)
        title = self.tr("Nothing in it yet")
        column.addWidget(Paragraph(look, title, Role.APP_NAME, align=centre, parent=self))
        self._words = Paragraph(look, "", Role.BODY, Ink.TEXT2, align=centre, parent=self)
        column.addWidget(self._words)

    def set_pane(self, with_pane: bool) -> None:
        """Say where exercises come from."""
        self._words.setText(
            self.tr("Choose exercises from the list on the right. Begin with a warm-up.")
            if with_pane
            else self.tr("Press “Add an exercise”. Begin with a warm-up.")
        )
