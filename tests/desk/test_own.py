"""Handouts, own exercises and files between two data folders, from the first key to the disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach.content import load_catalogue
from coach.content.saving import save_routine
from coach.desk.editor import EditorDesk
from coach.desk.exchange import ExchangeDesk
from coach.desk.handout import HandoutDesk
from coach.desk.own_exercises import OwnExercisesDesk
from coach.desk.preferences import Preferences
from coach.desk.user_files import UserFilesDesk
from coach.domain.compiler import Options, compile_routine
from coach.domain.exercise import Exercise, Part, Position
from coach.domain.routine import Catalogue, Routine
from coach.paths import paths_under
from coach.resources import resource_path
from coach.storage.setting_groups import Settings
from coach.ui.figure_source import DrawnFigure
from coach.ui.main.window import MainWindow
from coach.ui.ownex.exercise_page import ExercisePage
from coach.ui.ownex.export_dialog import ExportDialog
from coach.ui.ownex.handout_page import HandoutPage
from coach.ui.ownex.handout_view import LineState
from coach.ui.ownex.import_dialog import ImportDialog
from coach.ui.widgets.leave_question import LeaveQuestion
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay

HANDOUT = "Low back\nBridge 2x10 hold 5 sec\nDead bug 3x8\nSide plank 20 s\nCall the clinic on 555"


class Office(QObject):
    """A window with the desks over one data folder."""

    def __init__(self, look: Look, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.window = MainWindow(look)
        self.window.resize(1280, 800)
        notices = self.window.home.notices
        self.files = UserFilesDesk(folder, load_catalogue(folder), notices, self)
        self.own = OwnExercisesDesk(self.window, self.files, self)
        self.handouts = HandoutDesk(self.window, self.files, Options, self)
        self.exchange = ExchangeDesk(self.window, self.files, Options, self)
        preferences = Preferences(paths_under(folder), Settings(), self)
        self.editor = EditorDesk(self.window, self.files, preferences, Options, self)
        self.drafts: list[tuple[Routine, tuple[str, ...]]] = []
        self.told: list[str] = []
        self.saved: list[str] = []
        self.handouts.draft_ready.connect(self._take_draft)
        self.own.exercise_saved.connect(self.saved.append)
        self.exchange.routine_saved.connect(self.saved.append)
        self.exchange.exercise_saved.connect(self.saved.append)
        for desk in (self.own, self.handouts, self.exchange):
            desk.troubled.connect(self.told.append)

    def _take_draft(self, routine: Routine, notes: tuple[str, ...]) -> None:
        self.drafts.append((routine, notes))

    @property
    def catalogue(self) -> Catalogue:
        return self.files.catalogue

    @property
    def exercises(self) -> dict[str, Exercise]:
        return {k: v for k, v in self.catalogue.exercises.items() if not v.builtin}

    @property
    def handout(self) -> HandoutPage:
        assert self.handouts.page is not None
        return self.handouts.page

    @property
    def exercise(self) -> ExercisePage:
        assert self.own.page is not None
        return self.own.page

    def overlay(self) -> Overlay:
        (found,) = (one for one in self.window.findChildren(Overlay) if one.isVisible())
        return found

    def close(self, qtbot: QtBot) -> None:
        for one in (self.own, self.handouts, self.exchange, self.editor, self.files):
            one.deleteLater()


@pytest.fixture
def office(look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    made = Office(look, tmp_path / "one")
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    made.close(qtbot)


def write_handout(office: Office, qtbot: QtBot, text: str = HANDOUT) -> HandoutPage:
    office.handouts.paste()
    page = office.handout
    with qtbot.waitSignal(page.text_written):
        page.text.setPlainText(text)
    return page


def test_a_handout_becomes_a_routine_that_is_shared_between_two_folders(
    office: Office, look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    page = write_handout(office, qtbot)
    states = [row.view.state for row in page.rows if row.view]
    assert states == [
        LineState.BESIDE,
        LineState.UNDERSTOOD,
        LineState.NEW,
        LineState.CHECK,
        LineState.NOT_UNDERSTOOD,
    ]
    page.rows[3].meaning.picked.emit("new")
    page.rows[2].position.picked.emit("supine")
    assert page.rows[3].view is not None
    assert page.rows[3].view.state is LineState.NEW
    page.make.click()
    assert not office.handouts.is_open
    ((draft, notes),) = office.drafts
    assert set(office.exercises) == {"dead-bug", "side-plank"}
    assert office.exercises["dead-bug"].position is Position.SUPINE
    assert any("Call the clinic" in note for note in notes)
    editor = office.editor
    editor.open_draft(draft, notes)
    assert editor.page is not None
    assert editor.controller is not None
    editor.page.named.emit("Mornings")
    editor.page.save.click()
    routine = office.catalogue.routines["mornings"]
    assert [item.exercise_id for item in routine.items] == [
        "glute-bridge",
        "dead-bug",
        "side-plank",
    ]
    assert compile_routine(routine, office.catalogue.exercises).length_ms > 0

    office.exchange.export_routine(routine.id)
    dialog = office.overlay()
    assert isinstance(dialog, ExportDialog)
    dialog.own.click()
    shared = tmp_path / "shared.toml"
    office.exchange.export_to(shared)
    other = Office(look, tmp_path / "two")
    qtbot.addWidget(other.window)
    other.window.show()
    other.exchange.import_from(shared)
    asked = other.overlay()
    assert isinstance(asked, ImportDialog)
    asked.take.click()
    assert other.saved == [routine.id]
    assert other.catalogue.routines[routine.id] == office.catalogue.routines[routine.id]
    assert other.exercises == office.exercises
    other.close(qtbot)


def test_an_exercise_is_made_by_keyboard_alone_and_changed(office: Office, qtbot: QtBot) -> None:
    office.own.new_exercise()
    page = office.exercise
    QTest.keyClicks(page.name, "Wall slide")
    for row, words in zip(page.steps.rows, ("Stand at a wall", "Slide down 5 cm"), strict=True):
        QTest.keyClicks(row.words, words)
    QTest.keyClick(page.steps.add, Qt.Key.Key_Return)
    assert page.window().focusWidget() is page.steps.rows[2].words
    QTest.keyClicks(page.steps.rows[2].words, "Slide up")
    page.hold.setValue(10)
    QTest.keyClick(page.name, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert office.saved == ["wall-slide"]
    made = office.exercises["wall-slide"]
    assert [step.part for step in made.steps] == [
        Part.SETUP,
        Part.MOVEMENT,
        Part.MOVEMENT,
        Part.HOLD,
    ]
    office.own.edit_exercise("wall-slide")
    page = office.exercise
    assert not page.is_changed
    page.steps.rows[2].part.setCurrentIndex(3)
    QTest.keyClick(page.steps.rows[3].words, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    page.save.click()
    steps = office.exercises["wall-slide"].steps
    assert [step.text for step in steps] == [
        "Stand at a wall.",
        "Slide down 5 centimetres.",
        "Hold, and keep breathing.",
        "Slide up.",
    ]
    assert steps[3].part is Part.RETURN


def test_what_is_missing_is_said_and_the_page_stays(office: Office) -> None:
    office.own.new_exercise()
    office.exercise.save.click()
    assert "name" in office.exercise.problem
    assert office.window.focusWidget() is office.exercise.name
    assert office.exercises == {}


def made_exercise(office: Office, name: str = "Wall slide") -> str:
    office.own.new_exercise()
    page = office.exercise
    page.name.setText(name)
    for row in page.steps.rows:
        row.words.setText("Slide")
    page.save.click()
    return office.saved[-1]


def test_a_picture_is_kept_beside_the_exercise_shown_and_removed(
    office: Office, tmp_path: Path
) -> None:
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    path = tmp_path / "picture.jpg"
    assert picture.save(str(path))
    figure = DrawnFigure(resource_path("poses"), "maya", tmp_path / "cache")
    office.own.dress(figure)
    office.own.new_exercise()
    office.exercise.name.setText("Wall slide")
    for row in office.exercise.steps.rows:
        row.words.setText("Slide")
    office.own.use_picture(path)
    office.exercise.save.click()
    kept = office.folder / "exercises" / "wall-slide.png"
    assert kept.is_file()
    assert figure.can_draw("wall-slide")
    assert office.own.pictures.has("wall-slide")
    office.own.edit_exercise("wall-slide")
    office.exercise.picture.remove.click()
    office.exercise.save.click()
    assert not kept.exists()
    assert not office.own.pictures.has("wall-slide")


def test_a_file_that_is_no_picture_is_refused_with_a_sentence(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "notes.png"
    path.write_text("hello")
    office.own.new_exercise()
    office.own.use_picture(path)
    assert office.exercise.problem == (
        "notes.png is not a PNG, JPEG or WebP picture. Please choose one of these."
    )


def test_leaving_asks_only_if_something_would_be_lost(office: Office, qtbot: QtBot) -> None:
    office.own.new_exercise()
    QTest.keyClick(office.exercise.name, Qt.Key.Key_Escape)
    assert not office.own.is_open
    page = write_handout(office, qtbot)
    assert not office.handouts.may_close()
    question = office.overlay()
    assert isinstance(question, LeaveQuestion)
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert office.handouts.page is page
    office.handouts.leave()
    leaving = office.overlay()
    assert isinstance(leaving, LeaveQuestion)
    leaving.leave.click()
    assert page is not office.handouts.page
    assert office.handouts.may_close()


def test_a_deleted_exercise_can_be_brought_back(office: Office, qtbot: QtBot) -> None:
    made_exercise(office)
    office.own.edit_exercise("wall-slide")
    office.exercise.delete.click()
    assert office.exercises == {}
    (key,) = office.window.home.notices.keys
    office.window.home.notices.action_chosen.emit(key)
    assert set(office.exercises) == {"wall-slide"}


def test_an_exercise_that_a_routine_needs_stays(office: Office, qtbot: QtBot) -> None:
    write_handout(office, qtbot, "- Dead bug x 8")
    office.handout.make.click()
    save_routine(office.folder, office.drafts[0][0])
    office.files.reload()
    office.own.edit_exercise("dead-bug")
    office.exercise.delete.click()
    assert "This exercise is part of" in office.exercise.problem
    assert set(office.exercises) == {"dead-bug"}


def test_a_file_that_cannot_be_used_is_named_in_a_sentence(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text("{}")
    office.exchange.import_from(path)
    (sentence,) = office.told
    assert sentence.startswith("odd.json: found no workouts and no exercises, expected a file of")


def test_only_what_is_switched_on_is_imported(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "two.json"
    names = ("Sky reach", "Toe reach")
    entries = ", ".join(f'{{"name": "{one}", "instructions": ["Reach."]}}' for one in names)
    path.write_text(f"[{entries}]")
    office.exchange.import_from(path)
    dialog = office.overlay()
    assert isinstance(dialog, ImportDialog)
    dialog.rows[0].switch.click()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert set(office.exercises) == {"toe-reach"}
    assert office.saved == ["toe-reach"]


def test_a_large_collection_is_searched_rather_than_listed(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "many.json"
    entries = ", ".join(f'{{"name": "Reach {n}", "instructions": []}}' for n in range(100))
    path.write_text(f"[{entries}]")
    office.exchange.import_from(path)
    dialog = office.overlay()
    assert isinstance(dialog, ImportDialog)
    assert not dialog.take.isEnabled()
    QTest.keyClicks(dialog.search, "reach 77")
    (row,) = dialog.rows
    row.switch.click()
    dialog.take.click()
    assert set(office.exercises) == {"reach-77"}


def test_a_routine_is_written_for_the_workout_timer(office: Office, tmp_path: Path) -> None:
    office.exchange.export_routine("rehab8")
    dialog = office.overlay()
    assert isinstance(dialog, ExportDialog)
    dialog.timer.click()
    path = tmp_path / "timer.json"
    office.exchange.export_to(path)
    assert b'"workouts"' in path.read_bytes()
    office.exchange.export_to(tmp_path / "no" / "such" / "folder.json")
    assert "cannot be written" in office.told[-1]
