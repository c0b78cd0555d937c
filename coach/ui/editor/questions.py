"""The question that the editor asks before another hand's changes would be lost."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from coach.ui.widgets.answering import AnsweringOverlay
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.look import Look


class ChangedElsewhere(AnsweringOverlay):
    """Asks which of two versions is kept: another hand has changed the file meanwhile.

    Signals:
        both_chosen: save this one as another routine.
        replace_chosen: save this one in the place of the other.
    """

    both_chosen = Signal()
    replace_chosen = Signal()

    def __init__(self, look: Look, file_name: str, *, gone: bool, window: QWidget) -> None:
        """Make a question, not yet shown.

        Args:
            look: theme and icons.
            file_name: the file.
            gone: it was not changed but deleted.
            window: what it covers.
        """
        text = (
            self.tr("The file {file} was deleted while you were editing.")
            if gone
            else self.tr("The file {file} was changed while you were editing.")
        )
        super().__init__(
            look,
            self.tr("Changed elsewhere"),
            text.format(file=file_name),
            window,
            width=640,
        )
        esc, enter = self.tr("Esc"), self.tr("Enter")
        stay = self._button(self.tr("&Keep editing"), ButtonKind.GHOST, key=esc)
        stay.clicked.connect(self.close_overlay)
        self.set_way_out(stay)
        words = self.tr("&Save it again") if gone else self.tr("&Replace it with mine")
        self.replace = self._button(words)
        self.replace.clicked.connect(self._replace)
        self.both = self._button(self.tr("Keep &both"), ButtonKind.PRIMARY, key=enter)
        self.both.clicked.connect(self._both)
        self.add_button(self.replace, enter=gone)
        if gone:
            self.both.hide()
        else:
            self.add_button(self.both, enter=True)

    @Slot()
    def _replace(self) -> None:
        self.close_with(self.replace_chosen.emit)

    @Slot()
    def _both(self) -> None:
        self.close_with(self.both_chosen.emit)

    def _button(
        self, text: str, kind: ButtonKind = ButtonKind.SECONDARY, *, key: str = ""
    ) -> Button:
        return Button(self.look, text, kind, key=key, height=48, parent=self.foot)
