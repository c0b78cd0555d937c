"""The library page: what it shows, says and lets the keyboard do."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from coach.ui.library.view import Sought
from coach.ui.theme import Appearance, Mode
from coach.ui.widgets.paragraph import Paragraph
from tests.ui.library.conftest import Shelf

ALL = 31


def press(widget: QWidget | None, key: Qt.Key) -> None:
    assert widget is not None
    QTest.keyClick(widget, key)


def test_columns_follow_the_width_over_the_text_size(shelf: Shelf) -> None:
    grid = shelf.page.grid
    for width, scale, columns in (
        (964, 1.0, 4),
        (760, 1.0, 3),
        (480, 1.0, 1),
        (1000, 2.0, 2),
        (640, 2.0, 1),
    ):
        shelf.look.theme.set_appearance(Appearance(Mode.LIGHT, scale, reduced_motion=True))
        shelf.resize(width, 800)
        assert grid.columns == columns
        # Cards stand where they are reckoned to stand: all of them can be scrolled to.
        rects = [grid.visualRect(grid.model().index(row, 0)) for row in range(ALL)]
        height = grid.heightForWidth(grid.viewport().width())
        assert rects[-1].bottom() < height <= rects[-1].bottom() + 2
        assert len({rect.top() for rect in rects}) == -(-ALL // columns)


def test_cards_are_198_high_unless_their_words_need_more(shelf: Shelf) -> None:
    grid = shelf.page.grid
    heights = [grid.cell(row).height() - 14 for row in range(ALL)]
    assert min(heights) == 198
    long = shelf.ids.index("childs-pose-rotation")
    assert heights[long] > 198


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [(640, 400, 2.0), (760, 640, 1.0), (1024, 640, 2.0), (1576, 1080, 1.0)],
)
def test_nothing_is_cut_off(
    shelf: Shelf, qtbot: QtBot, width: int, height: int, scale: float
) -> None:
    shelf.look.theme.set_appearance(Appearance(Mode.LIGHT, scale, reduced_motion=True))
    for show in views(shelf):
        show()
        shelf.resize(width, height)
        qtbot.waitUntil(partial(assert_all_fits, shelf.page))


def views(shelf: Shelf) -> tuple[Callable[[], None], ...]:
    """What brings each of the page's views about."""
    return (
        shelf.page.show_cards,
        partial(shelf.page.open_exercise, "bird-dog"),
        partial(shelf.page.advice_asked.emit, "exercising"),
    )


def assert_all_fits(page: QWidget) -> None:
    for part in page.findChildren(QWidget):
        if not part.isVisible() or not isinstance(part, QAbstractButton | Paragraph):
            continue
        assert part.width() >= part.minimumSizeHint().width(), part
        assert part.mapTo(page, QPoint(part.width(), 0)).x() <= page.width(), part
        if isinstance(part, Paragraph):
            assert part.height() >= part.heightForWidth(part.width()), part.text()


def test_typing_finds_and_escape_shows_all_again(shelf: Shelf, qtbot: QtBot) -> None:
    page = shelf.page
    page.setFocus()
    assert page.filters.search.hasFocus()
    with qtbot.waitSignals([page.sought] * 5):
        QTest.keyClicks(page.filters.search, "brige")
    assert shelf.ids[0] == "glute-bridge"
    assert len(shelf.ids) < ALL
    press(page.filters.search, Qt.Key.Key_Escape)
    assert len(shelf.ids) == ALL
    assert page.filters.search.text() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_from_the_search_into_the_cards(shelf: Shelf, key: Qt.Key) -> None:
    page = shelf.page
    page.setFocus()
    QTest.keyClicks(page.filters.search, "plank")
    press(page.filters.search, key)
    assert page.grid.hasFocus()
    assert page.grid.shows_focus
    assert page.grid.current_id == "prone-plank"


def test_filters_are_switched_on_and_off(shelf: Shelf) -> None:
    page = shelf.page
    chips = {one.text(): one for one in page.filters.findChildren(QAbstractButton)}
    chips["Stretch"].click()
    stretches = len(shelf.ids)
    assert 0 < stretches < ALL
    assert not chips[f"All {ALL}"].isChecked()
    chips["Flare-up days"].click()
    chips["Stretch"].click()
    assert chips[f"All {ALL}"].isChecked()
    assert len(shelf.ids) > stretches
    chips["Favourites"].click()
    assert shelf.ids == []
    assert not page.grid.isVisible()
    assert any(
        one.isVisible() and "No exercise fits" in one.text() for one in page.findChildren(Paragraph)
    )
    chips["Flare-up days"].click()
    assert shelf.ids == ["bird-dog"]
    chips["Not for me"].click()
    assert not chips["Favourites"].isChecked()
    assert shelf.ids == ["hamstring-stretch"]
    chips["Sho&w all"].click()
    assert len(shelf.ids) == ALL
    assert page.filters.sought_now == Sought()


