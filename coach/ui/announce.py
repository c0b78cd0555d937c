"""Tells screen readers about a change of phase, politely: they finish their sentence first."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


class Announcer:
    """Announces each new sentence once.

    The session's caption changes with every phase and not with every second, so a screen reader
    hears as much as somebody who listens to the program's own voice. Nothing happens while no
    assistive technology listens.
    """

    def __init__(self, source: QWidget) -> None:
        """Args: source: the widget in whose name the announcements are made."""
        self._source = source
        self._last = ""

    def announce(self, text: str) -> bool:
        """Announce a sentence unless it was the last one announced.

        Returns:
            True if it was new.
        """
        if not text or text == self._last:
            return False
        self._last = text
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self._source, text)
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
            QAccessible.updateAccessibility(event)
        return True

    def forget(self) -> None:
        """Announce the next sentence even if it is the same as the last one."""
        self._last = ""
