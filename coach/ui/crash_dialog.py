"""A bug, told to the user: what happened, and a report to read and copy."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from coach.ui.fonts import Role
from coach.ui.ownex.text_area import FieldGround, TextArea
from coach.ui.widgets.buttons import ButtonKind
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay


class CrashDialog(Overlay):
    """Shows a crash report; the program goes on behind it."""

    def __init__(self, look: Look, report: str, folder: Path, window: QWidget) -> None:
        super().__init__(
            look,
            window.tr("Something went wrong in Back Coach"),
            window.tr(
                "It is not your fault, and what you have done is saved. "
                "This report tells us what happened; nothing is sent by itself."
            ),
            window,
            width=740,
        )
        self._report = report
        text = TextArea(look, self.tr("Crash report"), lines=10, role=Role.SMALL)
        text.setReadOnly(True)
        text.show_text(report)
        text.setToolTip(str(folder))
        self.body.addWidget(FieldGround(text, self.content))
        self.add_button(self.tr("&Copy the report"), self._copy, icon="note-pencil", height=48)
        self.add_button(
            self.tr("C&lose"),
            self.close_overlay,
            ButtonKind.PRIMARY,
            key=self.tr("Esc"),
            height=48,
            enter=True,
            escape=True,
        )

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
