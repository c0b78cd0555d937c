"""The figure where pictures are painted, in sessions with a user's own exercises too."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from coach.content import load_catalogue
from coach.domain.compiler import compile_routine
from coach.domain.routine import Routine, RoutineItem
from coach.figure.scene import Scene
from coach.figure.stage import Frame, Stage
from coach.resources import resource_path
from coach.ui.figure_source import DrawnFigure
from coach.ui.ownex.pictures import OwnPictures
from coach.ui.widgets.picture import Picture

EXERCISES = dict(load_catalogue().catalogue.exercises)
OWN = replace(EXERCISES["cat-cow"], id="my-own", builtin=False)


@pytest.fixture
def figure(tmp_path: Path, qtbot: QtBot) -> DrawnFigure:
    return DrawnFigure(resource_path("poses"), "maya", tmp_path)


def painted(
    figure: DrawnFigure, picture: Picture, *, width: int = 240, dark: bool = False
) -> QImage:
    image = QImage(width, 160, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    figure.paint(painter, QRectF(0, 0, width, 160), picture, dark=dark)
    painter.end()
    return image


def test_every_moment_of_a_session_can_be_painted(figure: DrawnFigure) -> None:
    items = tuple(RoutineItem(one) for one in ("cat-cow", "my-own", "glute-bridge"))
    exercises = {**EXERCISES, "my-own": OWN}
    timeline = compile_routine(Routine("mixed", "Mixed", "All sorts.", items), exercises)
    own = timeline.items[1]
    for item in timeline.items:
        moment = figure.at(timeline, item.start_ms + 100, reduced_motion=False)
        assert (moment is None) == (item is own)
        if moment is not None:
            exercise = exercises[item.exercise_id]
            image = painted(figure, Picture(exercise.id, exercise.position, moment=moment))
            assert image.pixelColor(120, 80).alpha() or image.pixelColor(120, 110).alpha()


def test_an_own_exercise_shows_its_position_or_its_picture(
    figure: DrawnFigure, tmp_path: Path
) -> None:
    timeline = compile_routine(
        Routine("one", "One", "One.", (RoutineItem("my-own"),)), {"my-own": OWN}
    )
    pictures = OwnPictures(tmp_path)
    figure.use_own({"my-own": OWN.position}, pictures)
    picture = Picture("my-own", OWN.position)
    assert figure.can_draw("my-own")
    assert not figure.can_move("my-own")
    moments = {figure.at(timeline, at, reduced_motion=False) for at in range(0, 9000, 900)}
    assert len(moments) == 1
    standing_in = painted(figure, replace(picture, moment=moments.pop()))
    assert standing_in == painted(figure, picture)
    assert any(standing_in.pixelColor(x, y).alpha() for x in range(0, 240, 8) for y in (80, 110))
    red = QImage(40, 30, QImage.Format.Format_RGB32)
    red.fill(QColor("red"))
    assert red.save(str(tmp_path / "my-own.png"))
    pictures.forget()
    moment = figure.at(timeline, 0, reduced_motion=False)
    for shown in (picture, replace(picture, moment=moment), replace(picture, close_up=True)):
        assert painted(figure, shown).pixelColor(120, 80) == QColor("red")


def test_a_still_picture_is_drawn_once_and_then_read(
    figure: DrawnFigure, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    still = Picture("glute-bridge", EXERCISES["glute-bridge"].position)
    small = replace(still, close_up=True)
    drawn = [painted(figure, small), painted(figure, still)]
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.png"))) == 2)
    monkeypatch.delattr("coach.figure.renderer.FigureRenderer")
    later = DrawnFigure(resource_path("poses"), "maya", tmp_path)
    assert [painted(later, small), painted(later, still)] == drawn


def test_other_circumstances_are_other_pictures(figure: DrawnFigure, tmp_path: Path) -> None:
    other = DrawnFigure(resource_path("poses"), "samuel", tmp_path)
    small = Picture("glute-bridge", EXERCISES["glute-bridge"].position, close_up=True)
    for source in (figure, other):
        painted(source, small)
        painted(source, small, dark=True)
        painted(source, small, width=250)
    assert len(list(tmp_path.glob("*.png"))) == 6


def test_while_a_window_grows_nothing_is_kept(
    figure: DrawnFigure, tmp_path: Path, qtbot: QtBot
) -> None:
    still = Picture("glute-bridge", EXERCISES["glute-bridge"].position)
    for width in (200, 210, 220):
        last = painted(figure, still, width=width)
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*.png"))))
    (kept,) = tmp_path.glob("*.png")
    assert QImage(str(kept)).width() == last.width()


def test_a_still_hold_is_the_same_picture(figure: DrawnFigure) -> None:
    timeline = compile_routine(
        Routine("one", "One", "One.", (RoutineItem("glute-bridge"),)), EXERCISES
    )
    hold = next(s for s in timeline.segments if s.pose_from == s.pose_to == "end")
    moments = {
        figure.at(timeline, hold.start_ms + offset, reduced_motion=True)
        for offset in range(0, hold.length_ms, 100)
    }
    assert len(moments) == 1


def test_still_pictures_leave_the_repetitions_of_a_movement(
    figure: DrawnFigure, monkeypatch: pytest.MonkeyPatch
) -> None:
    solved: list[Scene] = []
    frame = Stage.frame

    def noted(stage: Stage, scene: Scene) -> Frame:
        solved.append(scene)
        return frame(stage, scene)

    monkeypatch.setattr(Stage, "frame", noted)
    bridge = Picture("glute-bridge", EXERCISES["glute-bridge"].position)
    way = [
        replace(bridge, moment=Scene("glute-bridge", "start", "end", i / 8)) for i in range(1, 8)
    ]
    first = [painted(figure, one) for one in way]
    cat = Picture("cat-cow", EXERCISES["cat-cow"].position)
    for still in (cat, replace(cat, close_up=True), bridge):
        painted(figure, still)
    solved.clear()
    assert [painted(figure, one) for one in way] == first
    assert solved == []
    figure.forget_movements()
    assert [painted(figure, one) for one in way] == first
    assert solved == [one.moment for one in way]


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_every_exercise_is_demonstrated(figure: DrawnFigure, exercise_id: str) -> None:
    seen = {figure.demonstration(exercise_id, ms) for ms in range(0, 6000, 500)}
    assert len(seen) > 1
