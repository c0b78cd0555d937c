"""What the operating system must bring: which of it is missing, and how to get it."""

import ctypes
import importlib.util
import os
import shlex
import shutil
import sys
import tomllib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from provision.errors import SetupError
from provision.processes import run, say, succeeds


class Purpose(StrEnum):
    """What a need is there for."""

    SETUP = "setup"
    WINDOW = "window"
    VOICE = "voice"
    TESTS = "tests"


class Kind(StrEnum):
    """How the presence of a need is seen."""

    LIBRARY = "library"
    PROGRAM = "program"
    MODULE = "module"
    TYPELIB = "typelib"


@dataclass(frozen=True, slots=True)
class Manager:
    """A system's package manager.

    Attributes:
        name: the key under which the list of needs names its packages.
        program: the command that must be on PATH.
        refresh: the command that renews the list of packages; empty where installing does so.
        install: the command to which the packages' names are added.
    """

    name: str
    program: str
    refresh: tuple[str, ...]
    install: tuple[str, ...]


MANAGERS = (
    Manager(
        "apt",
        "apt-get",
        ("apt-get", "update"),
        ("apt-get", "install", "--yes", "--no-install-recommends"),
    ),
    Manager("dnf", "dnf", (), ("dnf", "install", "--assumeyes")),
    Manager("pacman", "pacman", (), ("pacman", "-Sy", "--needed", "--noconfirm")),
    Manager("zypper", "zypper", (), ("zypper", "--non-interactive", "install")),
)


_NAMED = 3

SYSTEM_PYTHON = "/usr/bin/python3"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that the system must bring.

    Attributes:
        purpose: what it is there for.
        kind: how its presence is seen.
        name: the library's soname, the command, the module, or name and version of the typelib.
        packages: by package manager, the packages that bring it; none if no package fits there.
    """

    purpose: Purpose
    kind: Kind
    name: str
    packages: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def is_met(self) -> bool:
        """Look whether it is there, by trying it and not by asking a package manager."""
        match self.kind:
            case Kind.LIBRARY:
                return _loads(self.name)
            case Kind.PROGRAM:
                return shutil.which(self.name) is not None
            case Kind.MODULE:
                return importlib.util.find_spec(self.name) is not None
            case Kind.TYPELIB:
                return _has_typelib(*self.name.rsplit("-", 1))


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _has_typelib(name: str, version: str) -> bool:
    """Ask the system's own Python: its bindings are the ones that packages bring."""
    script = f"import gi; gi.require_version({name!r}, {version!r})"
    return Path(SYSTEM_PYTHON).exists() and succeeds([SYSTEM_PYTHON, "-c", script])


def read_needs(file: Path) -> tuple[Need, ...]:
    """Read the list of needs, with the running Python's version filled in.

    Raises:
        KeyError, ValueError: the file breaks its own rules; the tests keep it from doing so.
    """
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return tuple(_need(entry, python) for entry in tomllib.loads(file.read_text("utf-8"))["need"])


def _need(entry: dict[str, str | list[str]], python: str) -> Need:
    (kind,) = (kind for kind in Kind if kind in entry)
    packages = {
        manager.name: tuple(name.format(python=python) for name in entry[manager.name])
        for manager in MANAGERS
        if manager.name in entry
    }
    return Need(Purpose(str(entry["for"])), kind, str(entry[kind]), packages)


def missing(
    needs: Iterable[Need],
    purposes: Collection[Purpose],
    is_met: Callable[[Need], bool] = Need.is_met,
) -> tuple[Need, ...]:
    """Return the needs of these purposes that are not met."""
    return tuple(need for need in needs if need.purpose in purposes and not is_met(need))


def find_manager() -> Manager | None:
    """Return the package manager of this system, or None if it is none that we know."""
    return next((each for each in MANAGERS if shutil.which(each.program)), None)


def obtainable(needs: Iterable[Need], manager: Manager | None) -> tuple[Need, ...]:
    """Leave out what only tests need and this system has no fitting package for: those skip."""
    return tuple(
        need
        for need in needs
        if need.purpose is not Purpose.TESTS or manager is None or manager.name in need.packages
    )


def packages_for(needs: Iterable[Need], manager: Manager) -> tuple[str, ...]:
    """Return the packages that bring these needs, each once, in a steady order."""
    return tuple(sorted({name for need in needs for name in need.packages.get(manager.name, ())}))


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _as_root() -> tuple[str, ...] | None:
    """Return what to put before a command so that it runs as root; None if we may not."""
    if _is_root():
        return ()
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    if succeeds([sudo, "-n", "true"]) or sys.stdin.isatty():
        return (sudo,)
    return None


def _listed(needs: Sequence[Need]) -> str:
    """Name a few needs; count the rest, which nobody would read."""
    names = [need.name for need in needs]
    if len(names) > _NAMED:
        names = [*names[:_NAMED], f"{len(names) - _NAMED} more"]
    *first, last = names or ["nothing"]
    return f"{', '.join(first)} and {last}" if first else last


def provide(needs: Sequence[Need], *, may_install: bool) -> None:
    """Install what is missing with the system's package manager.

    Args:
        needs: what is missing.
        may_install: False to print the command instead of running it.

    Raises:
        SetupError: it is still missing; the message holds the exact command to get it.
    """
    manager = find_manager()
    packages = packages_for(needs, manager) if manager else ()
    if manager is None or not packages:
        message = (
            f"This system lacks {_listed(needs)}, which Back Coach needs: install what brings "
            "that with its package manager, then run the same command again."
        )
        raise SetupError(message)
    commands = [list(manager.refresh)] if manager.refresh else []
    commands.append([*manager.install, *packages])
    sudo = [] if _is_root() else ["sudo"]
    by_hand = " && ".join(shlex.join([*sudo, *command]) for command in commands)
    prefix = _as_root() if may_install else None
    if prefix is None:
        message = (
            f"This system lacks {_listed(needs)}, which Back Coach needs. "
            f"Run this, then the same command again:\n  {by_hand}"
        )
        raise SetupError(message)
    say(f"Installing {len(packages)} system packages with {manager.name}: {' '.join(packages)}")
    *refresh, install = commands
    for command in refresh:
        # A list that cannot be renewed may still do; the installation will tell.
        run([*prefix, *command])
    code = run([*prefix, "env", "DEBIAN_FRONTEND=noninteractive", *install])
    still = [need for need in needs if not need.is_met()]
    if code or still:
        message = (
            f"The system packages could not be installed (still missing: {_listed(still)}): "
            "check that this computer is online and has room on its disk. "
            f"Then run this, and the same command again:\n  {by_hand}"
        )
        raise SetupError(message)
