"""The main window: what it shows, says and lets the keyboard do."""

from collections.abc import Hashable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from coach.domain.compiler import Options
from coach.domain.routine import Catalogue, RoutineItem
from coach.domain.timeline import Timeline
from coach.ui.main.columns import (
    MIDDLE_LEAST,
    Columns,
    ColumnSizes,
    column_widths,
    columns_for,
)
from coach.ui.main.detail_presenter import DetailPresenter
from coach.ui.main.notices import Notice
from coach.ui.main.presenter import Presenter
from coach.ui.main.unfinished import UnfinishedView
from coach.ui.main.view import OwnStepView, Page, RowState
from coach.ui.main.window import MainWindow
from coach.ui.theme import Appearance, Mode
from coach.ui.widgets.chip import Chip
from coach.ui.widgets.focus import bring_into_view
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.picture import Picture
from coach.ui.widgets.stage import Stage

ROUTINE = "everyday-back-care"


def open_window(
    look: Look,
    qtbot: QtBot,
    presenter: Presenter,
    size: tuple[int, int] = (1280, 800),
    sizes: ColumnSizes | None = None,
) -> MainWindow:
    window = MainWindow(look, sizes)
    qtbot.addWidget(window)
    window.resize(*size)
    window.home.show_home(presenter.home())
    window.home.show_routine(presenter.routine_page(ROUTINE))
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: window.home.columns is not None)
    return window


@pytest.fixture
def window(look: Look, qtbot: QtBot, presenter: Presenter) -> MainWindow:
    return open_window(look, qtbot, presenter)


@pytest.mark.parametrize(
    ("width", "scale", "columns"),
    [
        (1024, 1.0, Columns.TWO),
        (1179, 1.0, Columns.TWO),
        (1180, 1.0, Columns.THREE),
        (1280, 1.0, Columns.THREE),
        (899, 1.0, Columns.ONE),
        (1280, 1.25, Columns.TWO),
        (1280, 2.0, Columns.ONE),
        (1920, 1.5, Columns.THREE),
        (1920, 2.0, Columns.TWO),
    ],
)
def test_columns_follow_the_width_over_the_text_size(
    width: int, scale: float, columns: Columns
) -> None:
    assert columns_for(width, scale) is columns


@pytest.mark.parametrize("scale", [1.0, 1.2, 1.5, 2.0])
@pytest.mark.parametrize("width", range(640, 2600, 97))
def test_the_middle_is_never_too_narrow(width: int, scale: float) -> None:
    greedy = ColumnSizes(two=(2000, 10), three=(2000, 10, 2000))
    for own in (ColumnSizes(), greedy):
        widths = column_widths(width, scale, own)
        assert sum(widths) == width
        assert all(one >= 0 for one in widths)
        if len(widths) > 1:
            assert widths[1] >= MIDDLE_LEAST


def test_the_window_can_be_shown_before_the_home_page_is_built(look: Look, qtbot: QtBot) -> None:
    window = MainWindow(look)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitSignal(window.first_painted):
        window.show()
    picture = window.grab().toImage()
    tokens = look.theme.tokens
    assert picture.pixelColor(20, 400) == tokens.side
    assert picture.pixelColor(600, 400) == tokens.bg
    assert picture.pixelColor(1200, 400) == tokens.surface


def test_start_asks_for_the_session(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.home.start_requested) as asked:
        QTest.mouseClick(window.home.routine.start_button, Qt.MouseButton.LeftButton)
    assert asked.args == [ROUTINE, False]


def test_a_flare_up_day_is_asked_for_shown_and_started(
    window: MainWindow, qtbot: QtBot, presenter: Presenter
) -> None:
    home = window.home
    with qtbot.waitSignal(home.routine_chosen) as asked:
        home.routine.flare_up_switch.click()
    assert asked.args == [ROUTINE, True]
    home.show_routine(presenter.routine_page(ROUTINE, flare_up=True))
    shown = [home.routine.exercises.row(n) for n in range(5)]
    assert any(row is not None and row.state is RowState.LEFT_OUT for row in shown)
    with qtbot.waitSignal(home.start_requested) as started:
        home.routine.start_button.click()
    assert started.args == [ROUTINE, True]


