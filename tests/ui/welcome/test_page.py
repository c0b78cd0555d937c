"""The first run: two steps, then the first session."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from coach.desk.welcome import first_session
from coach.ui.main.presenter import Presenter
from coach.ui.theme import Appearance, Mode
from coach.ui.welcome.page import WelcomePage
from coach.ui.widgets.doctor_signs import sign_groups
from coach.ui.widgets.look import Look
from coach.ui.widgets.picture import FigureHolder
from coach.ui.widgets.thumbnails import Thumbnails

FORBIDDEN = (
    "relieve",
    "cure",
    "prevent",
    "rehabilitat",
    "monitors",
    "safe for everyone",
    "clinically proven",
)


class Visit:
    """The page in a window, and what it said."""

    def __init__(self, look: Look, presenter: Presenter, qtbot: QtBot) -> None:
        self.thumbnails = Thumbnails(look, FigureHolder())
        session = first_session(presenter.routine_page("gentle-start"))
        self.page = WelcomePage(look, self.thumbnails, session)
        qtbot.addWidget(self.page)
        self.said: list[str] = []
        self.page.read.connect(lambda: self.said.append("read"))
        self.page.start_asked.connect(lambda: self.said.append("start"))
        self.page.skipped.connect(lambda: self.said.append("skipped"))
        self.page.resize(1024, 640)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, key: Qt.Key) -> None:
        here = self.page.focusWidget()
        assert here is not None
        QTest.keyClick(here, key)


@pytest.fixture
def visit(look: Look, presenter: Presenter, qtbot: QtBot) -> Visit:
    return Visit(look, presenter, qtbot)


def test_three_keys_lead_to_the_first_session(visit: Visit) -> None:
    visit.press(Qt.Key.Key_Space)
    visit.press(Qt.Key.Key_Return)
    assert visit.said == ["read"]
    visit.press(Qt.Key.Key_Return)
    assert visit.said == ["read", "start"]


def test_the_keyboard_is_given_on_before_the_window_is_active(
    look: Look, presenter: Presenter, qtbot: QtBot
) -> None:
    session = first_session(presenter.routine_page("gentle-start"))
    page = WelcomePage(look, Thumbnails(look, FigureHolder()), session)
    qtbot.addWidget(page)
    page.setFocus()
    # Of a window that gets active later, Qt asks who has the keyboard, and tells nobody.
    assert page.focusWidget() is page.before.agree


def test_unread_it_does_not_go_on_and_says_what_is_missing(visit: Visit) -> None:
    before = visit.page.before
    visit.press(Qt.Key.Key_Return)
    before.go_on.click()
    assert visit.said == []
    assert visit.page.currentWidget() is before
    assert before.hint.isVisible()
    assert before.agree.hasFocus()
    before.agree.click()
    assert not before.hint.isVisible()


def test_it_can_be_looked_around_first(visit: Visit) -> None:
    visit.page.before.agree.click()
    visit.page.before.go_on.click()
    visit.page.first.skip.click()
    assert visit.said == ["read", "skipped"]


def test_esc_leads_back_to_what_was_read(visit: Visit) -> None:
    visit.page.before.agree.click()
    visit.page.before.go_on.click()
    visit.press(Qt.Key.Key_Escape)
    assert visit.page.currentWidget() is visit.page.before
    assert visit.page.before.agree.isChecked()
    assert visit.page.before.agree.hasFocus()
    visit.press(Qt.Key.Key_Escape)
    assert visit.page.currentWidget() is visit.page.before


def test_what_does_not_fit_is_reached_by_the_keyboard(visit: Visit) -> None:
    bar = visit.page.before.scroller.verticalScrollBar()
    assert bar.maximum() > 0
    for _ in range(9):
        visit.press(Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()
    visit.press(Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()


def test_the_whole_card_is_there(visit: Visit) -> None:
    words = {label.text() for label in visit.page.before.findChildren(QLabel)}
    for group in sign_groups():
        assert {group.heading, *group.signs} <= words


def test_the_first_session_is_named_with_its_exercises(visit: Visit) -> None:
    words = {label.text() for label in visit.page.first.findChildren(QLabel)}
    assert {"Gentle start", "Cat-cow", "Knee rolls"} <= words


def test_nothing_is_promised(visit: Visit) -> None:
    words = " ".join(label.text().lower() for label in visit.page.findChildren(QLabel))
    assert "not medical advice" in words
    for one in FORBIDDEN:
        assert one not in words


def test_every_control_has_a_name_and_the_steps_too(visit: Visit) -> None:
    for step in (visit.page.before, visit.page.first):
        interface = QAccessible.queryAccessibleInterface(step)
        assert interface is not None
        assert interface.text(QAccessible.Text.Name)
        for button in step.findChildren(QAbstractButton):
            own = QAccessible.queryAccessibleInterface(button)
            assert own is not None
            assert own.text(QAccessible.Text.Name)
    box = QAccessible.queryAccessibleInterface(visit.page.before.agree)
    assert box is not None
    assert box.role() is QAccessible.Role.CheckBox
    assert box.state().checked == 0
    visit.page.before.agree.click()
    assert box.state().checked == 1


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(640, 400), (1024, 640), (1280, 800), (1920, 1080)])
def test_nothing_is_cut_at_any_size(visit: Visit, scale: float, size: tuple[int, int]) -> None:
    page = visit.page
    page.before.go_on.click()  # with the hint, which needs room too
    look = page.before._look
    look.theme.set_appearance(Appearance(Mode.LIGHT, scale, reduced_motion=True))
    page.resize(*size)
    for step in (page.before, page.first):
        page.setCurrentWidget(step)
        QApplication.sendPostedEvents()
        column = step.scroller.widget()
        assert column is not None
        assert column.width() <= page.width()
        for label in step.findChildren(QLabel):
            if not label.isVisible():
                continue
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            assert label.width() >= label.minimumSizeHint().width(), label.text()
            _assert_within(label)
        for button in step.findChildren(QAbstractButton):
            assert button.width() >= button.sizeHint().width()
            assert min(button.width(), button.height()) >= 44
            _assert_within(button)
            # The foot never scrolls away.
            assert step.rect().contains(button.mapTo(step, button.rect().bottomRight()))


def _assert_within(widget: QWidget) -> None:
    parent = widget.parentWidget()
    assert parent is not None
    assert parent.rect().contains(widget.geometry()), widget