def test_in_a_low_window_filters_wait_behind_a_button(shelf: Shelf, qtbot: QtBot) -> None:
    page = shelf.page
    chips = {one.text(): one for one in page.filters.findChildren(QAbstractButton)}
    assert chips["Stretch"].isVisible()
    assert not page.filters.more.isVisible()
    shelf.resize(760, 400)
    qtbot.waitUntil(page.filters.more.isVisible)
    assert not chips["Stretch"].isVisible()
    press(page.filters.more, Qt.Key.Key_Space)
    assert chips["Stretch"].isVisible()
    chips["Stretch"].click()
    page.filters.more.click()
    assert not chips["Stretch"].isVisible()
    # What is in force can still be seen, and taken away.
    assert chips["Sho&w all"].isVisible()
    shelf.resize(964, 800)
    qtbot.waitUntil(chips["Stretch"].isVisible)
    assert chips["Stretch"].isChecked()


def test_drop_downs_narrow_it_down(shelf: Shelf, qtbot: QtBot) -> None:
    page = shelf.page
    lists = {one.accessibleName(): one for one in page.filters.findChildren(QComboBox)}
    assert set(lists) == {"Position", "Equipment", "Part of the body"}
    equipment = lists["Equipment"]
    equipment.setFocus()
    row = equipment.findText("Foam roller")
    with qtbot.waitSignal(page.sought):
        equipment.setCurrentIndex(row)
        equipment.activated.emit(row)
    assert set(shelf.ids) == {"pec-stretch", "thoracic-extension"}
    page.filters.clear()
    assert equipment.currentText() == "Any equipment"