def test_arrow_keys_choose_routines_and_enter_leads_to_start(
    window: MainWindow, qtbot: QtBot
) -> None:
    routines = window.home.sidebar.routines
    assert routines.current_id() == ROUTINE
    routines.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(window.home.routine_chosen) as asked:
        QTest.keyClick(routines, Qt.Key.Key_Down)
    # The heading between the sections is passed over.
    assert asked.args == ["gentle-start", False]
    QTest.keyClick(routines, Qt.Key.Key_Return)
    assert window.home.routine.start_button.hasFocus()


def test_a_list_that_was_scrolled_away_comes_back_to_its_row_with_the_keyboard(
    window: MainWindow,
) -> None:
    window.resize(640, 400)
    window.home.show_routines()
    routines = window.home.sidebar.routines
    routines.clearFocus()
    routines.verticalScrollBar().setValue(routines.verticalScrollBar().maximum())
    current = routines.currentIndex()
    assert routines.visualRect(current).top() < 0
    routines.setFocus(Qt.FocusReason.TabFocusReason)
    assert routines.visualRect(current).top() >= 0


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (640, 500)])
def test_a_page_takes_the_room_beside_the_routines(
    look: Look, qtbot: QtBot, presenter: Presenter, size: tuple[int, int]
) -> None:
    window = open_window(look, qtbot, presenter, size)
    home, page = window.home, QWidget()
    home.show_routines()
    with qtbot.waitSignal(home.page_asked) as asked:
        home.sidebar.nav.buttons[Page.HISTORY].click()
    assert asked.args == [Page.HISTORY]
    assert not home.sidebar.nav.buttons[Page.HISTORY].current
    home.show_page(Page.HISTORY, page)
    assert page.isVisible()
    assert home.sidebar.nav.buttons[Page.HISTORY].current
    assert not home.routine.isVisible()
    assert not home.detail.isVisible()
    QTest.keyClick(home, Qt.Key.Key_Escape)
    assert home.page is None
    assert not page.isVisible()
    assert not home.sidebar.nav.buttons[Page.HISTORY].current
    # The same routine once more leads back to it as well.
    home.show_page(Page.HISTORY, page)
    home.sidebar.routines.routine_opened.emit(ROUTINE)
    assert home.routine.isVisible()
    assert not page.isVisible()


