"""Starting with the desktop: an entry that the system reads when the user logs in."""

import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSettings

from coach.domain.errors import UserError

_RUN_KEY = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Run"
_OURS = b"--background"
_SWITCHED_OFF = (b"\nHidden=true", b"\nX-GNOME-Autostart-enabled=false")
_PLAIN = re.compile(r"[A-Za-z0-9/._+:@=,%-]+")


class Autostart(Protocol):
    """The entry of one program; both may be called any number of times."""

    def set(self) -> None:
        """Make the entry, or bring it up to date.

        Raises:
            UserError: it cannot be written.
        """
        ...

    def clear(self) -> None:
        """Remove the entry.

        Raises:
            UserError: it is there and cannot be removed.
        """
        ...


class FileAutostart:
    """Systems that look for a file: XDG autostart on Linux, a launch agent on macOS.

    Args:
        file: the file.
        content: what is in it.
    """

    def __init__(self, file: Path, content: bytes) -> None:
        self._file = file
        self._content = content

    def set(self) -> None:
        """Write the file unless it is there already, or was switched off in the desktop's settings.

        Who switches it off and on here gets it anew, because `clear` removes it between.
        """
        try:
            there = self._file.read_bytes() if self._file.is_file() else None
            if there is not None and (
                there == self._content or any(one in there for one in _SWITCHED_OFF)
            ):
                return
            self._file.parent.mkdir(parents=True, exist_ok=True)
            # Written whole or not at all: a desktop may be reading the folder.
            beside = self._file.with_name(f".{self._file.name}.new")
            beside.write_bytes(self._content)
            beside.replace(self._file)
        except OSError as error:
            raise _failed(self._file, error) from error

    def clear(self) -> None:
        """Remove the file, unless it is the user's own and starts the program openly."""
        try:
            if _OURS in self._file.read_bytes():
                self._file.unlink()
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            raise _failed(self._file, error) from error


class RunKeyAutostart:
    """Windows: a value of the user's Run key.

    Args:
        key: the Run key.
        name: name of the value.
        command: what is run.
    """

    def __init__(self, key: QSettings, name: str, command: Sequence[str]) -> None:
        self._key = key
        self._name = name
        self._line = subprocess.list2cmdline(command)

    def set(self) -> None:
        """Write the value."""
        self._key.setValue(self._name, self._line)
        self._sync()

    def clear(self) -> None:
        """Remove the value."""
        self._key.remove(self._name)
        self._sync()

    def _sync(self) -> None:
        self._key.sync()
        if self._key.status() is not QSettings.Status.NoError:
            raise UserError(
                "Windows does not let Back Coach change which programs start with it. "
                "You can choose that in Windows’ settings, under Apps, Startup."
            )


def autostart(
    arguments: Sequence[str],
    *,
    name: str = "back-coach",
    platform: str = sys.platform,
    environment: Mapping[str, str] = os.environ,
    home: Path | None = None,
) -> Autostart | None:
    """Return the entry of this system, None if it has none.

    Args:
        arguments: the program's own, after its name.
        name: of the entry; other data folders have other names.
        platform: `sys.platform`.
        environment: the environment's variables.
        home: the user's home folder, None to ask the system.
    """
    command, folder = program()
    command = [*command, *arguments]
    home = home or Path.home()
    if platform == "win32":
        return RunKeyAutostart(QSettings(_RUN_KEY, QSettings.Format.NativeFormat), name, command)
    if platform == "darwin":
        file = home / "Library" / "LaunchAgents" / f"io.github.{name}.plist"
        return FileAutostart(file, launch_agent(f"io.github.{name}", command, folder))
    chosen = Path(environment.get("XDG_CONFIG_HOME", ""))
    # The specification wants relative folders ignored.
    config = chosen if chosen.is_absolute() else home / ".config"
    try:
        entry = desktop_entry(command, folder)
    except ValueError:
        return None
    return FileAutostart(config / "autostart" / f"{name}.desktop", entry)


def program() -> tuple[list[str], Path]:
    """Return the command that starts this program again, and the folder to start it in."""
    import coach

    script = Path(sys.executable).with_name(
        "back-coach.exe" if sys.platform == "win32" else "back-coach"
    )
    folder = Path(coach.__file__).absolute().parents[1]
    if script.is_file():
        return [str(script)], folder
    return [sys.executable, "-m", "coach"], folder


def desktop_entry(command: Sequence[str], folder: Path) -> bytes:
    """Return an XDG autostart entry.

    Raises:
        ValueError: a word of the command holds a control character, which an entry cannot say.
    """
    if any(unicodedata.category(one) == "Cc" for word in (*command, str(folder)) for one in word):
        raise ValueError("a control character in a command")
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Name=Back Coach",
        "Comment=Reminds you of your exercises",
        # Ignored once the program is gone.
        f"TryExec={_escaped(command[0])}",
        f"Exec={_escaped(' '.join(_quoted(word) for word in command))}",
        f"Path={_escaped(str(folder))}",
        "Icon=back-coach",
        "Terminal=false",
        "StartupNotify=false",
        "X-GNOME-Autostart-enabled=true",
    )
    return ("\n".join(lines) + "\n").encode()


def launch_agent(label: str, command: Sequence[str], folder: Path) -> bytes:
    """Return a launch agent of macOS that runs once at login."""
    import plistlib

    return plistlib.dumps(
        {
            "Label": label,
            "ProgramArguments": list(command),
            "WorkingDirectory": str(folder),
            "RunAtLoad": True,
        }
    )


def _quoted(word: str) -> str:
    """Return a word as an Exec line wants it."""
    word = word.replace("%", "%%")
    if _PLAIN.fullmatch(word):
        return word
    for one in '\\"`$':
        word = word.replace(one, f"\\{one}")
    return f'"{word}"'


def _escaped(text: str) -> str:
    """Return a text as a value of an entry: what is quoted already is escaped once more."""
    return text.replace("\\", "\\\\")


def _failed(file: Path, error: OSError) -> UserError:
    reason = (error.strerror or str(error)).rstrip(".")
    return UserError(
        f"Back Coach cannot change whether it starts with the computer: {file}: {reason}. "
        "Please check that the folder belongs to you."
    )
