"""A connection to the session bus that never waits."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalSocket

from coach.ui.dbus.wire import Decoder, Kind, Message, WireError, encode

_DAEMON = "org.freedesktop.DBus"
_DAEMON_PATH = "/org/freedesktop/DBus"
_LONGEST_LINE = 16 * 1024


def session_bus(environment: Mapping[str, str]) -> tuple[str, bool]:
    """Return the socket of the session bus and whether its name is an abstract one.

    The name is empty where there is no bus, or none that is reached by a local socket.
    """
    addresses = environment.get("DBUS_SESSION_BUS_ADDRESS", "")
    if not addresses:
        socket = Path(environment.get("XDG_RUNTIME_DIR", ""), "bus")
        return (str(socket), False) if socket.is_absolute() and socket.exists() else ("", False)
    for address in addresses.split(";"):
        kind, _, rest = address.partition(":")
        values = dict(one.split("=", 1) for one in rest.split(",") if "=" in one)
        if kind == "unix" and "path" in values:
            return unquote(values["path"]), False
        if kind == "unix" and "abstract" in values:
            return unquote(values["abstract"]), True
    return "", False


class SessionBus(QObject):
    """Calls methods on the session bus and passes on what comes back.

    Signals:
        received: a reply, an error or a signal (`Message`).
        lost: there is no connection, or no longer; nothing more will be received.
    """

    received = Signal(object)
    lost = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._socket = QLocalSocket(self)
        self._socket.connected.connect(self._introduce)
        self._socket.readyRead.connect(self._read)
        self._socket.disconnected.connect(self._give_up)
        self._socket.errorOccurred.connect(self._give_up)
        self._over = True
        self._serial = 0
        self._begin()

    def open(self, environment: Mapping[str, str] = os.environ) -> None:
        """Connect; what is called meanwhile goes out as soon as the bus has let us in."""
        name, abstract = session_bus(environment)
        self._begin()
        self._over = False
        if not name:
            self._give_up()
            return
        if abstract:
            self._socket.setSocketOptions(QLocalSocket.SocketOption.AbstractNamespaceOption)
        # The bus gives out addresses only after a greeting.
        self.call(Message(Kind.CALL, 0, _DAEMON_PATH, _DAEMON, "Hello", destination=_DAEMON))
        self._socket.connectToServer(name)

    @property
    def is_open(self) -> bool:
        """The connection stands, or is being made."""
        return not self._over

    def close(self) -> None:
        """Leave the bus, without a word to anybody."""
        self._over = True
        self._socket.abort()

    def call(self, message: Message) -> int:
        """Send a call and return its serial, under which its reply will come."""
        self._serial += 1
        data = encode(replace(message, serial=self._serial))
        if self._accepted:
            self._socket.write(data)
        else:
            self._waiting.append(data)
        return self._serial

    def listen(self, interface: str) -> None:
        """Ask for the signals of an interface."""
        rule = f"type='signal',interface='{interface}'"
        self.call(
            Message(
                *(Kind.CALL, 0, _DAEMON_PATH, _DAEMON, "AddMatch"),
                destination=_DAEMON,
                signature="s",
                body=(rule,),
            )
        )

    def _begin(self) -> None:
        self._decoder = Decoder()
        self._welcome = b""
        self._accepted = False
        self._waiting: list[bytes] = []

    @Slot()
    def _introduce(self) -> None:
        who = str(os.getuid()).encode().hex() if hasattr(os, "getuid") else ""
        self._socket.write(b"\0AUTH EXTERNAL " + who.encode() + b"\r\n")

    @Slot()
    def _read(self) -> None:
        data = bytes(self._socket.readAll().data())
        if not self._accepted:
            data = self._read_welcome(data)
        try:
            for message in self._decoder.feed(data):
                self.received.emit(message)
                if self._over:
                    return
        except WireError:
            self._give_up()

    def _read_welcome(self, data: bytes) -> bytes:
        """Wait for the line that lets us in; return what follows it."""
        self._welcome += data
        line, ended, rest = self._welcome.partition(b"\r\n")
        if not ended:
            if len(self._welcome) > _LONGEST_LINE:
                self._give_up()
            return b""
        if not line.startswith(b"OK "):
            self._give_up()
            return b""
        self._accepted = True
        self._socket.write(b"BEGIN\r\n" + b"".join(self._waiting))
        self._waiting.clear()
        return rest

    @Slot()
    def _give_up(self) -> None:
        if self._over:
            return
        self._over = True
        self._socket.abort()
        self.lost.emit()
