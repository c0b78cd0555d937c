"""Notifications with buttons, as the Desktop Notifications Specification 1.2 has them."""

import html
import os
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from coach.ui.dbus.bus import SessionBus
from coach.ui.dbus.wire import Kind, Message, Variant

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"

START, LATER, OPEN = "start", "later", "default"
"""Names of the actions; "default" is the specification's for a click on the notification."""

_ANSWER_MS = 5000
"""A desktop that has not answered by then has no notifications that anybody would see."""

_NORMAL = 1


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reminder says.

    Attributes:
        title: one short line.
        text: a sentence.
        start: label of the button that begins.
        later: label of the button that puts it off.
    """

    title: str
    text: str
    start: str
    later: str


class DesktopNotifications(QObject):
    """Shows one notification at a time.

    Signals:
        start_chosen: its button was pressed.
        later_chosen: its button was pressed.
        open_chosen: the notification itself was clicked.
        failed: it cannot be shown (the notice): there is no bus, or nobody on it shows any.
    """

    start_chosen = Signal()
    later_chosen = Signal()
    open_chosen = Signal()
    failed = Signal(object)

    def __init__(
        self, parent: QObject | None = None, environment: Mapping[str, str] = os.environ
    ) -> None:
        super().__init__(parent)
        self._environment = environment
        self._bus: SessionBus | None = None
        # Until it is on the screen.
        self._notice: Notice | None = None
        self._asked_for_abilities = 0
        self._asked_to_show = 0
        self._shown = 0
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_ANSWER_MS)
        self._patience.timeout.connect(self._fail)

    def show(self, notice: Notice) -> None:
        """Show a notification in place of the one before; the answer arrives later."""
        self._notice = notice
        self._patience.start()
        if self._bus is None or not self._bus.is_open:
            self._connect()
        self._asked_to_show = 0
        if self._bus is not None:
            self._asked_for_abilities = self._call("GetCapabilities")

    def withdraw(self) -> None:
        """Take the notification away, if it is still there."""
        self._notice = None
        self._patience.stop()
        if self._shown:
            self._call("CloseNotification", "u", (self._shown,))
            self._shown = 0

    def close(self) -> None:
        """Take it away and leave the bus."""
        self.withdraw()
        if self._bus is not None:
            self._bus.close()

    def _connect(self) -> None:
        if self._bus is not None:
            self._bus.deleteLater()
        self._shown = 0
        self._bus = bus = SessionBus(self)
        bus.received.connect(self._receive)
        bus.lost.connect(self._lose)
        bus.open(self._environment)
        bus.listen(SERVICE)

    def _call(self, member: str, signature: str = "", body: tuple[object, ...] = ()) -> int:
        if self._bus is None or not self._bus.is_open:
            return 0
        return self._bus.call(
            Message(
                *(Kind.CALL, 0, PATH, SERVICE, member),
                destination=SERVICE,
                signature=signature,
                body=body,
            )
        )

    def _send(self, notice: Notice, abilities: list[str]) -> None:
        actions = [OPEN, notice.title, START, notice.start, LATER, notice.later]
        # Without buttons, a click opens the window, which offers both.
        if "actions" not in abilities:
            actions = []
        text = html.escape(notice.text, quote=False) if "body-markup" in abilities else notice.text
        hints = {"urgency": Variant("y", _NORMAL), "desktop-entry": Variant("s", "back-coach")}
        self._asked_to_show = self._call(
            "Notify",
            "susssasa{sv}i",
            ("Back Coach", self._shown, "back-coach", notice.title, text, actions, hints, -1),
        )

    @Slot(object)
    def _receive(self, message: Message) -> None:
        if message.kind is Kind.SIGNAL:
            if message.interface == SERVICE and message.body[:1] == (self._shown,):
                self._follow(message)
        elif message.reply_to and message.reply_to == self._asked_for_abilities:
            self._asked_for_abilities = 0
            if message.kind is Kind.ERROR:
                self._fail()
            elif self._notice is not None:
                self._send(self._notice, message.body[0] if message.signature == "as" else [])
        elif message.reply_to and message.reply_to == self._asked_to_show:
            self._asked_to_show = 0
            if message.kind is Kind.ERROR or message.signature != "u":
                self._fail()
                return
            self._patience.stop()
            self._shown = message.body[0]
            if self._notice is None:
                self.withdraw()  # it was withdrawn while it was on its way
            self._notice = None

    def _follow(self, message: Message) -> None:
        """Do what the user chose on the notification."""
        if message.member == "NotificationClosed":
            self._shown = 0
        elif message.member == "ActivationToken" and message.signature == "us":
            # Lets a window come to the front under Wayland.
            os.environ["XDG_ACTIVATION_TOKEN"] = message.body[1]
        elif message.member == "ActionInvoked" and message.signature == "us":
            chosen = {
                START: self.start_chosen,
                LATER: self.later_chosen,
                OPEN: self.open_chosen,
            }.get(message.body[1])
            self.withdraw()
            if chosen is not None:
                chosen.emit()

    @Slot()
    def _lose(self) -> None:
        self._shown = 0
        self._fail()

    @Slot()
    def _fail(self) -> None:
        """Pass the notice on to whoever shows it in another way."""
        self._patience.stop()
        notice, self._notice = self._notice, None
        self._asked_for_abilities = self._asked_to_show = 0
        if notice is not None:
            self.failed.emit(notice)
