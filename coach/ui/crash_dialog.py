"""A bug, told to the user: what happened, and a report to read and copy."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from coach.ui.fonts import Role
from coach.ui.widgets.buttons import ButtonKind
from coach.ui.widgets.focus import FocusVisible
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay


class _Report(FocusVisible, QPlainTextEdit):
    def __init__(self, look: Look, report: str, parent: QWidget) -> None:
        super().__init__(report, parent)
        self.look = look


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
        text = _Report(look, report, self.content)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(self.tr("Crash report"))
        text.setFont(look.theme.font(Role.SMALL))
        text.setMinimumHeight(look.theme.scaled(180))
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        text.setToolTip(str(folder))
        self.body.addWidget(text)
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
