"""Keeps the screen awake while a session runs: one handler per operating system.

Nothing here waits for another program: requests go out and their answers, if any, arrive later.
Each handler is undone by the system itself if this program dies.
"""

import ctypes
import os
import shutil
import sys
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QProcess, Slot

from coach.ui.dbus.bus import SessionBus, session_bus
from coach.ui.dbus.wire import Kind, Message

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
    release. Where no desktop answers, the handler passed as `otherwise` takes over.
    """

    _SERVICE = "org.freedesktop.ScreenSaver"
    _PATH = "/org/freedesktop/ScreenSaver"

    def __init__(self, otherwise: KeepAwake, parent: QObject) -> None:
        super().__init__(parent)
        self._otherwise = otherwise
        self._held = False
        self._asked = 0
        self._bus = SessionBus(self)
        self._bus.received.connect(self._receive)
        self._bus.lost.connect(self._otherwise.hold)

    def hold(self) -> None:
        """Ask the desktop; the answer is awaited without stopping."""
        if self._held:
            return
        self._held = True
        self._bus.open()
        self._asked = self._bus.call(
            Message(
                *(Kind.CALL, 0, self._PATH, self._SERVICE, "Inhibit"),
                destination=self._SERVICE,
                signature="ss",
                body=(_APPLICATION, _REASON),
            )
        )

    def release(self) -> None:
        """Close the connection, and with it the inhibition."""
        if self._held:
            self._held = False
            self._bus.close()
            self._otherwise.release()

    @Slot(object)
    def _receive(self, message: Message) -> None:
        if message.kind is Kind.ERROR and message.reply_to == self._asked:
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
    return ScreenSaverKeepAwake(otherwise, parent) if session_bus(os.environ)[0] else otherwise
