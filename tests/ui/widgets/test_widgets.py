"""The base controls."""

from collections.abc import Hashable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QPixmap, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach.domain.exercise import Position
from coach.domain.timeline import Timeline
from coach.ui.fonts import Role
from coach.ui.icons import Icons
from coach.ui.theme import Appearance, Mode
from coach.ui.widgets.buttons import Button, ButtonKind, IconButton
from coach.ui.widgets.chip import Chip
from coach.ui.widgets.dots import Dot, paint_dot
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.picture import FigureHolder, Picture
from coach.ui.widgets.scroll import Scroller
from coach.ui.widgets.stage import Stage
from coach.ui.widgets.step_list import StepList
from coach.ui.widgets.switch import Switch
from coach.ui.widgets.thumbnails import Thumbnails
from tests.figure.golden import pixels

SENTENCE = "Lie on your back with your knees bent and your feet flat on the floor."


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()


def ink_rows(pixmap: QPixmap, ground: QColor) -> list[int]:
    """Return the rows of a picture in which something is drawn."""
    image = pixmap.toImage()
    return [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y) != ground for x in range(0, image.width(), 2))
    ]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [180, 300, 640])
def test_a_paragraph_is_as_high_as_its_lines(
    look: Look, qtbot: QtBot, width: int, scale: float
) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT, scale, reduced_motion=True))
    paragraph = Paragraph(look, SENTENCE)
    qtbot.addWidget(paragraph)
    height = paragraph.heightForWidth(width)
    lines = height / look.theme.line_height(Role.BODY)
    assert abs(lines - round(lines)) < 0.1
    paragraph.resize(width, height + 60)
    picture = paragraph.grab()
    rows = ink_rows(picture, look.theme.tokens.bg)
    assert rows[-1] < height, "the last line reaches below the paragraph's height"
    assert rows[-1] > height - look.theme.line_height(Role.BODY)


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(narrow=st.integers(120, 400), more=st.integers(1, 400))
def test_a_wider_paragraph_is_never_higher(
    look: Look, qapp: object, narrow: int, more: int
) -> None:
    paragraph = Paragraph(look, SENTENCE)
    assert paragraph.heightForWidth(narrow + more) <= paragraph.heightForWidth(narrow)


def test_a_paragraph_is_text_to_assistive_technology(look: Look, qtbot: QtBot) -> None:
    paragraph = Paragraph(look, SENTENCE)
    qtbot.addWidget(paragraph)
    interface = QAccessible.queryAccessibleInterface(paragraph)
    assert interface.role() is QAccessible.Role.StaticText
    assert interface.text(QAccessible.Text.Name) == SENTENCE


@pytest.mark.parametrize("kind", list(ButtonKind))
def test_a_button_is_pressed_by_mouse_space_and_enter(
    look: Look, qtbot: QtBot, kind: ButtonKind
) -> None:
    button = Button(look, "&Start", kind, icon="play-fill", key="Space")
    shown(qtbot, button)
    presses: list[bool] = []
    button.clicked.connect(lambda: presses.append(True))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert len(presses) == 3
    button.setEnabled(False)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(presses) == 3


def test_a_compact_button_keeps_its_name(look: Look, qtbot: QtBot) -> None:
    button = Button(look, "&Repeat", icon="repeat", key="R")
    qtbot.addWidget(button)
    full = button.sizeHint().width()
    button.set_compact(True)
    assert button.sizeHint().width() < full
    assert button.accessibleName() == "Repeat"
    assert button.toolTip() == "Repeat"
    button.set_compact(False)
    assert button.sizeHint().width() == full


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_targets_are_at_least_44_px(look: Look, qtbot: QtBot, scale: float) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT, scale, reduced_motion=True))
    for widget in (
        Button(look, "Go on"),
        IconButton(look, "x", "Close"),
        Switch(look, "Flare-up day"),
    ):
        qtbot.addWidget(widget)
        assert widget.sizeHint().height() >= 44
        assert widget.sizeHint().width() >= 44


def test_the_ring_is_shown_for_the_keyboard_only(look: Look, qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    first, second = Button(look, "First"), Button(look, "Second")
    column.addWidget(first)
    column.addWidget(second)
    shown(qtbot, window)

    def ring_round(button: Button) -> bool:
        box = button.geometry().adjusted(-4, -4, 4, 4)
        return any(
            one.isVisible() and one.geometry() == box
            for one in window.findChildren(QWidget)
            if type(one).__name__ == "_Ring"
        )

    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not ring_round(first)
    second.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring_round(second)
    window.resize(window.width() + 60, window.height() + 40)
    qtbot.waitUntil(lambda: ring_round(second))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring_round(first)
    assert not ring_round(second)


def test_hovering_ends_without_a_running_animation(look: Look, qtbot: QtBot) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT))
    button = Button(look, "Hover")
    shown(qtbot, button)
    button.enterEvent(None)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: button._veil == pytest.approx(0.05))