KEYS = (Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


def test_keys_lead_to_every_page(window: MainWindow, qtbot: QtBot) -> None:
    window.home.setFocus()
    for number, page in enumerate(Page, start=2):
        with qtbot.waitSignal(window.home.page_asked) as asked:
            QTest.keyClick(window.home, KEYS[number], Qt.KeyboardModifier.ControlModifier)
        assert asked.args == [page]
    widget = QWidget()
    window.home.show_page(Page.SETTINGS, widget)
    QTest.keyClick(window.home, KEYS[1], Qt.KeyboardModifier.ControlModifier)
    assert window.home.page is None


def test_a_key_that_leads_to_a_page_takes_the_keyboard_along(window: MainWindow) -> None:
    home, widget = window.home, QWidget()
    home.page_asked.connect(lambda page: home.show_page(page, widget))
    home.routine.start_button.setFocus()
    QTest.keyClick(home, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert home.page is Page.HISTORY
    assert home.sidebar.nav.buttons[Page.HISTORY].hasFocus()


def test_the_detail_follows_the_chosen_exercise(window: MainWindow) -> None:
    exercises = window.home.routine.exercises
    exercises.setFocus(Qt.FocusReason.TabFocusReason)
    names = []
    for _ in range(3):
        row = exercises.current_row()
        assert row is not None
        assert window.home.detail.stage.picture == row.detail.picture
        names.append(row.name)
        QTest.keyClick(exercises, Qt.Key.Key_Down)
    assert len(set(names)) == 3


def test_a_form_that_looks_different_has_its_own_picture(
    window: MainWindow, catalogue: Catalogue
) -> None:
    detail = window.home.detail
    details = DetailPresenter(catalogue.exercises, Options())
    for exercise_id, pose in (("bird-dog", "leg-only"), ("clamshell", "with-band")):
        detail.show_detail(details.detail(RoutineItem(exercise_id)))
        shown = [stage.picture for stage in detail.findChildren(Stage) if stage.isVisible()]
        others = [picture for picture in shown if picture and picture.pose_to]
        assert [(one.exercise_id, one.pose_to) for one in others] == [(exercise_id, pose)]


def test_another_dose_is_told(window: MainWindow, qtbot: QtBot) -> None:
    exercises = window.home.routine.exercises
    exercises.setCurrentIndex(exercises.model().index(2, 0))
    row = exercises.current_row()
    assert row is not None
    dose = window.home.detail.dose
    before = row.detail.dose_key
    other = next(one for one in row.detail.doses if one.key != before)
    place = row.detail.doses.index(other)
    dose.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(window.home.dose_profile_chosen) as told:
        step = place - dose.currentIndex()
        for _ in range(abs(step)):
            QTest.keyClick(dose, Qt.Key.Key_Down if step > 0 else Qt.Key.Key_Up)
    assert told.args[0] == row.detail.exercise_id
    assert told.args[1] != before


def test_the_users_own_step_can_be_taken_out(window: MainWindow, qtbot: QtBot) -> None:
    row = window.home.routine.exercises.current_row()
    assert row is not None
    detail = window.home.detail
    assert not detail.reset.isVisible()
    step = OwnStepView("000", "Your own step: 35 seconds instead of 30.")
    detail.show_detail(replace(row.detail, own_step=step))
    assert detail.reset.isVisible()
    with qtbot.waitSignal(detail.step_reset) as told:
        detail.reset.click()
    assert told.args == [row.detail.exercise_id, "000"]


def test_a_card_takes_room_only_while_it_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    routine = window.home.routine
    exercises = routine.exercises
    qtbot.waitUntil(lambda: exercises.y() > 0)
    before = exercises.y()
    card = QWidget()
    card.setFixedHeight(100)
    card.hide()
    routine.add_card(card)
    assert exercises.y() == before
    card.show()
    qtbot.waitUntil(lambda: exercises.y() >= before + 100)
    card.hide()
    qtbot.waitUntil(lambda: exercises.y() == before)


class StillFigure:
    """A figure that notes the moments that it is asked for."""

    def __init__(self) -> None:
        self.moments: list[int] = []

    def can_draw(self, exercise_id: str) -> bool:
        return exercise_id != "pelvic-tilt"

    def can_move(self, exercise_id: str) -> bool:
        return True

    def at(self, timeline: Timeline, position_ms: int, *, reduced_motion: bool) -> None:
        return None

    def demonstration(self, exercise_id: str, elapsed_ms: int) -> Hashable:
        self.moments.append(elapsed_ms)
        return elapsed_ms

    def step(self, picture: Picture, size: QSizeF, ratio: float) -> Picture:
        return picture

    def forget_movements(self) -> None:
        return None

    def paint(self, painter: QPainter, rect: QRectF, picture: Picture, *, dark: bool) -> None:
        return None


def test_the_movement_is_shown_on_request_and_stands_still_out_of_sight(
    window: MainWindow, look: Look, qtbot: QtBot
) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT))
    stage = window.home.detail.stage
    assert not stage.button.isVisible()
    figure = StillFigure()
    window.figures.source = figure
    window.figures_changed()
    assert stage.button.isVisible()
    assert figure.moments == []
    stage.button.click()
    qtbot.waitUntil(lambda: len(figure.moments) >= 3)
    assert figure.moments == sorted(figure.moments)
    page = QWidget()
    qtbot.addWidget(page)
    window.show_page(page)
    assert not stage._frames.isActive()
    window.show_home()
    assert stage._frames.isActive()
    exercises = window.home.routine.exercises
    exercises.setCurrentIndex(exercises.model().index(1, 0))
    assert not stage.is_moving
    assert not stage.button.isVisible()


