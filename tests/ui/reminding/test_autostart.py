"""The entry that starts the program at login."""

import configparser
import plistlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSettings

from coach.domain.errors import UserError
from coach.ui.reminding.autostart import (
    FileAutostart,
    RunKeyAutostart,
    autostart,
    desktop_entry,
    program,
)

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


def entry(content: bytes) -> dict[str, str]:
    parser = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=("#",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(content.decode())
    return dict(parser["Desktop Entry"])


def unescaped(value: str) -> str:
    """Return a value as a desktop reads it."""
    out, rest = "", iter(value)
    for one in rest:
        out += {"s": " ", "t": "\t", "n": "\n", "\\": "\\"}[next(rest)] if one == "\\" else one
    return out


def run_by_shell(line: str) -> list[str]:
    """Return an Exec line's words; a shell takes its quotes apart as the specification does."""
    done = subprocess.run(
        ["/bin/sh", "-c", f"printf '%s\\0' {line}"], capture_output=True, check=True
    )
    return [one.replace("%%", "%") for one in done.stdout.decode().split("\0")[:-1]]


def test_on_linux_it_is_a_file_in_the_users_autostart_folder(tmp_path: Path) -> None:
    config, data = tmp_path / "config", str(tmp_path / "a b" / "$data")
    made = autostart(
        ["--background", "--data-dir", data],
        platform="linux",
        environment={"XDG_CONFIG_HOME": str(config)},
        home=tmp_path,
    )
    assert made is not None
    file = config / "autostart" / "back-coach.desktop"
    made.clear()
    made.set()
    shown = entry(file.read_bytes())
    command, folder = program()
    assert run_by_shell(unescaped(shown["Exec"])) == [
        *command,
        "--background",
        "--data-dir",
        data,
    ]
    assert shown["TryExec"] == command[0]
    assert shown["Path"] == str(folder)
    assert shown["Type"] == "Application"
    made.set()
    made.clear()
    assert not file.exists()
    assert list(file.parent.iterdir()) == []


@pytest.mark.parametrize("config", ["", "relative/folder"])
def test_without_an_absolute_folder_it_is_in_the_usual_one(tmp_path: Path, config: str) -> None:
    made = autostart([], platform="linux", environment={"XDG_CONFIG_HOME": config}, home=tmp_path)
    assert made is not None
    made.set()
    assert (tmp_path / ".config" / "autostart" / "back-coach.desktop").is_file()


@given(st.lists(words.filter(bool), min_size=1, max_size=3))
def test_every_word_of_the_command_comes_through(command: list[str]) -> None:
    shown = entry(desktop_entry(command, Path("/folder")))
    assert run_by_shell(unescaped(shown["Exec"])) == command


def test_what_an_entry_cannot_say_is_not_offered(tmp_path: Path) -> None:
    made = autostart(["--data-dir", "two\nlines"], platform="linux", environment={}, home=tmp_path)
    assert made is None


def test_an_entry_of_an_older_place_is_brought_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "back-coach.desktop"
    file.write_text("[Desktop Entry]\nExec=/old/place\n")
    FileAutostart(file, b"new").set()
    assert file.read_bytes() == b"new"


@pytest.mark.parametrize("off", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_an_entry_switched_off_in_the_desktops_settings_stays_off(tmp_path: Path, off: str) -> None:
    made = autostart(["--background"], platform="linux", environment={}, home=tmp_path)
    assert made is not None
    made.set()
    (file,) = (tmp_path / ".config" / "autostart").iterdir()
    text = file.read_text().replace("X-GNOME-Autostart-enabled=true\n", "") + f"{off}\n"
    file.write_text(text)
    made.set()
    assert file.read_text() == text
    # Switched off and on in the program itself, it works again.
    made.clear()
    made.set()
    assert off not in file.read_text()


def test_an_entry_that_the_user_made_is_not_removed(tmp_path: Path) -> None:
    file = tmp_path / "back-coach.desktop"
    file.write_text("[Desktop Entry]\nExec=back-coach\n")
    FileAutostart(file, b"new").clear()
    assert file.exists()


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    in_the_way = tmp_path / "autostart"
    in_the_way.write_text("a file")
    made = FileAutostart(in_the_way / "back-coach.desktop", b"")
    with pytest.raises(UserError, match="starts with the computer"):
        made.set()
    made.clear()


def test_on_macos_it_is_a_launch_agent(tmp_path: Path) -> None:
    made = autostart(["--background"], platform="darwin", environment={}, home=tmp_path)
    assert made is not None
    made.set()
    (file,) = (tmp_path / "Library" / "LaunchAgents").iterdir()
    agent = plistlib.loads(file.read_bytes())
    assert agent["ProgramArguments"] == [*program()[0], "--background"]
    assert agent["RunAtLoad"] is True
    assert f"{agent['Label']}.plist" == file.name


def test_on_windows_it_is_a_value_of_the_run_key(tmp_path: Path) -> None:
    key = QSettings(str(tmp_path / "run.ini"), QSettings.Format.IniFormat)
    made = RunKeyAutostart(key, "back-coach", [r"C:\Program Files\back-coach.exe", "--background"])
    made.set()
    assert key.value("back-coach") == r'"C:\Program Files\back-coach.exe" --background'
    made.clear()
    assert not key.contains("back-coach")


def test_the_command_starts_this_very_program(tmp_path: Path) -> None:
    command, folder = program()
    done = subprocess.run(
        [*command, "--version"], cwd=folder, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("back-coach ")
    assert command[0] == sys.executable or Path(command[0]).name.startswith("back-coach")
