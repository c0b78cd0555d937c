"""Shared by the figure's tests: the shipped pose files, and pose files written for a test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coach.figure.library import PoseLibrary
from coach.resources import resource_path


@pytest.fixture(scope="session")
def library() -> PoseLibrary:
    return PoseLibrary(resource_path("poses"))


PLAIN = """
exercise = "{name}"
base = "supine"
[poses.start]
[poses.end]
extends = "start"
leg_left = {{ hip = [60, 0, 0], knee = 60 }}
"""


@pytest.fixture
def write_pose(tmp_path: Path) -> Callable[[str], PoseLibrary]:
    """Return a function that writes `test.toml` and returns a library of it alone."""

    def write(text: str = "") -> PoseLibrary:
        (tmp_path / "test.toml").write_text(text or PLAIN.format(name="test"), encoding="utf-8")
        return PoseLibrary(tmp_path)

    return write
