import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
import run


@pytest.mark.parametrize(
    ("version", "fits"),
    [((2, 7), False), ((3, 10), False), ((3, 11), True), ((3, 13), True), ((3, 14), False)],
)
def test_which_pythons_fit(version: tuple[int, int], fits: bool) -> None:
    assert run.fits(version) is fits


def test_old_pythons_can_read_it(root: Path) -> None:
    source = (root / "packaging" / "run.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 5))
    assert 'f"' not in source


def test_a_fitting_python_is_found_unless_it_is_an_empty_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run.fitting_python() is None
    (tmp_path / "python3.13").write_text("#!/bin/sh\nexit 127\n")
    (tmp_path / "python3.13").chmod(0o755)
    assert run.fitting_python() is None
    (tmp_path / "python3.12").symlink_to(sys.executable)
    assert run.fitting_python() == str(tmp_path / "python3.12")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")
def test_without_a_screen_it_says_so_in_one_line(root: Path) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "packaging/run.py"],
        cwd=root,
        env={name: value for name, value in os.environ.items() if name not in hidden},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "needs a screen" in done.stderr
