from pathlib import Path

from provision.checks import commands, environment_for_tests
from provision.environment import Project


def test_the_checks_and_pytest_last(root: Path) -> None:
    names = [
        [Path(command[0]).stem, *command[1:]] for command in commands(Project(root), ["-k", "lock"])
    ]
    side_by_side = ["--numprocesses", "auto", "--dist", "loadgroup"]
    assert names == [
        ["ruff", "format", "--check"],
        ["ruff", "check"],
        ["mypy"],
        ["lint-imports", "--no-logo"],
        ["python", "-m", "pytest", *side_by_side, "-k", "lock"],
    ]


def test_nothing_of_a_desktop_is_lent_to_the_tests(tmp_path: Path) -> None:
    desktop = {
        "DISPLAY": ":0",
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1000/bus",
        "XDG_DATA_HOME": "/people/me/.local/share",
        "XDG_RUNTIME_DIR": "/run/user/1000",
        "PATH": "/usr/bin",
    }
    lent = environment_for_tests(desktop, tmp_path)
    assert lent["QT_QPA_PLATFORM"] == "offscreen"
    assert lent["PATH"] == "/usr/bin"
    assert not {"DISPLAY", "DBUS_SESSION_BUS_ADDRESS"} & set(lent)
    assert all(Path(lent[name]).parent == tmp_path for name in lent if name.startswith("XDG_"))


def test_ci_runs_the_command_of_the_readme(root: Path) -> None:
    command = "python3 packaging/run.py --test"
    assert command in (root / "README.md").read_text("utf-8")
    assert f"exec {command}\n" in (root / ".ci" / "run").read_text("utf-8")
