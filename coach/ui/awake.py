"""Keeps the screen awake while a session runs: one handler per operating system.

Nothing here waits for another program: requests go out and their answers, if any, arrive later.
Each handler is undone by the system itself if this program dies.
"""

import ctypes
import itertools
import os
import shutil
import sys
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QProcess, Slot

_REASON = "An exercise session is running"
_APPLICATION = "Back Coach"


class KeepAwake(Protocol):
    """Holds the screen awake, or lets it sleep again. Both may be called any number of times."""

    def hold(self) -> None:
        """Ask that the screen stay on; never waits, never raises."""
        ...

    def release(self) -> None:
        """Let the screen sleep again; never waits, never raises."""
        ...


class NoKeepAwake:
    """For systems that offer no way, and for tests: does nothing."""

    def hold(self) -> None:
        """Do nothing."""

    def release(self) -> None:
        """Do nothing."""


class ProcessKeepAwake(QObject):
    """Runs a system tool that keeps the screen awake for as long as it lives.

    The tool must end by itself when this program dies: `caffeinate -w PID` does, and so does
    `systemd-inhibit … cat`, because `cat` sees its input close.
    """

    def __init__(self, program: str, arguments: tuple[str, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._program = program
        self._arguments = arguments
        self._process: QProcess | None = None

    @property
    def holding(self) -> bool:
        """The tool has been started and has not ended."""
        return (
            self._process is not None
            and self._process.state() is not QProcess.ProcessState.NotRunning
        )

    def hold(self) -> None:
        """Start the tool unless it runs already."""
        if self.holding:
            return
        if self._process is None:
            self._process = QProcess(self)
            self._process.setStandardOutputFile(QProcess.nullDevice())
            self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.start(self._program, list(self._arguments))

    def release(self) -> None:
        """Close the tool's input and end it."""
        if self._process is not None:
            self._process.closeWriteChannel()
            self._process.kill()


class ScreenSaverKeepAwake(QObject):
    """Linux desktops: `org.freedesktop.ScreenSaver.Inhibit` over a connection of its own.

    Desktops drop an inhibition when the connection that asked for it closes, so closing is the
    release. (UnInhibit and the portal's Inhibit want unsigned numbers, which PySide6 cannot send.)
    Where no desktop answers, the handler passed as `otherwise` takes over.
    """

    _SERVICE = "org.freedesktop.ScreenSaver"
    _PATH = "/org/freedesktop/ScreenSaver"
    _numbers = itertools.count(1)

    def __init__(self, otherwise: KeepAwake, parent: QObject) -> None:
        super().__init__(parent)
        self._otherwise = otherwise
        self._connection_name = ""
        self._watcher: QObject | None = None

    def hold(self) -> None:
        """Ask the desktop; the answer is awaited without stopping."""
        if self._connection_name:
            return
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        name = f"back-coach-awake-{next(self._numbers)}"
        # By its address: libdbus keeps the first session bus of a process for good.
        bus = QDBusConnection.connectToBus(_session_bus_address(), name)
        self._connection_name = name
        if not bus.isConnected():
            self._otherwise.hold()
            return
        message = QDBusMessage.createMethodCall(self._SERVICE, self._PATH, self._SERVICE, "Inhibit")
        message.setArguments([_APPLICATION, _REASON])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(message), self)
        watcher.finished.connect(self._on_answer)
        self._watcher = watcher

    def release(self) -> None:
        """Close the connection, and with it the inhibition."""
        if not self._connection_name:
            return
        from PySide6.QtDBus import QDBusConnection

        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        QDBusConnection.disconnectFromBus(self._connection_name)
        self._connection_name = ""
        self._otherwise.release()

    @Slot("QDBusPendingCallWatcher*")
    def _on_answer(self, watcher: QObject) -> None:
        if watcher is not self._watcher:
            return
        failed = bool(watcher.isError())  # type: ignore[attr-defined]
        watcher.deleteLater()
        self._watcher = None
        if failed and self._connection_name:
            self._otherwise.hold()


class WindowsKeepAwake:
    """Windows: `SetThreadExecutionState`; Windows forgets it when the program ends."""

    _CONTINUOUS = 0x80000000
    _SYSTEM_REQUIRED = 0x00000001
    _DISPLAY_REQUIRED = 0x00000002

    def hold(self) -> None:
        """Ask that system and display stay on."""
        self._set(self._CONTINUOUS | self._SYSTEM_REQUIRED | self._DISPLAY_REQUIRED)

    def release(self) -> None:
        """Take the request back."""
        self._set(self._CONTINUOUS)

    def _set(self, flags: int) -> None:
        library = getattr(ctypes, "windll", None)
        if library is not None:
            library.kernel32.SetThreadExecutionState(ctypes.c_uint(flags))


def keep_awake(parent: QObject) -> KeepAwake:
    """Return the handler for this system.

    Args:
        parent: owns whatever Qt objects the handler needs.
    """
    if sys.platform == "win32":
        return WindowsKeepAwake()
    if sys.platform == "darwin":
        return ProcessKeepAwake("/usr/bin/caffeinate", ("-d", "-i", "-w", str(os.getpid())), parent)
    otherwise: KeepAwake = NoKeepAwake()
    tool = shutil.which("systemd-inhibit")
    # systemd-inhibit only works where systemd runs the machine; in a container it would complain.
    if tool is not None and Path("/run/systemd/system").is_dir():
        arguments = ("--what=idle", f"--who={_APPLICATION}", f"--why={_REASON}", "cat")
        otherwise = ProcessKeepAwake(tool, arguments, parent)
    # Without an address libdbus would start a bus of its own, which takes long and helps nobody.
    if _session_bus_address():
        return ScreenSaverKeepAwake(otherwise, parent)
    return otherwise


def _session_bus_address() -> str:
    """Return where the session bus is, empty if there is none."""
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if address:
        return address
    socket = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"), "bus")
    return f"unix:path={socket}" if socket.exists() else ""
