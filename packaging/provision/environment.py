"""The project's own Python environment, `.venv`: made once, stamped, rebuilt when stale.

The stamp is written last. An environment without one was never finished, and one whose stamp
names other lock files, another Python or another place no longer fits; both are made anew.
"""

import errno
import hashlib
import json
import os
import platform
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from provision import pip
from provision.errors import SetupError
from provision.processes import run, say

STAMP = "back-coach.json"
_FORMAT = 1
_ROOM = 1_500_000_000
"""Bytes that must be free before an environment is built: it takes about 0.8 GB, pip's downloads
and temporary files the rest."""


class Lock(StrEnum):
    """The lock files, by name, and what each is there for."""

    APP = "app"
    TEST = "test"
    NATURAL_VOICE = "natural-voice"


@dataclass(frozen=True, slots=True)
class Project:
    """Where things are in a checkout.

    Attributes:
        root: the folder with pyproject.toml.
    """

    root: Path

    @property
    def venv(self) -> Path:
        """The environment's folder."""
        return self.root / ".venv"

    @property
    def definition(self) -> Path:
        """The project file, which names the command to install."""
        return self.root / "pyproject.toml"

    @property
    def needs(self) -> Path:
        """The list of what the operating system must bring."""
        return self.root / "packaging" / "system-packages.toml"

    def lock(self, lock: Lock) -> Path:
        """The lock file of that name."""
        return self.root / "packaging" / "requirements" / f"{lock}.lock"

    def program(self, name: str) -> Path:
        """An installed command, such as `python` or `back-coach`."""
        if os.name == "nt":
            return self.venv / "Scripts" / f"{name}.exe"
        return self.venv / "bin" / name


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _base_python() -> str:
    """The interpreter outside any environment: ours may be the very one that is rebuilt."""
    return getattr(sys, "_base_executable", None) or sys.executable


def _identity(project: Project) -> dict[str, object]:
    return {
        "format": _FORMAT,
        "python": f"{platform.python_implementation()} {sys.version_info[0]}.{sys.version_info[1]}",
        "base": sys.base_prefix,
        "machine": platform.machine(),
        "place": str(project.root),
    }