def test_reading_aloud_asks_for_the_exercise_shown(window: MainWindow, qtbot: QtBot) -> None:
    detail = window.home.detail
    row = window.home.routine.exercises.current_row()
    assert row is not None
    with qtbot.waitSignal(window.home.read_aloud_requested) as asked:
        detail.read_aloud.click()
    assert asked.args == [row.detail.exercise_id]


def test_f1_shows_the_doctor_card_and_escape_puts_it_away(window: MainWindow, qtbot: QtBot) -> None:
    window.home.focus_start()
    window.show_doctor()
    assert not window.home.routine.start_button.hasFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.home.routine.start_button.hasFocus()


def test_in_two_columns_an_exercise_opens_over_the_routine_and_escape_goes_back(
    look: Look, qtbot: QtBot, presenter: Presenter
) -> None:
    window = open_window(look, qtbot, presenter, (1024, 640))
    home = window.home
    assert home.columns is Columns.TWO
    assert not home.detail.isVisible()
    home.routine.exercises.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(home.routine.exercises, Qt.Key.Key_Return)
    assert home.detail.isVisible()
    assert not home.routine.isVisible()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert home.routine.isVisible()
    assert home.routine.exercises.hasFocus()


def test_in_one_column_the_routines_are_a_page(
    look: Look, qtbot: QtBot, presenter: Presenter
) -> None:
    window = open_window(look, qtbot, presenter, (800, 600))
    home = window.home
    assert home.columns is Columns.ONE
    assert home.routine.isVisible()
    assert not home.sidebar.isVisible()
    home.routine.start_button.setFocus()
    QTest.keyClick(home.routine.start_button, Qt.Key.Key_Escape)
    assert home.sidebar.isVisible()
    QTest.keyClick(home.sidebar.routines, Qt.Key.Key_Return)
    assert home.routine.isVisible()


def test_pages_survive_every_change_of_columns(
    look: Look, qtbot: QtBot, presenter: Presenter
) -> None:
    window = open_window(look, qtbot, presenter)
    home = window.home
    for width in (800, 1024, 1280, 1024, 800, 1280, 800, 1024):
        window.resize(width, 640)
        expected = columns_for(width, 1.0)
        qtbot.waitUntil(lambda e=expected: home.columns is e)  # type: ignore[misc]
        assert home.routine.isVisible()
        assert home.sidebar.isVisible() is (expected is not Columns.ONE)
        assert home.detail.isVisible() is (expected is Columns.THREE)


def test_the_widths_that_the_user_gave_the_columns_are_kept(
    look: Look, qtbot: QtBot, presenter: Presenter
) -> None:
    sizes = ColumnSizes(two=(300, 724), three=(300, 500, 480))
    window = open_window(look, qtbot, presenter, sizes=sizes)
    assert window.home.detail.width() == pytest.approx(480, abs=2)
    assert window.home.sidebar.width() == pytest.approx(300, abs=2)
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: window.home.sidebar.width() == pytest.approx(300, abs=2))
    assert window.column_sizes == sizes


def test_a_notice_that_comes_to_an_open_window_is_seen(window: MainWindow, qtbot: QtBot) -> None:
    strip = window.home.notices
    strip.add(Notice("voice", "No voice was found."))
    QApplication.processEvents()
    (button,) = strip.findChildren(QPushButton)
    assert button.visibleRegion().boundingRect() == button.rect()


def test_notices_stack_are_acted_upon_and_put_away(window: MainWindow, qtbot: QtBot) -> None:
    strip = window.home.notices
    assert not strip.isVisible()
    strip.add(Notice("voice", "No voice was found."))
    strip.add(Notice("file", "A file was set aside.", action="Show it"))
    strip.add(Notice("voice", "There is still no voice."))
    assert sorted(strip.keys) == ["file", "voice"]
    action = next(b for b in strip.findChildren(QPushButton) if b.text() == "Show it")
    with qtbot.waitSignal(strip.action_chosen) as acted:
        action.click()
    assert acted.args == ["file"]
    for key in ("file", "voice"):
        row = next(b for b in strip.findChildren(QPushButton) if b.isVisible() and not b.text())
        with qtbot.waitSignal(strip.put_away):
            row.click()
        assert len(strip.keys) == (1 if key == "file" else 0)
    assert not strip.isVisible()