def test_a_card_opens_with_the_keyboard_and_escape_comes_back(shelf: Shelf) -> None:
    page, grid = shelf.page, shelf.page.grid
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    grid.choose("bird-dog")
    press(grid, Qt.Key.Key_Right)
    assert grid.current_id == shelf.ids[shelf.ids.index("bird-dog") + 1]
    press(grid, Qt.Key.Key_Left)
    press(grid, Qt.Key.Key_Down)
    assert grid.current_id == shelf.ids[shelf.ids.index("bird-dog") + grid.columns]
    press(grid, Qt.Key.Key_Up)
    press(grid, Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert not grid.isVisible()
    assert page.detail.exercise_id == "bird-dog"
    assert page.detail.back.hasFocus()
    assert not page.is_at_top
    press(page.detail.back, Qt.Key.Key_Escape)
    assert grid.isVisible()
    assert grid.hasFocus()
    assert grid.current_id == "bird-dog"
    assert page.is_at_top


def test_in_a_wide_window_an_exercise_stands_beside_the_cards(shelf: Shelf, qtbot: QtBot) -> None:
    page = shelf.page
    shelf.resize(1576, 1000)
    assert page.detail.isVisible()
    assert page.grid.isVisible()
    assert page.detail.exercise_id == shelf.ids[0]
    page.grid.setFocus(Qt.FocusReason.TabFocusReason)
    page.grid.choose("cat-cow")
    assert page.detail.exercise_id == "cat-cow"
    assert page.is_at_top
    shelf.resize(900, 800)
    assert page.grid.isVisible()
    assert not page.detail.isVisible()


def test_the_way_back_is_told(shelf: Shelf) -> None:
    page = shelf.page
    told: list[bool] = []
    page.depth_changed.connect(lambda: told.append(page.is_at_top))
    page.open_exercise("cat-cow")
    shelf.resize(1576, 1000)
    shelf.resize(900, 800)
    page.show_cards()
    assert told == [False, True, False, True]


def test_marks_are_told_and_shown(shelf: Shelf, qtbot: QtBot) -> None:
    page = shelf.page
    page.open_exercise("hamstring-stretch")
    assert page.detail.not_for_me.isChecked()
    assert not page.detail.favourite.isChecked()
    with qtbot.waitSignal(page.not_for_me_switched) as told:
        page.detail.not_for_me.click()
    assert told.args == ["hamstring-stretch", False]
    with qtbot.assertNotEmitted(page.favourite_switched):
        page.open_exercise("bird-dog")
    assert page.detail.favourite.isChecked()
    with qtbot.waitSignal(page.favourite_switched) as told:
        press(page.detail.favourite, Qt.Key.Key_Space)
    assert told.args == ["bird-dog", False]


def test_advice_goes_from_page_to_page_and_back(shelf: Shelf, qtbot: QtBot) -> None:
    page = shelf.page
    page.filters.advice.click()
    titles = [one.text() for one in page.advice.findChildren(Paragraph) if one.isVisible()]
    assert "Avoid for now" in titles
    chips = {one.text(): one for one in page.advice.findChildren(QAbstractButton)}
    chips["How to exercise"].click()
    chips["How to exercise"].click()
    assert chips["How to exercise"].isChecked()
    assert not chips["Avoid for now"].isChecked()
    with qtbot.waitSignal(page.doctor_asked):
        chips["&When to see a doctor"].click()
    press(chips["How to exercise"], Qt.Key.Key_Escape)
    assert page.grid.isVisible()
    assert page.filters.advice.hasFocus()


def test_ctrl_f_goes_to_the_search_from_anywhere(shelf: Shelf) -> None:
    page = shelf.page
    page.open_exercise("bird-dog")
    QTest.keyClick(page.detail.back, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.grid.isVisible()
    assert page.filters.search.hasFocus()


def test_the_keyboard_goes_about_in_the_order_of_reading(shelf: Shelf) -> None:
    page = shelf.page
    page.filters.advice.setFocus(Qt.FocusReason.TabFocusReason)
    for show, first in (
        (page.show_cards, page.filters.new),
        (partial(page.open_exercise, "bird-dog"), page.detail.back),
        (partial(page.advice_asked.emit, "avoid"), page.advice.back),
    ):
        show()
        QApplication.processEvents()
        first.setFocus(Qt.FocusReason.TabFocusReason)
        order: list[QWidget] = []
        here: QWidget | None = first
        while here is not None and here not in order:
            order.append(here)
            press(here, Qt.Key.Key_Tab)
            here = QApplication.focusWidget()
        places = [_place(one, page) for one in order]
        assert len(order) >= 5
        assert places == sorted(places), [(type(one), one.accessibleName()) for one in order]


def _place(widget: QWidget, page: QWidget) -> tuple[int, int]:
    at = widget.mapTo(page, widget.rect().center())
    # Controls of one line differ a little in height.
    return at.y() // 12, at.x()


def has_room_for_a_ring(part: QWidget) -> bool:
    """Tell whether a parent has room round it, within what scrolls them."""
    host = part.parentWidget()
    box = part.geometry().adjusted(-4, -4, 4, 4)
    while host is not None and not host.rect().contains(box):
        if isinstance(host.parentWidget(), QAbstractScrollArea):
            return False
        box.translate(host.pos())
        host = host.parentWidget()
    return host is not None


def test_a_ring_is_never_cut_off(shelf: Shelf) -> None:
    page = shelf.page
    for show in views(shelf):
        show()
        QApplication.processEvents()
        for part in page.findChildren(QAbstractButton):
            if part.isVisible():
                assert has_room_for_a_ring(part), (part.text(), part.geometry())


def test_everything_has_a_name(shelf: Shelf) -> None:
    page = shelf.page
    for show in views(shelf):
        show()
        for part in page.findChildren(QWidget):
            if not part.isVisible() or not part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                continue
            interface = QAccessible.queryAccessibleInterface(part)
            assert interface.text(QAccessible.Text.Name), part
            if isinstance(part, QAbstractButton | QComboBox | QLineEdit):
                assert part.height() >= 44, part
    grid = QAccessible.queryAccessibleInterface(page.grid)
    assert grid.child(0).text(QAccessible.Text.Name).startswith("Balance disc crunch, Strength")


def test_what_is_typed_into_and_what_is_chosen_from_stand_in_one_line(shelf: Shelf) -> None:
    shelf.page.show_cards()
    fields = [shelf.page.filters.search, *shelf.page.filters.findChildren(QComboBox)]
    edges = {
        (one.mapTo(shelf.page, one.rect().topLeft()).y(), one.height())
        for one in fields
        if one.isVisible()
    }
    assert len(fields) == 4
    assert len(edges) == 1, edges
