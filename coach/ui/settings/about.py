"""About the program: what it is and is not, where the data lies, licences."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.settings.facts import Licence, SettingsFacts
from coach.ui.settings.panel import Panel
from coach.ui.settings.rows import Row
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay
from coach.ui.widgets.paragraph import Paragraph


class AboutPanel(Panel):
    """What the program is and is not.

    Signals:
        folder_asked: the folder with the user's data is to be opened.
        doctor_asked: the doctor card is wanted.
    """

    folder_asked = Signal()
    doctor_asked = Signal()

    def __init__(self, look: Look, facts: SettingsFacts, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        group = self.group("Back Coach")
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        version = self.tr("Version {version}").format(version=facts.version)
        column.addWidget(Paragraph(look, version, Role.BODY_STRONG, parent=words))
        text = self.tr(
            "A calm exercise coach for people with lower back pain. The exercises and how often to "
            "do them come from five public articles, which each exercise names."
        )
        column.addWidget(Paragraph(look, text, Role.BODY, parent=words))
        text = self.tr(
            "Back Coach is not a medical device. It gives general guidance, not medical advice, "
            "and does not know your back. Ask a doctor or physiotherapist before you begin if "
            "you have been hurt, are unwell or are not sure."
        )
        column.addWidget(Paragraph(look, text, Role.BODY, parent=words))
        group.add_widget(words)
        self.doctor = Button(look, self.tr("Show the &signs"), icon="first-aid-kit", key="F1")
        title = self.tr("When to see a doctor")
        group.add(Row(look, title, "", self.doctor, group.card))

        group = self.group(self.tr("Your data stays on this computer"))
        self.folder = Button(look, self.tr("&Open the folder"), icon="database")
        title = self.tr("Record and routines")
        group.add(Row(look, title, facts.data_dir, self.folder, group.card))
        group.add(Row(look, self.tr("Settings"), facts.settings_file, None, group.card))

        group = self.group(self.tr("Made with"))
        self.licences: dict[str, Button] = {}
        for licence in facts.licences:
            button = None
            if licence.text:
                button = Button(look, self.tr("Read"))
                button.setAccessibleName(
                    self.tr("Read the licence of {name}").format(name=licence.name)
                )
                button.clicked.connect(partial(self._show_licence, licence))
                self.licences[licence.name] = button
            group.add(Row(look, licence.name, licence.licence, button, group.card))
        self.doctor.clicked.connect(self.doctor_asked)
        self.folder.clicked.connect(self.folder_asked)

    def _show_licence(self, licence: Licence, _checked: bool = False) -> None:
        dialog = LicenceDialog(self.look, licence, self.window())
        dialog.closed.connect(dialog.deleteLater)
        dialog.open()


class LicenceDialog(Overlay):
    """A licence to read."""

    def __init__(self, look: Look, licence: Licence, window: QWidget) -> None:
        super().__init__(look, licence.name, licence.licence, window, width=740)
        self.body.addWidget(
            Paragraph(look, licence.text, Role.SECONDARY, Ink.TEXT2, parent=self.content)
        )
        self.done = self.add_button(
            self.tr("&Close"), self.close_overlay, key="", enter=True, escape=True
        )