@pytest.mark.parametrize(
    ("size", "text_scale"), [((1280, 800), 1.0), ((1024, 640), 2.0), ((640, 400), 2.0)]
)
def test_a_notice_may_have_two_answers(
    window: MainWindow, look: Look, qtbot: QtBot, size: tuple[int, int], text_scale: float
) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT, text_scale, reduced_motion=True))
    window.resize(*size)
    strip = window.home.notices
    words = "What you had not saved is still here."
    strip.add(Notice("draft", words, action="Go on editing", other="Throw away"))
    qtbot.waitUntil(strip.isVisible)
    answers = [one for one in strip.findChildren(QPushButton) if one.text()]
    assert [one.text() for one in answers] == ["Go on editing", "Throw away"]
    for one in answers:
        assert one.width() >= one.sizeHint().width()
        assert one.height() >= one.sizeHint().height()
    with qtbot.waitSignal(strip.action_chosen) as acted:
        answers[0].click()
    with qtbot.waitSignal(strip.other_chosen) as acted_otherwise:
        answers[1].click()
    assert acted.args == acted_otherwise.args == ["draft"]


def test_the_way_to_the_pages_is_not_cut_beside_many_notices(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1024, 640)
    nav = window.home.sidebar.nav
    for number in range(4):
        window.home.notices.add(Notice(f"{number}", "No voice was found.", action="Try again"))
    qtbot.waitUntil(lambda: window.home.sidebar.height() < 440)
    assert all(one.width() >= one.sizeHint().width() for one in nav.buttons.values())


def test_a_notice_takes_the_place_of_another_one(window: MainWindow, qtbot: QtBot) -> None:
    strip = window.home.notices
    for key in ("first", "second", "third"):
        strip.add(Notice(key, f"The {key} one.", action=f"Open the {key}"))
    qtbot.waitUntil(strip.isVisible)
    strip.replace("second", Notice("other", "Gone.", action="Undo"))
    assert strip.keys == ("first", "other", "third")
    buttons = [one for one in strip.findChildren(QPushButton) if one.text() and one.isVisible()]
    QApplication.processEvents()
    buttons.sort(key=lambda one: one.mapTo(strip, one.pos()).y())
    assert [one.text() for one in buttons] == ["Open the first", "Undo", "Open the third"]
    buttons[1].setFocus()
    QTest.keyClick(buttons[1], Qt.Key.Key_Tab)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is buttons[2]
    strip.replace("no longer there", Notice("last", "Something else."))
    assert len(strip.keys) == 4


@pytest.mark.parametrize("size", [(640, 400), (1280, 800)])
def test_notices_leave_most_of_the_window_to_the_page(
    window: MainWindow, look: Look, qtbot: QtBot, size: tuple[int, int]
) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT, 2.0, reduced_motion=True))
    window.resize(*size)
    strip = window.home.notices
    for key in ("first", "second", "third"):
        strip.add(Notice(key, "A file was set aside, for it cannot be read.", action="Show it"))
    qtbot.waitUntil(lambda: 0 < strip.height() <= 0.41 * window.height())
    last = strip.findChildren(QPushButton)[-1]
    last.setFocus(Qt.FocusReason.TabFocusReason)
    bring_into_view(last)
    assert strip.rect().contains(last.mapTo(strip, last.rect().center()))


@pytest.mark.parametrize(
    ("key", "signal"),
    [(Qt.Key.Key_Escape, "keep_chosen"), (Qt.Key.Key_Return, "resume_chosen")],
)
def test_an_unfinished_session_is_resumed_by_enter_and_kept_by_escape(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, signal: str
) -> None:
    view = UnfinishedView("s1", "Everyday back care", "Today at 8:14", "3 of 6 exercises done")
    offer = window.offer_unfinished(view)
    with qtbot.waitSignal(offer.closed), qtbot.waitSignal(getattr(offer, signal)) as told:
        QTest.keyClick(window.focusWidget(), key)
    assert told.args == ["s1"]


