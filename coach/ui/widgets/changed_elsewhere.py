"""The question before what another hand has changed would be lost."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from coach.ui.widgets.answering import AnsweringOverlay
from coach.ui.widgets.buttons import ButtonKind
from coach.ui.widgets.look import Look


class ChangedElsewhere(AnsweringOverlay):
    """Asks which of two versions is kept: another hand has changed the file meanwhile.

    Signals:
        both_chosen: save this one as something of its own.
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
            self.tr("The file {file} has been deleted since you began.")
            if gone
            else self.tr("The file {file} has been changed since you began.")
        )
        super().__init__(
            look,
            self.tr("Changed elsewhere"),
            text.format(file=file_name),
            window,
            width=640,
        )
        self.add_way_out(self.tr("&Keep editing"), self.close_overlay, height=48)
        words = self.tr("&Save it again") if gone else self.tr("&Replace it with mine")
        self.replace = self.add_button(words, self._replace, key="", height=48, enter=gone)
        if not gone:
            self.both = self.add_button(
                self.tr("Keep &both"), self._both, ButtonKind.PRIMARY, height=48, enter=True
            )

    @Slot()
    def _replace(self) -> None:
        self.close_with(self.replace_chosen.emit)

    @Slot()
    def _both(self) -> None:
        self.close_with(self.both_chosen.emit)
