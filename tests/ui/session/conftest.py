from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.icons import Icons
from coach.ui.session.view import SessionView
from coach.ui.theme import Appearance, Mode, Theme
from coach.ui.widgets.look import Look, make_look
from tests.ui.session_screens import make_view

PLAIN = Appearance(mode=Mode.LIGHT, reduced_motion=True)


@pytest.fixture(scope="session")
def icons(qapp: QApplication) -> Icons:
    icons = Icons(parent=qapp)
    icons.load()
    return icons


@pytest.fixture
def look(qapp: QApplication, icons: Icons) -> Iterator[Look]:
    theme = Theme(qapp, PLAIN)
    yield make_look(theme, icons)
    theme.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


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
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for widget in QApplication.topLevelWidgets() if widget is host]
    assert not left
