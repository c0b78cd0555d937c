"""The set-up is no part of the installed program: its folder is put on the path for its tests."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "packaging"))


@pytest.fixture
def root() -> Path:
    """The checkout's top folder."""
    return ROOT
