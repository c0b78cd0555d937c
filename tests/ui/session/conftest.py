from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach.ui.session.view import SessionView
from coach.ui.widgets.look import Look
from tests.support.moments import make_view


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> Iterator[SessionView]:
    """A session view inside a window that has the keyboard."""
    host = QWidget()
    host.resize(1280, 800)
    made = make_view(look)
    made.setParent(host)
    made.resize(1280, 800)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    made.show()
    made.setFocus()
    yield made
    host.close()
    host.deleteLater()