def test_an_unfinished_session_that_cannot_be_resumed_is_kept_or_discarded(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = UnfinishedView("s1", "Gone", "Today", "1 of 6 exercises done", can_resume=False)
    offer = window.offer_unfinished(view)
    labels = [button.text() for button in offer.findChildren(QPushButton)]
    assert not any("Resume" in label for label in labels)
    discard = next(b for b in offer.findChildren(QPushButton) if "Discard" in b.text())
    with qtbot.waitSignal(offer.discard_chosen):
        discard.click()


def test_another_page_takes_the_place_of_the_home_page_and_gives_it_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    window.home.focus_start()
    window.show_page(page)
    assert page.isVisible()
    assert not window.home.isVisible()
    window.show_home()
    assert window.home.isVisible()
    assert window.home.routine.start_button.hasFocus()


# --- every size and text size ---------------------------------------------------------------


def cut_widgets(window: MainWindow) -> list[str]:
    """Return the words that are not wholly inside their scroll area's width, or are cut."""
    cut = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, Paragraph | Chip | QPushButton):
            continue
        area: QWidget | None = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea | MainWindow):
            area = area.parentWidget()
        assert area is not None
        frame = area.viewport() if isinstance(area, QAbstractScrollArea) else area
        box = QRect(widget.mapTo(frame, QPoint(0, 0)), widget.size())
        if box.left() < 0 or box.right() > frame.width():
            cut.append(f"{widget.text()!r} reaches {box.left()}–{box.right()} of {frame.width()}")
        if isinstance(widget, Paragraph):
            needed = widget.heightForWidth(widget.width())
        else:
            needed = widget.sizeHint().height()
            if widget.width() < widget.sizeHint().width():
                cut.append(f"{widget.text()!r} has {widget.width()} px")
        if widget.height() < needed:
            cut.append(f"{widget.text()!r} has {widget.height()} of {needed} px")
    return cut


