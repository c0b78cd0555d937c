"""Closing the window, with the tray's icon there and without."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QCloseEvent, QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.reminding.hiding import HidesOnClose
from coach.ui.reminding.notifications import Notice
from coach.ui.reminding.tray import Tray


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.closings = 0

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closings += 1


def close_as_the_user_does(window: QWidget) -> None:
    """Close it as a window manager does on the user's behalf."""
    handle = window.windowHandle()
    assert handle is not None
    QApplication.sendEvent(handle, QCloseEvent())


def test_what_the_user_closes_is_hidden_and_comes_back(qtbot: QtBot) -> None:
    window, may = Window(), [True]
    qtbot.addWidget(window)
    hides = HidesOnClose(window, lambda: may[0])
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(hides.hidden):
        close_as_the_user_does(window)
    assert window.isHidden()
    assert window.closings == 0
    assert not QApplication.quitOnLastWindowClosed()
    window.show()
    assert QApplication.quitOnLastWindowClosed()
    may[0] = False
    close_as_the_user_does(window)
    assert window.closings == 1


def test_what_the_program_or_the_system_closes_is_closed(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    HidesOnClose(window, lambda: True)
    with qtbot.waitExposed(window):
        window.show()
    window.close()
    assert window.closings == 1


def test_a_hidden_window_can_be_closed_for_good(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    HidesOnClose(window, lambda: True)
    with qtbot.waitExposed(window):
        window.show()
    close_as_the_user_does(window)
    window.close()
    assert window.closings == 1
    QApplication.setQuitOnLastWindowClosed(True)


@pytest.fixture
def icon(qapp: QApplication) -> Iterator[None]:
    before = qapp.windowIcon()
    picture = QPixmap(16, 16)
    picture.fill(QColor("#0e6b66"))
    qapp.setWindowIcon(QIcon(picture))
    yield
    qapp.setWindowIcon(before)


# Qt's X11 tray looks for an X server, which the offscreen platform does not have.
offscreen = pytest.mark.qt_log_ignore("systemTrayWindowChanged")


@offscreen
@pytest.mark.usefixtures("icon")
def test_without_a_tray_the_icon_is_not_there_and_shows_nothing(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    tray = Tray(window)
    tray.set_shown(True)
    assert not tray.is_there
    assert not tray.show_notice(Notice("Title", "Text", "Start", "Later"))
    tray.set_shown(False)


@offscreen
@pytest.mark.usefixtures("icon")
def test_the_menu_says_what_was_chosen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    tray = Tray(window)
    tray.set_shown(True)
    assert tray._icon is not None
    start, open_it, _line, leave = tray._icon.contextMenu().actions()
    for action, signal in (
        (start, tray.start_chosen),
        (open_it, tray.open_chosen),
        (leave, tray.quit_chosen),
    ):
        with qtbot.waitSignal(signal):
            action.trigger()
    tray.set_shown(False)
