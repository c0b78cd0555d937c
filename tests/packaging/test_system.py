import os
from pathlib import Path

import pytest
from provision.errors import SetupError
from provision.system import (
    MANAGERS,
    Kind,
    Manager,
    Need,
    Purpose,
    find_manager,
    missing,
    obtainable,
    packages_for,
    provide,
    read_needs,
)

APT = MANAGERS[0]


@pytest.fixture
def needs(root: Path) -> tuple[Need, ...]:
    return read_needs(root / "packaging" / "system-packages.toml")


@pytest.fixture
def command_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH, to which a test adds the commands it wants."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def _command(folder: Path, name: str, script: str = "exit 0") -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def test_every_need_is_named_once_and_known_to_every_manager(needs: tuple[Need, ...]) -> None:
    assert len({(need.kind, need.name) for need in needs}) == len(needs)
    for need in needs:
        assert "apt" in need.packages
        if need.purpose is not Purpose.TESTS:
            assert set(need.packages) == {manager.name for manager in MANAGERS}, need
        assert all(names for names in need.packages.values()), need


def test_presence_is_seen_by_trying() -> None:
    def need(kind: Kind, name: str) -> Need:
        return Need(Purpose.WINDOW, kind, name)

    there = [need(Kind.LIBRARY, "libc.so.6"), need(Kind.PROGRAM, "sh"), need(Kind.MODULE, "json")]
    absent = [
        need(Kind.LIBRARY, "libnowhere.so.7"),
        need(Kind.PROGRAM, "no-such-program"),
        need(Kind.MODULE, "no_such_module"),
        need(Kind.TYPELIB, "NoSuchLibrary-2.0"),
    ]
    assert missing(there + absent, {Purpose.WINDOW}) == tuple(absent)
    assert missing(absent, {Purpose.VOICE}) == ()


def test_packages_are_named_once_each(needs: tuple[Need, ...]) -> None:
    glib = [need for need in needs if need.name.startswith(("libglib", "libgthread"))]
    assert len(glib) == 2
    assert packages_for(glib, APT) == ("libglib2.0-0",)


@pytest.mark.parametrize("manager", MANAGERS, ids=lambda each: each.name)
def test_the_manager_is_the_one_that_is_there(command_folder: Path, manager: Manager) -> None:
    assert find_manager() is None
    _command(command_folder, manager.program)
    assert find_manager() == manager


def test_only_tests_do_without_what_a_system_has_no_package_for() -> None:
    sound = Need(Purpose.TESTS, Kind.PROGRAM, "pulseaudio", {"apt": ("pulseaudio",)})
    window = Need(Purpose.WINDOW, Kind.LIBRARY, "libsomething.so.1", {"apt": ("libsomething1",)})
    dnf = MANAGERS[1]
    assert obtainable([sound, window], dnf) == (window,)
    assert obtainable([sound, window], APT) == (sound, window)
    assert obtainable([sound, window], None) == (sound, window)


def test_without_the_right_to_install_the_exact_command_is_told(command_folder: Path) -> None:
    _command(command_folder, "apt-get", "echo must not run >&2; exit 1")
    voice = Need(Purpose.VOICE, Kind.PROGRAM, "espeak-ng", {"apt": ("espeak-ng",)})
    with pytest.raises(SetupError) as caught:
        provide([voice], may_install=False)
    assert str(caught.value).splitlines()[-1].strip().replace("sudo ", "") == (
        "apt-get update && apt-get install --yes --no-install-recommends espeak-ng"
    )


def test_without_a_known_manager_what_is_missing_is_named(command_folder: Path) -> None:
    assert list(command_folder.iterdir()) == []
    need = Need(Purpose.WINDOW, Kind.LIBRARY, "libEGL.so.1", {"apt": ("libegl1",)})
    with pytest.raises(SetupError, match=r"lacks libEGL\.so\.1"):
        provide([need], may_install=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="installs as root only")
def test_what_was_installed_is_looked_for_again(command_folder: Path, tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    _command(command_folder, "env", 'shift; exec "$@"')
    voice = Need(Purpose.VOICE, Kind.PROGRAM, "espeak-ng", {"apt": ("espeak-ng",)})

    _command(command_folder, "apt-get", f'echo "$@" >>{asked}')
    with pytest.raises(SetupError, match="still missing: espeak-ng"):
        provide([voice], may_install=True)

    program = command_folder / "espeak-ng"
    brings = f"case $1 in install) echo >{program}; /bin/chmod +x {program};; esac"
    _command(command_folder, "apt-get", brings)
    provide([voice], may_install=True)
    assert asked.read_text().splitlines() == [
        "update",
        "install --yes --no-install-recommends espeak-ng",
    ]