def expect_nothing_cut(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the layouts have settled; the failure names what is cut."""

    def check() -> None:
        assert cut_widgets(window) == []

    qtbot.waitUntil(check, timeout=3000)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080), (640, 400)])
@pytest.mark.parametrize("routine", ["everyday-back-care", "back-pain-exercises"])
def test_nothing_is_cut_at_any_size(
    look: Look,
    qtbot: QtBot,
    presenter: Presenter,
    size: tuple[int, int],
    scale: float,
    routine: str,
) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT, scale, reduced_motion=True))
    window = open_window(look, qtbot, presenter, size)
    window.home.notices.add(Notice("voice", "No voice was found here.", action="Try again"))
    window.home.show_routine(presenter.routine_page(routine, flare_up=True))
    expect_nothing_cut(window, qtbot)
    window.home.routine.exercise_opened.emit()
    expect_nothing_cut(window, qtbot)
    window.home.show_routines()
    expect_nothing_cut(window, qtbot)


def test_a_change_of_theme_and_text_size_reaches_everything(
    window: MainWindow, look: Look, qtbot: QtBot
) -> None:
    look.theme.set_appearance(Appearance(Mode.DARK, 2.0, reduced_motion=True))
    qtbot.waitUntil(lambda: window.home.columns is Columns.ONE)
    QApplication.processEvents()
    picture = window.grab().toImage()
    bright = sum(
        picture.pixelColor(x, y).lightness() > 200
        for x in range(0, picture.width(), 9)
        for y in range(0, picture.height(), 9)
    )
    assert bright / (picture.width() * picture.height() / 81) < 0.2


# --- assistive technology -------------------------------------------------------------------


def test_every_control_has_a_name(window: MainWindow) -> None:
    window.home.notices.add(Notice("voice", "No voice was found."))
    unnamed = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name):
                unnamed.append(type(widget).__name__)
    assert unnamed == []


def test_rows_say_everything_that_they_show(window: MainWindow) -> None:
    interface = QAccessible.queryAccessibleInterface(window.home.routine.exercises)
    names = [interface.child(n).text(QAccessible.Text.Name) for n in range(interface.childCount())]
    row = window.home.routine.exercises.row(0)
    assert row is not None
    assert any(row.name in name and row.dose in name and row.minutes in name for name in names), (
        names
    )


def test_the_keyboard_reaches_every_control_and_comes_round(window: MainWindow) -> None:
    wanted = {
        window.home.sidebar.routines,
        window.home.routine.start_button,
        window.home.routine.flare_up_switch,
        window.home.routine.exercises,
        window.home.detail.read_aloud,
        window.home.detail.dose,
    }
    window.home.sidebar.routines.setFocus(Qt.FocusReason.TabFocusReason)
    met = []
    for _ in range(12):
        here = window.focusWidget()
        met.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert wanted <= set(met)
    start, exercises = window.home.routine.start_button, window.home.routine.exercises
    assert met.index(window.home.sidebar.routines) < met.index(start) < met.index(exercises)
    assert met.index(exercises) < met.index(window.home.detail.dose)


def test_the_window_fits_a_small_screen_with_its_frame(look: Look, qtbot: QtBot) -> None:
    window = MainWindow(look)
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    assert window.width() < room.width()
    assert window.height() < room.height()


def test_the_list_ends_with_a_row_for_a_new_routine(window: MainWindow, qtbot: QtBot) -> None:
    rows = window.home.sidebar.routines
    rows.setCurrentIndex(rows.model().index(rows.model().rowCount() - 1, 0))
    with qtbot.waitSignal(rows.new_asked):
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert window.home.routine.routine_id == ROUTINE


def test_the_programs_own_routines_are_copied_not_edited(window: MainWindow, qtbot: QtBot) -> None:
    pane = window.home.routine
    assert not pane.edit.isVisible()
    with qtbot.waitSignal(pane.copy_asked) as asked:
        pane.copy.click()
    assert asked.args == [ROUTINE]


def test_a_routine_of_the_user_can_be_edited(
    window: MainWindow, qtbot: QtBot, presenter: Presenter
) -> None:
    window.home.show_routine(replace(presenter.routine_page(ROUTINE), own=True))
    pane = window.home.routine
    with qtbot.waitSignal(pane.edit_asked) as asked:
        pane.edit.click()
    assert asked.args == [ROUTINE]


def test_the_keyboard_comes_back_to_where_it_was(window: MainWindow, qtbot: QtBot) -> None:
    button = window.home.sidebar.findChildren(QAbstractButton)[-1]
    button.setFocus()
    page = QWidget()
    qtbot.addWidget(page)
    window.show_page(page)
    window.show_home()
    assert button.hasFocus()


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (640, 480)])
def test_the_chosen_routine_stays_in_view_when_notices_come(
    look: Look, qtbot: QtBot, presenter: Presenter, size: tuple[int, int]
) -> None:
    window = open_window(look, qtbot, presenter, size)
    home = window.home
    home.show_routines()
    routines = home.sidebar.routines
    rows = [routines.model().index(row, 0) for row in range(routines.model().rowCount())]
    last = [row for row in rows if row.flags() & Qt.ItemFlag.ItemIsSelectable][-1]
    routines.setCurrentIndex(last)
    room = routines.viewport()
    qtbot.waitUntil(lambda: room.rect().contains(routines.visualRect(last)))
    before = room.height()
    for key in ("voice", "file"):
        home.notices.add(Notice(key, "No voice was found on this computer."))
    qtbot.waitUntil(lambda: room.height() < before)
    qtbot.waitUntil(lambda: room.rect().contains(routines.visualRect(last)))


def test_a_list_scrolled_away_from_its_row_stays_there(window: MainWindow, qtbot: QtBot) -> None:
    routines = window.home.sidebar.routines
    routines.setCurrentIndex(routines.model().index(1, 0))
    bar = routines.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    before = routines.viewport().height()
    window.home.notices.add(Notice("voice", "No voice was found on this computer."))
    qtbot.waitUntil(lambda: routines.viewport().height() < before)
    routines.doItemsLayout()
    assert bar.value() > 0.9 * bar.maximum() - (before - routines.viewport().height())
