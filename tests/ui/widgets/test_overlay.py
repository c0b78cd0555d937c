"""Dialogs within the window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach.ui.theme import Appearance, Mode
from coach.ui.widgets.buttons import BARE_PADDING, Button, ButtonKind
from coach.ui.widgets.doctor_card import DoctorCard
from coach.ui.widgets.focus import _Ring
from coach.ui.widgets.look import Look
from coach.ui.widgets.note import Note
from coach.ui.widgets.overlay import Overlay
from coach.ui.widgets.paragraph import Paragraph


class Scene:
    """A window with a button, and a dialog over it."""

    def __init__(
        self,
        look: Look,
        qtbot: QtBot,
        size: tuple[int, int] = (1280, 800),
        words: str = "Saved. " * 40,
    ) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        column = QVBoxLayout(self.window)
        self.below = Button(look, "Below")
        column.addWidget(self.below)
        self.window.resize(*size)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.overlay = Overlay(look, "Go on?", "You stopped at the bridge.", self.window)
        self.overlay.body.addWidget(Note(look, words, parent=self.overlay.content))
        self.pressed: list[str] = []
        overlay, note = self.overlay, self.pressed.append
        self.discard = overlay.add_way_out("Discard", lambda: note("Discard"))
        self.keep = overlay.add_button("Keep", lambda: note("Keep"))
        self.resume = overlay.add_button(
            "Resume", lambda: note("Resume"), ButtonKind.PRIMARY, enter=True
        )
        self.below.clicked.connect(lambda: note("Below"))


@pytest.fixture
def scene(look: Look, qtbot: QtBot) -> Scene:
    return Scene(look, qtbot)


def test_the_words_of_the_way_out_begin_where_the_title_does(scene: Scene) -> None:
    scene.overlay.open()
    title = next(one for one in scene.overlay.content.findChildren(Paragraph) if one.text())
    panel = scene.overlay.panel
    left = scene.discard.mapTo(panel, QPoint(BARE_PADDING, 0)).x()
    assert left == title.mapTo(panel, QPoint(0, 0)).x()
    right = scene.resume.mapTo(panel, scene.resume.rect().topRight()).x()
    assert panel.width() - 1 - right == left


def test_the_keyboard_stays_in_the_dialog_and_goes_round(scene: Scene, qtbot: QtBot) -> None:
    scene.below.setFocus()
    scene.overlay.open()
    assert scene.resume.hasFocus()
    met = []
    for _ in range(4):
        QTest.keyClick(scene.window.focusWidget(), Qt.Key.Key_Tab)
        met.append(scene.window.focusWidget())
    assert met == [scene.discard, scene.keep, scene.resume, scene.discard]
    QTest.keyClick(scene.window.focusWidget(), Qt.Key.Key_Backtab)
    assert scene.resume.hasFocus()
    scene.overlay.close_overlay()
    assert scene.below.hasFocus()


def test_escape_presses_the_way_out_and_enter_the_main_button(scene: Scene, qtbot: QtBot) -> None:
    scene.overlay.open()
    QTest.keyClick(scene.keep, Qt.Key.Key_Escape)
    scene.keep.setFocus()
    QTest.keyClick(scene.keep, Qt.Key.Key_Return)
    QTest.keyClick(scene.overlay, Qt.Key.Key_Return)
    assert scene.pressed == ["Discard", "Keep", "Resume"]


def test_clicks_do_not_reach_the_window_below(scene: Scene, qtbot: QtBot) -> None:
    scene.overlay.open()
    at = scene.below.geometry().topLeft()
    hit = scene.window.childAt(at)
    assert hit is not None
    QTest.mouseClick(hit, Qt.MouseButton.LeftButton)
    assert scene.pressed == []


def test_it_is_a_dialog_with_a_name(scene: Scene) -> None:
    interface = QAccessible.queryAccessibleInterface(scene.overlay.panel)
    assert interface.role() is QAccessible.Role.Dialog
    assert interface.text(QAccessible.Text.Name) == "Go on?"


@pytest.mark.parametrize("size", [(640, 400), (1024, 640), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_buttons_stay_inside_the_window_at_every_size(
    look: Look, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT, scale, reduced_motion=True))
    scene = Scene(look, qtbot, size)
    scene.overlay.open()
    inside = scene.overlay.panel.rect()
    assert scene.overlay.rect().contains(scene.overlay.panel.geometry())
    for button in (scene.discard, scene.keep, scene.resume):
        box = button.rect().translated(button.mapTo(scene.overlay.panel, button.rect().topLeft()))
        assert inside.contains(box), f"{button.text()} is cut at {size}, {scale}"
        assert button.width() >= button.sizeHint().width()


def test_it_follows_the_window(scene: Scene, qtbot: QtBot) -> None:
    scene.overlay.open()
    scene.window.resize(700, 500)
    qtbot.waitUntil(lambda: scene.overlay.size() == scene.window.size())
    assert scene.overlay.rect().contains(scene.overlay.panel.geometry())


def test_it_rises_and_leaves_nothing_running(look: Look, qtbot: QtBot) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT))
    scene = Scene(look, qtbot)
    scene.overlay.open()
    assert scene.overlay.panel.graphicsEffect() is not None
    qtbot.waitUntil(lambda: scene.overlay.panel.graphicsEffect() is None)
    with qtbot.waitSignal(scene.overlay.closed):
        scene.overlay.close_overlay()
    assert not scene.overlay.isVisible()


def test_the_doctor_card_is_closed_by_escape_and_by_enter(look: Look, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    card = DoctorCard(look, window)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        card.open()
        assert card.isVisible()
        QTest.keyClick(window.focusWidget(), key)
        assert not card.isVisible()


def test_a_dialog_that_opens_while_another_leaves_keeps_the_keyboard_and_gives_it_back(
    scene: Scene, look: Look, qtbot: QtBot
) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT, reduced_motion=False))
    second = Overlay(look, "And this?", "", scene.window)
    second.add_way_out("No", second.close_overlay)
    scene.below.setFocus()
    scene.overlay.closed.connect(scene.overlay.deleteLater)
    scene.overlay.open()
    scene.overlay.close_overlay()
    second.open()
    with qtbot.waitSignal(scene.overlay.destroyed):
        pass
    assert second.isAncestorOf(scene.window.focusWidget())
    with qtbot.waitSignal(second.closed):
        second.close_overlay()
    assert scene.below.hasFocus()


def test_it_shows_no_ring_below_it_where_the_window_is_not_active(
    scene: Scene, qtbot: QtBot
) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitExposed(other):
        other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    scene.below.setFocus()
    scene.overlay.open()
    rings = [one for one in scene.window.findChildren(_Ring) if not one.isHidden()]
    assert rings == []
    assert scene.resume is scene.window.focusWidget()


@pytest.mark.parametrize("still", [True, False])
@pytest.mark.parametrize("words", ["Saved.", "Saved. " * 40])
def test_its_buttons_are_to_be_seen_as_soon_as_it_is_open(
    look: Look, qtbot: QtBot, words: str, still: bool
) -> None:
    """Otherwise they are passed over when the window becomes active only now."""
    look.theme.set_appearance(Appearance(Mode.LIGHT, reduced_motion=still))
    scene = Scene(look, qtbot, words=words)
    scene.overlay.open()
    assert scene.resume.isVisible()
    scene.overlay.close_overlay()
    qtbot.waitUntil(lambda: not scene.overlay.isVisible())
