"""Nothing overlaps, nothing is cut off, nothing jumps: at all sizes and text scales."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from coach.domain.display import Display
from coach.domain.player import Phase
from coach.ui.fonts import Role
from coach.ui.session.floor_view import FloorView
from coach.ui.session.geometry import Shape, arrange, shape_of
from coach.ui.session.ink import digits_path, ink_path
from coach.ui.session.side_box import _line
from coach.ui.session.view import SessionView
from coach.ui.theme import Appearance, Mode
from coach.ui.widgets.look import Look
from tests.support.moments import CATALOGUE, display_at, scenes, timeline_of

SIZES = (
    (1280, 800, 1.0),
    (1024, 640, 1.0),
    (1920, 1080, 1.0),
    (1280, 800, 2.0),
    (1024, 640, 2.0),
    (1920, 1080, 1.5),
    (1280, 800, 1.3),
    (640, 400, 1.0),
    (640, 400, 1.5),
    (640, 400, 2.0),
)
"""Width and height of the window, and size of the text."""

SCENES = scenes()
LONG_WORDS = replace(
    SCENES["hold"],
    caption=(
        "Reach your right arm forwards and your left leg back, both level with the floor, "
        "and keep your hips as still as you can while you breathe on."
    ),
    exercise_name="Standing hamstring stretch on a chair",
    next_title="Next: kneeling hip flexor stretch with a pillow",
    next_detail="3 sets of 12 on each side, hold 60 seconds",
    rep_word="Repetition",
    rep=12,
    reps=12,
    set_number=3,
    sets=3,
)


def show(view: SessionView, display: Display, width: int, height: int, scale: float) -> None:
    theme = view._look.theme
    theme.set_appearance(Appearance(Mode.LIGHT, text_scale=scale, reduced_motion=True))
    view.window().resize(width, height)
    view.resize(width, height)
    view.set_display(display)


def box(view: SessionView, part: QWidget) -> QRect:
    return QRect(part.mapTo(view, QPoint(0, 0)), part.size())


def columns(view: SessionView) -> list[QWidget]:
    parts = view.parts
    found = [
        parts.top, parts.stage, parts.ring, parts.side, parts.counters, parts.upcoming,
        parts.lead, parts.setup, parts.dose, parts.bar,
    ]  # fmt: skip
    return [part for part in found if part.isVisible()]


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_parts_lie_beside_each_other_inside_the_window(
    view: SessionView, width: int, height: int, scale: float
) -> None:
    for display in (*SCENES.values(), LONG_WORDS):
        show(view, display, width, height, scale)
        check_parts(view, display)


def check_parts(view: SessionView, _display: Display) -> None:
    for part in columns(view):
        assert view.rect().contains(box(view, part)), part
    for first, second in combinations(columns(view), 2):
        assert not box(view, first).intersects(box(view, second)), (first, second)
    for inner in [view.parts.bar.buttons(), (view.parts.top.floor, view.parts.top.end)]:
        for button in inner:
            if button.isHidden():
                # Only in the smallest windows, and only what a key does as well.
                assert button in (view.parts.bar.extend, view.parts.bar.repeat, view.parts.bar.mute)
                assert shape_of(*_size_of(view)) is Shape.TINY
                continue
            parent = button.parentWidget()
            assert parent is not None
            assert parent.rect().contains(button.geometry()), button.label
            assert button.width() >= button.sizeHint().width(), button.label
            assert button.height() >= 44


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_no_text_is_cut_off(view: SessionView, width: int, height: int, scale: float) -> None:
    for display in (*SCENES.values(), LONG_WORDS):
        show(view, display, width, height, scale)
        check_texts(view, display)


def _size_of(view: SessionView) -> tuple[int, int, float]:
    return view.width(), view.height(), view._look.theme.text_scale


def check_texts(view: SessionView, display: Display) -> None:
    for card in (view.parts.counters, view.parts.dose):
        if card.isVisible():
            assert card.heightForWidth(card.width()) <= card.height()
            for fact in card.facts:
                assert card._width(fact) <= card.width() - 2 * card._padding() + 1
    if view.parts.upcoming.isVisible():
        card_height = view.parts.upcoming.height()
        left = view.parts.upcoming._text_left()
        room = view.parts.upcoming.width() - left - view._look.theme.scaled(14)
        assert view.parts.upcoming._fit(room, card_height)[3] <= card_height
    if view.parts.title.isVisible():
        needed = view.parts.title.heightForWidth(view.parts.title.width())
        assert needed <= view.parts.title.height()
        if view.parts.stage.isVisible():
            assert box(view, view.parts.stage).contains(box(view, view.parts.title))
        else:
            assert not box(view, view.parts.title).intersects(box(view, view.parts.ring))
        assert view.parts.title.minimumSizeHint().width() <= view.parts.title.width() + 1
    caption = view.parts.caption
    assert view.rect().contains(caption.geometry())
    font = view._look.theme.font(Role.CAPTION, px=caption._px)
    words = max(QFontMetricsF(font).horizontalAdvance(word) for word in display.caption.split())
    assert words <= caption._room(caption.width())
    if view.parts.side.isVisible() and view.parts.side.width() < view.parts.side.height() * 1.6:
        title, detail = view.parts.side._fonts(
            view.parts.side.width(), view.parts.side.height() * 0.5, lines=2
        )
        assert title.pixelSize() >= 30, "the side never shrinks away"
        assert _line(title) + _line(detail) <= view.parts.side.height()


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
@pytest.mark.parametrize("name", ["hold", "transition", "rest", "switch", "paused"])
def test_countdown_words_and_the_big_button_are_always_there(
    view: SessionView, name: str, width: int, height: int, scale: float
) -> None:
    show(view, SCENES[name], width, height, scale)
    ring = view.parts.ring if view.parts.ring.isVisible() else view.parts.lead.ring
    for part in (ring, view.parts.caption, view.parts.bar.main):
        assert part.isVisible()
        assert view.rect().contains(box(view, part))
    assert not box(view, ring).intersects(box(view, view.parts.caption))
    assert view.parts.paused_card.isVisible() is (name == "paused")
    if name == "paused":
        assert view.parts.paused_card.rect().contains(view.parts.paused_card.resume.geometry())
        assert view.rect().contains(box(view, view.parts.paused_card.resume))


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
@pytest.mark.parametrize("name", ["hold", "paused"])
def test_a_notice_leaves_in_sight_what_counts(
    view: SessionView, name: str, width: int, height: int, scale: float
) -> None:
    show(view, SCENES["hold"], width, height, scale)
    view.show_notice("The voice cannot be used just now; every word is on the screen.")
    view.set_display(SCENES[name])
    notice = box(view, view.parts.notice)
    assert view.rect().contains(notice)
    if name == "paused":
        assert not notice.intersects(box(view, view.parts.paused_card._title))
    else:
        # At the largest text in the smallest window, the edge of the ring and a line of words.
        assert not notice.contains(box(view, view.parts.ring).center())
        assert not notice.contains(box(view, view.parts.caption).center())
    if scale < 1.5 or width > 640:
        assert not notice.intersects(box(view, view.parts.bar.main))


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_nothing_jumps_between_phases(
    view: SessionView, width: int, height: int, scale: float
) -> None:
    places: dict[str, set[tuple[int, int, int, int]]] = {}
    for name in ("hold", "switch", "alternating", "rest", "reps", "paused"):
        show(view, SCENES[name], width, height, scale)
        for key, part in (
            ("ring", view.parts.ring),
            ("side", view.parts.side),
            ("upcoming", view.parts.upcoming),
            ("stage", view.parts.stage),
            ("bar", view.parts.bar),
            *(
                (button.objectName() or str(i), button)
                for i, button in enumerate(view.parts.bar.buttons())
            ),
        ):
            places.setdefault(key, set()).add(part.geometry().getRect())  # type: ignore[arg-type]
    assert {key: len(found) for key, found in places.items()} == dict.fromkeys(places, 1)


@pytest.mark.parametrize(
    ("width", "height", "scale", "shape"),
    [
        (1280, 800, 1.0, Shape.COLUMN),
        (1920, 1080, 1.0, Shape.COLUMN),
        (1920, 1080, 1.5, Shape.COLUMN),
        (1024, 640, 1.0, Shape.BESIDE),
        (1280, 640, 1.0, Shape.BESIDE),
        (1280, 800, 2.0, Shape.NARROW),
        (800, 600, 1.0, Shape.NARROW),
        (640, 400, 1.0, Shape.NARROW),
        (640, 400, 2.0, Shape.TINY),
    ],
)
def test_the_shape_follows_width_by_text_scale(
    width: int, height: int, scale: float, shape: Shape
) -> None:
    assert shape_of(width, height, scale) is shape


def test_the_design_sizes_are_met() -> None:
    at_1280 = arrange(1280, 800, 1.0, 96, lambda _: 58, lambda _: 58)
    assert (at_1280.stage.width(), at_1280.steps.width()) == (784, 400)
    assert at_1280.ring.width() == 320
    at_1920 = arrange(1920, 1080, 1.0, 96, lambda _: 58, lambda _: 58)
    assert (at_1920.steps.width(), at_1920.ring.width()) == (520, 440)
    small = arrange(1024, 640, 1.0, 76, lambda _: 58, lambda _: 58)
    assert abs(small.ring.width() - 236) <= 4
    assert abs(small.stage.width() / 984 - 0.58) < 0.01


@pytest.mark.parametrize("routine_id", list(CATALOGUE.routines))
def test_every_shipped_transition_fits_or_scrolls(view: SessionView, routine_id: str) -> None:
    timeline = timeline_of(routine_id)
    for item in timeline.items:
        segment = timeline.segments[item.first_segment]
        show(view, display_at(timeline, segment), 1280, 800, 1.0)
        bar = view.parts.setup._scroller.verticalScrollBar()
        assert bar.maximum() == 0, item.name


# --- the floor view ---------------------------------------------------------------------------


@pytest.mark.parametrize("digits", ["1", "8", "18", "100", "1:05", "10:00"])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (1920, 1080), (1280, 1024)])
def test_floor_digits_fit_and_are_large(look: Look, digits: str, size: tuple[int, int]) -> None:
    floor = FloorView(look)
    floor.resize(*size)
    area = floor._digits_area()
    ink = digits_path(digits, floor.digits_font(digits), area).boundingRect()
    tall = ink_path("8", floor.digits_font(digits)).boundingRect().height()
    assert tall >= 162 * min(1.0, size[1] / 1080), "45 mm on a screen of 1080 lines"
    if size[0] / size[1] > 1.5:
        assert ink.left() >= 0
        assert ink.right() <= floor._side_area().left()
    floor.deleteLater()


def test_two_floor_digits_have_half_the_height(look: Look) -> None:
    floor = FloorView(look)
    floor.resize(1280, 800)
    assert floor.digits_font("18").pixelSize() == 600
    floor.deleteLater()


def test_floor_words_follow_the_phase(look: Look) -> None:
    floor = FloorView(look)
    hold, rest, paused = SCENES["hold"], SCENES["rest"], SCENES["paused"]
    floor.show_display(hold)
    assert (floor.word, floor.name) == ("LEFT", hold.exercise_name)
    floor.show_display(rest)
    assert (floor.word, floor.name) == ("REST", rest.next_title)
    floor.show_display(SCENES["transition"])
    assert (floor.word, floor.name) == ("NEXT", SCENES["transition"].exercise_name)
    assert paused.phase is Phase.PAUSED
    floor.show_display(paused)
    assert floor.word == "PAUSED"
    floor.show_display(SCENES["closing"])
    assert (floor.word, floor.name) == ("DONE", SCENES["closing"].caption)
    floor.deleteLater()


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_a_long_name_is_not_written_across_the_figure(
    view: SessionView, width: int, height: int, scale: float
) -> None:
    name = "Towel press with a rolled-up bath towel under the back"
    show(view, replace(SCENES["hold"], exercise_name=name), width, height, scale)
    stage, title = box(view, view.parts.stage), box(view, view.parts.title)
    if stage.isEmpty() or not view.parts.stage.isVisible() or not stage.intersects(title):
        return
    assert title.bottom() <= stage.center().y() + 2, (stage, title)
