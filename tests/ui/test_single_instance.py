from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from coach.ui.single_instance import SingleInstance, server_name
from tests.support.programs import *  # noqa: F403