def _read_stamp(project: Project) -> dict[str, object]:
    try:
        stamp = json.loads((project.venv / STAMP).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _installed(stamp: Mapping[str, object]) -> dict[str, str]:
    locks = stamp.get("locks")
    if not isinstance(locks, dict):
        return {}
    return {str(name): str(digest) for name, digest in locks.items() if name in list(Lock)}


def is_ready(project: Project, locks: Iterable[Lock]) -> bool:
    """Tell whether the environment holds what these locks and the project file say."""
    stamp = _read_stamp(project)
    have = _installed(stamp)
    return (
        _fits(project, stamp)
        and all(have.get(lock) == _digest(project.lock(lock)) for lock in locks)
        and stamp.get("definition") == _digest(project.definition)
    )


def _fits(project: Project, stamp: Mapping[str, object]) -> bool:
    """Tell whether a stamp belongs to this Python and place, and to locks that have not changed."""
    identity = _identity(project)
    return (
        {key: stamp.get(key) for key in identity} == identity
        and project.program("python").exists()
        and all(
            digest == _digest(project.lock(Lock(name)))
            for name, digest in _installed(stamp).items()
        )
    )


def prepare(project: Project, locks: Iterable[Lock]) -> None:
    """Make the environment ready: nothing to do, something to add, or all to build.

    Args:
        project: the checkout.
        locks: what must be installed; what was installed besides is kept up too.

    Raises:
        SetupError: it cannot be made ready; the message says why.
    """
    locks = tuple(locks)
    if is_ready(project, locks):
        return
    with _one_at_a_time(project):
        # Another run may have finished it while this one waited.
        if not is_ready(project, locks):
            _build(project, locks)


def _build(project: Project, locks: tuple[Lock, ...]) -> None:
    stamp = _read_stamp(project)
    have = _installed(stamp)
    wanted = tuple(lock for lock in Lock if lock in locks or lock in have)
    try:
        if not _fits(project, stamp):
            _make_anew(project)
            have = {}
        (project.venv / STAMP).unlink(missing_ok=True)
        _install(project, [lock for lock in wanted if lock not in have])
        digests = {str(lock): _digest(project.lock(lock)) for lock in wanted}
        _write_stamp(project, digests)
    except PermissionError as error:
        raise SetupError(_may_not_write(error.filename or project.root)) from error
    except OSError as error:
        message = f"The environment could not be made ({error.strerror}: {error.filename})."
        raise SetupError(message) from error


def _make_anew(project: Project) -> None:
    venv = project.venv
    if venv.is_symlink() or (venv.exists() and not _may_be_removed(venv)):
        message = (
            f"{venv} is not an environment that this set-up made: move it away, "
            "then run the same command again."
        )
        raise SetupError(message)
    if not os.access(project.root, os.W_OK):
        raise SetupError(_may_not_write(project.root))
    if venv.exists():
        shutil.rmtree(venv)
    if shutil.disk_usage(project.root).free < _ROOM:
        message = (
            f"The disk with {project.root} has less than {_ROOM / 1e9:.1f} GB free: make room, "
            "then run the same command again."
        )
        raise SetupError(message)
    say(f"Making a Python environment in {venv} (this is done once)")
    if run([_base_python(), "-I", "-m", "venv", "--prompt", "back-coach", str(venv)]):
        message = (
            f"Python could not make an environment in {venv}; its own words stand above. "
            "Check that the folder may be written and that the disk has room."
        )
        raise SetupError(message)


def _may_not_write(place: object) -> str:
    return (
        f"{place} may not be written: run the command as the user who owns it, "
        "or copy the project to a folder of your own."
    )


def _may_be_removed(venv: Path) -> bool:
    """An environment, finished or begun, or an empty folder: nothing a person keeps things in."""
    names = {each.name for each in venv.iterdir()} if venv.is_dir() else {"a file"}
    begun = {"bin", "include", "lib", "lib64", "Scripts", "Include", "Lib"}
    return "pyvenv.cfg" in names or names <= begun


def _install(project: Project, locks: Iterable[Lock]) -> None:
    python = project.program("python")
    files = [str(project.lock(lock)) for lock in locks]
    if files:
        say(
            "Downloading and installing the packages in the lock file (about 300 MB the first time)"
        )
        listed = [word for file in files for word in ("--requirement", file)]
        pip.install(python, project.root, ["--require-hashes", "--only-binary", ":all:", *listed])
    say("Installing Back Coach itself")
    pip.install(
        python,
        project.root,
        ["--quiet", "--no-index", "--no-build-isolation", "--no-deps", "--editable", "."],
    )


def _write_stamp(project: Project, digests: Mapping[str, str]) -> None:
    stamp = _identity(project) | {"locks": digests, "definition": _digest(project.definition)}
    unfinished = project.venv / f"{STAMP}.new"
    unfinished.write_text(json.dumps(stamp, indent=2) + "\n", "utf-8")
    unfinished.replace(project.venv / STAMP)


@contextmanager
def _one_at_a_time(project: Project) -> Iterator[None]:
    """Hold other runs of the set-up in this folder back until this one is done.

    The hold is on the project file, so that nothing is left behind, and ends with the process. File
    systems that know no such holds go without.
    """
    with project.definition.open("rb") as file:
        try:
            if not _hold(file.fileno(), wait=False):
                say("Another set-up is running in this folder; waiting for it to end.")
                _hold(file.fileno(), wait=True)
        except OSError:
            say("This file system cannot tell whether another set-up is running; going on.")
        yield


def _hold(descriptor: int, *, wait: bool) -> bool:
    """Hold an open file for this process alone; return whether it could be had."""
    if sys.platform == "win32":
        import msvcrt

        # One byte far past the end: a held byte cannot be read by others, and pip reads this file.
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)
        while True:
            try:
                msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            except OSError as error:
                # Windows waits for ten seconds at a time.
                if wait and error.errno == errno.EDEADLOCK:
                    continue
                if not wait and error.errno == errno.EACCES:
                    return False
                raise
            return True
    else:
        import fcntl

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True
