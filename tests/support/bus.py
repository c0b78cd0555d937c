"""A session bus of the test's own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtDBus import QDBusConnection

from tests.support.programs import first_line, need, running


@contextmanager
def session_bus() -> Iterator[tuple[str, QDBusConnection]]:
    """Run a bus of our own; yield its address and a connection to it."""
    need("dbus-daemon")
    reading, writing = os.pipe()
    command = ["dbus-daemon", "--session", "--nofork", f"--print-address={writing}"]
    with running(command, pass_fds=[writing]):
        os.close(writing)
        address = first_line(reading, "dbus-daemon")
        os.close(reading)
        connection = QDBusConnection.connectToBus(address, "test-desktop")
        assert connection.isConnected()
        yield address, connection
        QDBusConnection.disconnectFromBus("test-desktop")
