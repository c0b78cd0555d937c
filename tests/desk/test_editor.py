"""Routines from the first click to the file and back: made, changed, copied, deleted, noticed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach.arguments import parse
from coach.cli import run
from coach.content import load_catalogue
from coach.content.importing import routine_file
from coach.content.saving import save_routine
from coach.desk.editor import EditorDesk
from coach.desk.preferences import Preferences
from coach.desk.user_files import UserFilesDesk
from coach.domain.compiler import Options
from coach.domain.exercise import Source
from coach.domain.routine import OwnDose, Routine, RoutineItem
from coach.paths import paths_under
from coach.storage.setting_groups import Settings
from coach.ui.editor.page import EditorPage
from coach.ui.main.window import MainWindow
from coach.ui.widgets.changed_elsewhere import ChangedElsewhere
from coach.ui.widgets.leave_question import LeaveQuestion
from coach.ui.widgets.look import Look

MINE = Routine("mine", "Mine", "", (RoutineItem("cat-cow", OwnDose(reps=3)),), Source.USER)


class Office(QObject):
    """A window with the two desks."""

    def __init__(self, look: Look, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.window = MainWindow(look)
        self.window.resize(1280, 800)
        preferences = Preferences(paths_under(folder), Settings(), self)
        notices = self.window.home.notices
        self.files = UserFilesDesk(folder, load_catalogue(folder), notices, self)
        self.editor = EditorDesk(self.window, self.files, preferences, Options, self)
        self.saved: list[str] = []
        self.told: list[str] = []
        self.editor.saved.connect(self.saved.append)
        self.editor.troubled.connect(self.told.append)

    @property
    def page(self) -> EditorPage:
        assert self.editor.page is not None
        return self.editor.page

    @property
    def routines(self) -> dict[str, Routine]:
        return {one.id: one for one in self.files.catalogue.routines.values() if not one.builtin}

    @property
    def notices(self) -> tuple[str, ...]:
        return self.window.home.notices.keys

    def path(self, routine_id: str) -> Path:
        return self.folder / "routines" / f"{routine_id}.toml"


@pytest.fixture
def office(look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    made = Office(look, tmp_path)
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    made.files.deleteLater()
    made.editor.deleteLater()


def test_a_routine_is_made_saved_changed_and_passes_the_check(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.editor.new()
    page = office.page
    QTest.keyClicks(page.name, "Before gardening")
    page.library.list.opened.emit(0)
    QTest.keyClicks(page.library.search, "glute brige")
    QTest.keyClick(page.library.search, Qt.Key.Key_Down)
    QTest.keyClick(page.library.list, Qt.Key.Key_Return)
    QTest.keyClick(page.library.list, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert office.saved == ["before-gardening"]
    (routine_id,) = office.saved
    assert not office.editor.is_open

    office.editor.edit(routine_id)
    row = office.page.entries.rows[1]
    row.steppers[0].stepBy(2)
    office.page.save.click()
    kept = office.routines[routine_id]
    assert kept.name == "Before gardening"
    assert [item.exercise_id for item in kept.items] == ["bird-dog", "glute-bridge"]
    assert kept.items[1].dose.reps is not None
    path = str(office.path(routine_id))
    arguments = ["check", "--data-dir", str(office.folder), path]
    assert run(parse(arguments)) == 0
    assert capsys.readouterr().out == ""


def test_what_is_missing_is_said_and_nothing_is_written(office: Office) -> None:
    office.editor.new()
    office.page.save.click()
    assert "name" in office.page.problem
    office.page.named.emit("Mine")
    office.page.save.click()
    assert "at least one exercise" in office.page.problem
    assert not office.path("mine").exists()
    assert office.editor.is_open


def test_names_may_be_used_twice(office: Office) -> None:
    for _ in range(2):
        office.editor.new()
        office.page.named.emit("Gentle start")
        office.page.add_wanted.emit("cat-cow", False)
        office.page.save.click()
    assert office.saved == ["gentle-start-2", "gentle-start-3"]


def test_a_routine_of_the_program_is_copied_and_stays_as_it_is(office: Office) -> None:
    shipped = office.files.catalogue.routines["k-health"]
    office.editor.edit("k-health")
    office.page.save.click()
    (copied,) = office.saved
    made = office.routines[copied]
    assert made.items == shipped.items
    assert made.name == "Copy of K Health"
    assert office.files.catalogue.routines["k-health"] == shipped


def test_a_copy_that_nobody_has_changed_is_left_without_a_question(office: Office) -> None:
    office.editor.duplicate("k-health")
    office.editor.leave()
    assert not office.editor.is_open
    assert not office.window.findChildren(LeaveQuestion)
    assert office.routines == {}


def test_exercises_that_a_file_encloses_outlive_its_being_written_anew(office: Office) -> None:
    shipped = office.files.catalogue.exercises
    own = replace(shipped["cat-cow"], id="wall-slide", name="Wall slide", builtin=False)
    routine = replace(MINE, items=(RoutineItem("wall-slide"), RoutineItem("cat-cow")))
    office.path("mine").parent.mkdir()
    office.path("mine").write_bytes(routine_file(routine, {**shipped, own.id: own}))
    office.files.reload()
    office.editor.edit("mine")
    office.page.named.emit("Something else")
    office.page.save.click()
    assert office.routines["mine"].name == "Something else"
    assert office.files.broken == ()
    assert office.files.catalogue.exercises["wall-slide"].name == "Wall slide"


def test_a_renamed_routine_keeps_its_file_and_so_its_history(office: Office) -> None:
    save_routine(office.folder, MINE)
    office.files.reload()
    office.editor.edit("mine")
    office.page.named.emit("Something else")
    office.page.save.click()
    assert office.saved == ["mine"]
    assert office.routines["mine"].name == "Something else"


def test_leaving_without_a_change_asks_nothing(office: Office) -> None:
    save_routine(office.folder, MINE)
    office.files.reload()
    office.editor.edit("mine")
    office.page.cancel.click()
    assert not office.editor.is_open
    assert not office.window.covered


@pytest.mark.parametrize("answer", ["stay", "leave", "save"])
def test_leaving_with_a_change_asks_first(office: Office, qtbot: QtBot, answer: str) -> None:
    save_routine(office.folder, MINE)
    office.files.reload()
    office.editor.edit("mine")
    office.page.named.emit("Changed")
    office.page.cancel.click()
    (question,) = office.window.findChildren(LeaveQuestion)
    with qtbot.waitSignal(question.closed):
        {"leave": question.leave, "save": question.save}.get(
            answer, question._way_out or question.save
        ).click()
    assert office.editor.is_open is (answer == "stay")
    assert office.routines["mine"].name == ("Changed" if answer == "save" else "Mine")


def test_the_window_stays_open_until_the_question_is_answered(office: Office, qtbot: QtBot) -> None:
    assert office.editor.may_close()
    office.editor.new()
    assert office.editor.may_close()
    office.page.named.emit("Changed")
    assert not office.editor.may_close()
    (question,) = office.window.findChildren(LeaveQuestion)
    closed: list[QCloseEvent] = []
    office.window.closing.connect(lambda: closed.append(QCloseEvent()))
    question.leave.click()
    qtbot.waitUntil(lambda: bool(closed))


def test_two_hands_at_one_file_lose_nothing(office: Office, qtbot: QtBot) -> None:
    path = save_routine(office.folder, MINE)
    office.files.reload()
    office.editor.edit("mine")
    office.page.named.emit("From here")
    path.write_text(path.read_text("utf-8").replace("Mine", "From elsewhere"), "utf-8")
    office.page.save.click()
    (question,) = office.window.findChildren(ChangedElsewhere)
    with qtbot.waitSignal(question.closed):
        question.both.click()
    assert {one.name for one in office.routines.values()} == {"From here", "From elsewhere"}


def test_a_file_that_was_deleted_meanwhile_can_be_saved_again(office: Office, qtbot: QtBot) -> None:
    path = save_routine(office.folder, MINE)
    office.files.reload()
    office.editor.edit("mine")
    office.page.named.emit("Still here")
    path.unlink()
    office.page.save.click()
    (question,) = office.window.findChildren(ChangedElsewhere)
    with qtbot.waitSignal(question.closed):
        question.replace.click()
    assert office.routines["mine"].name == "Still here"


def test_what_cannot_be_saved_stays_on_the_page(office: Office) -> None:
    (office.folder / "routines").write_text("", "utf-8")
    office.editor.new()
    office.page.named.emit("Mine")
    office.page.add_wanted.emit("cat-cow", False)
    office.page.save.click()
    assert office.editor.is_open
    assert office.page.problem
    assert office.saved == []


def test_a_deleted_routine_comes_back_with_undo(office: Office) -> None:
    path = save_routine(office.folder, MINE)
    content = path.read_bytes()
    office.files.reload()
    office.editor.edit("mine")
    office.page.delete.click()
    assert not office.editor.is_open
    assert "mine" not in office.routines
    (key,) = office.notices
    office.window.home.notices.action_chosen.emit(key)
    assert office.routines["mine"] == MINE
    assert path.read_bytes() == content
    assert office.saved == ["mine"]
    assert office.notices == ()


def test_routines_of_the_program_are_never_deleted(office: Office) -> None:
    office.editor.delete("k-health")
    assert "k-health" in office.files.catalogue.routines


def test_changes_on_disk_are_noticed(office: Office, qtbot: QtBot) -> None:
    with qtbot.waitSignal(office.files.changed):
        path = save_routine(office.folder, MINE)
    assert office.routines["mine"] == MINE
    with qtbot.waitSignal(office.files.changed):
        path.write_text(path.read_text("utf-8").replace("Mine", "Ours"), "utf-8")
    assert office.routines["mine"].name == "Ours"
    with qtbot.waitSignal(office.files.changed):
        path.unlink()
    assert office.routines == {}


def test_a_broken_file_is_named_until_it_is_mended(office: Office, qtbot: QtBot) -> None:
    path = save_routine(office.folder, MINE)
    office.files.reload()
    whole = path.read_text("utf-8")
    with qtbot.waitSignal(office.files.changed):
        path.write_text(whole.replace("cat-cow", "cat-cwo"), "utf-8")
    (broken,) = office.files.broken
    assert broken.path == path
    (key,) = office.notices
    assert str(path) in key
    with qtbot.waitSignal(office.files.changed):
        path.write_text(whole, "utf-8")
    assert office.notices == ()
    assert office.routines["mine"] == MINE


def test_many_broken_files_share_a_notice(look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "routines"
    folder.mkdir()
    for number in range(5):
        (folder / f"r{number}.toml").write_text("x", "utf-8")
    office = Office(look, tmp_path)
    qtbot.addWidget(office.window)
    assert len(office.files.broken) == 5
    assert len(office.notices) == 1
    office.files.deleteLater()


def test_a_draft_from_elsewhere_is_looked_over_before_it_is_saved(office: Office) -> None:
    office.editor.open_draft(MINE, ("“Bridge 3x” was not understood.",))
    assert not office.path("mine").exists()
    assert office.editor.controller is not None
    assert office.editor.controller.history.is_changed
    office.page.save.click()
    assert office.routines["mine"].items == MINE.items