def test_chips_wrap_instead_of_being_cut(look: Look, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    flow = FlowLayout(parent, gap=6)
    chips = [Chip(look, text, parent=parent) for text in ("Strength", "On your back", "Band")]
    for chip in chips:
        flow.addWidget(chip)
    one_line = flow.heightForWidth(2000)
    narrow = max(chip.sizeHint().width() for chip in chips)
    assert flow.heightForWidth(narrow) == 3 * one_line + 2 * 6
    parent.resize(narrow, flow.heightForWidth(narrow))
    parent.show()
    flow.activate()
    tops = [chip.geometry().top() for chip in chips]
    assert tops == sorted(set(tops))
    assert all(chip.width() >= chip.sizeHint().width() for chip in chips)


def test_every_kind_of_dot_has_a_shape_of_its_own(look: Look) -> None:
    """Told apart without colours: drawn in one, a tenth of the ink and more differs."""
    black, white, size = QColor("black"), QColor("white"), 48
    tokens = replace(look.theme.tokens, accent=black, mid=black, ctl=black)
    pictures: dict[Dot, list[bool]] = {}
    for dot in Dot:
        image = QImage(size, size, QImage.Format.Format_RGB32)
        image.fill(white)
        painter = QPainter(image)
        paint_dot(painter, QPointF(size / 2, size / 2), size, dot, tokens)
        painter.end()
        pictures[dot] = [
            image.pixelColor(x, y).lightness() < 128 for y in range(size) for x in range(size)
        ]
    for one, other in combinations(Dot, 2):
        differing = sum(a != b for a, b in zip(pictures[one], pictures[other], strict=True))
        assert differing > 0.1 * sum(pictures[Dot.FULL]), (one, other)


def test_steps_are_numbered_for_assistive_technology(look: Look, qtbot: QtBot) -> None:
    steps = StepList(look, ("Kneel down.", "Reach forwards."))
    qtbot.addWidget(steps)
    names = [one.accessibleName() for one in steps.findChildren(Paragraph)]
    assert names == ["1. Kneel down.", "2. Reach forwards."]


def test_a_switch_is_switched_by_its_label_and_by_enter(look: Look, qtbot: QtBot) -> None:
    switch = Switch(look, "&Flare-up day")
    shown(qtbot, switch)
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.rect().topLeft())
    assert switch.isChecked()
    QTest.keyClick(switch, Qt.Key.Key_Return)
    assert not switch.isChecked()


@pytest.mark.parametrize("position", list(Position))
def test_every_position_has_a_pictogram_of_its_own(
    look: Look, qtbot: QtBot, position: Position
) -> None:
    others = {}
    for one in Position:
        stage = Stage(look, FigureHolder())
        qtbot.addWidget(stage)
        stage.resize(300, 200)
        stage.show_picture(Picture("own", one))
        others[one] = bytes(stage.grab().toImage().constBits())
    mine = others.pop(position)
    assert mine not in others.values()


class Painter:
    """Fills its rectangle, to see when and for whom it is asked to."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.forgot = 0

    def can_draw(self, exercise_id: str) -> bool:
        return exercise_id != "own"

    def can_move(self, exercise_id: str) -> bool:
        return True

    def at(self, timeline: Timeline, position_ms: int, *, reduced_motion: bool) -> None:
        return None

    def demonstration(self, exercise_id: str, elapsed_ms: int) -> Hashable:
        return elapsed_ms

    def step(self, picture: Picture, size: QSizeF, ratio: float) -> Picture:
        return picture

    def forget_movements(self) -> None:
        self.forgot += 1

    def paint(self, painter: QPainter, rect: QRectF, picture: Picture, *, dark: bool) -> None:
        self.asked.append(picture.exercise_id)
        painter.fillRect(rect, QColor("#123456"))


class Steps(Painter):
    """Tells only whole numbers apart."""

    def step(self, picture: Picture, size: QSizeF, ratio: float) -> Picture:
        assert isinstance(picture.moment, float)
        return replace(picture, moment=round(picture.moment))


def test_a_stage_repaints_only_what_is_seen_to_differ(look: Look, qtbot: QtBot) -> None:
    figures = FigureHolder()
    source = figures.source = Steps()
    stage = Stage(look, figures)
    qtbot.addWidget(stage)
    stage.show()
    picture = Picture("bridge", Position.SUPINE, moment=0.0)
    stage.show_picture(picture)
    qtbot.waitUntil(lambda: len(source.asked) == 1)
    for moment, painted in ((0.2, 1), (0.4, 1), (0.8, 2), (1.2, 2), (2.0, 3)):
        stage.show_picture(replace(picture, moment=moment))
        QApplication.processEvents()
        assert len(source.asked) == painted
    assert stage.picture == replace(picture, moment=2.0)


def test_a_moving_figures_ground_stays_as_it_was(look: Look, qtbot: QtBot) -> None:
    figures = FigureHolder()
    figures.source = Steps()
    stage = Stage(look, figures)
    stage.set_inset(100, 50, 100, 50)
    qtbot.addWidget(stage)
    grounds = []
    for mode in (Mode.LIGHT, Mode.DARK):
        look.theme.set_appearance(Appearance(mode, reduced_motion=True))
        for moment in (0.0, 1.0, 2.0, 3.0):
            stage.show_picture(Picture("bridge", Position.SUPINE, moment=moment))
            grounds.append(pixels(stage.grab().toImage()))
    for first in (0, 4):
        # At its round corners it is blended twice, and so rounded twice.
        for one in grounds[first + 1 : first + 4]:
            assert int(np.abs(one - grounds[first]).max()) <= 1
    assert int(np.abs(grounds[0] - grounds[4]).max()) > 40
    stage.resize(500, 300)
    assert stage.grab().toImage().size() == stage.size() * stage.devicePixelRatioF()


def test_a_movement_is_kept_until_its_stage_comes_to_rest(look: Look, qtbot: QtBot) -> None:
    figures = FigureHolder()
    source = figures.source = Painter()
    moving, still = Stage(look, figures), Stage(look, figures)
    picture = Picture("bridge", Position.SUPINE)
    for stage in (moving, still):
        qtbot.addWidget(stage)
        stage.show()
        stage.show_picture(picture)

    def move() -> None:
        for moment in (0, 1, 2):
            moving.show_picture(replace(picture, moment=moment))

    move()
    still.show_picture(replace(picture, exercise_id="cat"))
    still.hide()
    assert source.forgot == 0
    for times, rest in enumerate(
        (
            lambda: moving.show_picture(picture),
            lambda: moving.show_picture(None),
            moving.hide,
        ),
        start=1,
    ):
        move()
        assert source.forgot == times - 1
        rest()
        assert source.forgot == times
    moving.show()
    moving.hide()
    assert source.forgot == 3


def test_thumbnails_are_drawn_when_there_is_time_and_kept(look: Look, qtbot: QtBot) -> None:
    figures = FigureHolder()
    source = Painter()
    figures.source = source
    owner = QWidget()
    qtbot.addWidget(owner)
    thumbnails = Thumbnails(look, figures, owner)
    picture = Picture("bridge", Position.SUPINE, close_up=True)
    size = QSize(60, 40)
    thumbnails.pixmap(picture, size, 1.0)
    assert source.asked == []
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.pixmap(picture, size, 1.0)
    drawn = thumbnails.pixmap(picture, size, 1.0).toImage()
    assert drawn.pixelColor(30, 20) == QColor("#123456")
    thumbnails.pixmap(picture, size, 1.0)
    assert source.asked == ["bridge"]
    look.theme.set_appearance(Appearance(Mode.DARK, reduced_motion=True))
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.pixmap(picture, size, 1.0)
    assert source.asked == ["bridge", "bridge"]


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("kind", ButtonKind)
def test_the_words_of_a_button_that_is_off_can_be_read_in_high_contrast(
    look: Look, qtbot: QtBot, mode: Mode, kind: ButtonKind
) -> None:
    look.theme.set_appearance(Appearance(mode, high_contrast=True, reduced_motion=True))
    button = Button(look, "Make a routine", kind)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.setEnabled(False)
    image = QImage(button.size(), QImage.Format.Format_RGB32)
    image.fill(look.theme.tokens.bg)
    button.render(image, QPoint())
    inner = [
        image.pixelColor(x, y).lightness()
        for x in range(16, image.width() - 16)
        for y in range(image.height() // 3, image.height() * 2 // 3)
    ]
    assert max(inner) - min(inner) > 200


def test_a_figure_stays_below_the_strip_for_a_tag(look: Look, qtbot: QtBot) -> None:
    figures = FigureHolder()
    figures.source = Painter()
    owner = QWidget()
    qtbot.addWidget(owner)
    thumbnails = Thumbnails(look, figures, owner)
    picture, size = Picture("bridge", Position.SUPINE, close_up=True), QSize(60, 40)
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.pixmap(picture, size, 1.0, 12)
    drawn = thumbnails.pixmap(picture, size, 1.0, 12).toImage()
    figure = QColor("#123456")
    assert all(drawn.pixelColor(x, y) != figure for x in range(60) for y in range(12))
    assert drawn.pixelColor(30, 13) == figure


def test_an_exercise_without_a_figure_gets_its_pictogram_at_once(look: Look, qtbot: QtBot) -> None:
    figures = FigureHolder()
    figures.source = Painter()
    owner = QWidget()
    qtbot.addWidget(owner)
    own = Thumbnails(look, figures, owner).pixmap(
        Picture("own", Position.STANDING), QSize(60, 40), 1.0
    )
    colours = {own.toImage().pixelColor(x, y).name() for x in range(60) for y in range(40)}
    assert look.theme.tokens.accent.name() in colours


def test_icons_come_from_the_cache_before_the_font_is_loaded(
    qapp: object, icons: Icons, tmp_path: Path
) -> None:
    def has_ink(pixmap: QPixmap) -> bool:
        image = pixmap.toImage()
        return any(
            image.pixelColor(x, y).alpha()
            for x in range(image.width())
            for y in range(image.height())
        )

    red = QColor("red")
    fresh = Icons(tmp_path / "icons")
    assert not has_ink(fresh.pixmap("play-fill", 20, red))
    fresh.load()
    assert has_ink(fresh.pixmap("play-fill", 20, red))
    later = Icons(tmp_path / "icons")
    assert has_ink(later.pixmap("play-fill", 20, red))
    later.load()
    assert has_ink(later.pixmap("play-fill", 20, QColor("blue")))
    assert not later.font_loaded
    assert has_ink(later.pixmap("play-fill", 24, red))
    assert later.font_loaded


def test_a_damaged_icon_in_the_cache_is_drawn_anew(qapp: object, tmp_path: Path) -> None:
    first = Icons(tmp_path)
    first.load()
    first.pixmap("x", 20, QColor("red"))
    for kept in tmp_path.iterdir():
        kept.write_bytes(b"no picture")
    second = Icons(tmp_path)
    second.load()
    second.pixmap("x", 20, QColor("red"))
    assert second.font_loaded


def test_icons_that_were_blank_are_painted_when_the_font_may_be_loaded(qtbot: QtBot) -> None:
    store = Icons()
    store.pixmap("x", 20, QColor("red"))
    with qtbot.waitSignal(store.loaded):
        store.load()


def test_an_unknown_icon_is_refused(icons: Icons) -> None:
    with pytest.raises(KeyError):
        icons.pixmap("no-such-icon", 20, QColor("red"))


def test_a_scrolling_column_has_one_child_for_a_reader_however_long_it_is(
    look: Look, qtbot: QtBot
) -> None:
    # Qt crashes when a reader asks for a child that a scroll area has no longer, so that the
    # number of children must never fall: bars that come and go would be such children.
    area, column = Scroller(look), QWidget()
    qtbot.addWidget(area)
    area.setWidget(column)
    area.resize(300, 200)
    with qtbot.waitExposed(area):
        area.show()
    interface = QAccessible.queryAccessibleInterface(area)
    for height, scrolls in ((3000, True), (10, False), (3000, True)):
        column.setMinimumHeight(height)
        qtbot.waitUntil(lambda: (area.verticalScrollBar().maximum() > 0) is scrolls)  # noqa: B023
        assert interface.childCount() == 1


def test_a_paragraph_keeps_its_words_within_its_margins(look: Look, qtbot: QtBot) -> None:
    words = "Lie on your back, the towel under the small of your back. " * 3
    plain, inset = Paragraph(look, words), Paragraph(look, words)
    inset.setContentsMargins(22, 3, 18, 10)
    assert inset.heightForWidth(240) == plain.heightForWidth(200) + 13
    assert inset.minimumSizeHint() == plain.minimumSizeHint() + QSize(40, 13)
    qtbot.addWidget(inset)
    inset.resize(240, inset.heightForWidth(240))
    picture = QImage(inset.size(), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    inset.render(picture, QPoint(), QRegion(), QWidget.RenderFlag(0))
    inked = {
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).lightness() < 128
    }
    assert min(x for x, _ in inked) >= 22
    assert max(x for x, _ in inked) < 240 - 18
    assert min(y for _, y in inked) >= 3
    assert max(y for _, y in inked) < picture.height() - 10
