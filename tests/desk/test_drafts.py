"""What is not saved outlasts the program: kept while it is made, offered, gone on with."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import msgspec
import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach.clock import local_now
from coach.content import load_catalogue
from coach.content.saving import save_routine
from coach.desk.draft_keeper import _AT_LATEST_MS, _PAUSE_MS, DraftKeeper
from coach.desk.page_desk import PageDesk
from coach.desk.preferences import Preferences
from coach.desk.user_files import UserFilesDesk
from coach.desk.workshop import Workshop
from coach.domain.compiler import Options
from coach.domain.exercise import Part, Source
from coach.domain.routine import OwnDose, Routine, RoutineItem
from coach.paths import drafts_dir, paths_under
from coach.storage.drafts import DraftKind, drafts_in, keep_draft, read_draft
from coach.storage.drafts import KeptDraft as Kept
from coach.storage.setting_groups import Settings
from coach.ui.main.notices import _NoticeRow
from coach.ui.main.window import MainWindow
from coach.ui.widgets.buttons import Button
from coach.ui.widgets.changed_elsewhere import ChangedElsewhere
from coach.ui.widgets.leave_question import LeaveQuestion
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from coach.desk.back_office import BackOffice

MINE = Routine("mine", "Mine", "", (RoutineItem("cat-cow", OwnDose(reps=3)),), Source.USER)
HANDOUT = "Low back\nBridge 2x10 hold 5 sec\nTowel press 3x8\nCall the clinic on 555"


class Office(QObject):
    """A window with the workshop over a data folder."""

    def __init__(self, look: Look, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.window = MainWindow(look)
        self.window.resize(1280, 800)
        self.notices = self.window.home.notices
        self.files = UserFilesDesk(folder, load_catalogue(folder), self.notices, self)
        self.preferences = Preferences(paths_under(folder), Settings(), self)
        self.home = SimpleNamespace(options=Options)
        self.told: list[str] = []
        self.tell: Callable[[str], None] = self.told.append
        self.workshop = Workshop(cast("BackOffice", self), self.window, self.files)
        self.workshop.offer_drafts()

    @property
    def paths(self) -> list[Path]:
        return drafts_in(self.folder)

    def kept(self) -> Kept:
        (path,) = self.paths
        return read_draft(path)

    def offers(self) -> list[str]:
        return [key for key in self.notices.keys if key.startswith("draft:")]

    def press(self, label: str) -> None:
        """Press a button of the notices."""
        row = self.notices.findChildren(_NoticeRow)[-1]
        (button,) = (one for one in row.findChildren(Button) if one.label == label)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def words(self) -> str:
        return self.notices.findChildren(_NoticeRow)[-1].accessibleName()


Start = Callable[[], Office]


@pytest.fixture
def start(look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """Start the program anew, over the same folder; the one before is killed where it stands."""
    offices: list[Office] = []

    def kill() -> None:
        for office in offices:
            for keeper in office.findChildren(DraftKeeper):
                # What has not been written by now is not written any more.
                keeper._unsaved = None
                keeper._pause.stop()
            office.window.hide()
            office.deleteLater()
            office.window.deleteLater()
        offices.clear()

    def begin() -> Office:
        kill()
        office = Office(look, tmp_path)
        with qtbot.waitExposed(office.window):
            office.window.show()
        offices.append(office)
        return office

    yield begin
    kill()


def kept_by(desk: PageDesk, qtbot: QtBot) -> None:
    """Let the pause be over after which what is on the page is written down."""
    pause = desk.drafts.findChild(QTimer)
    assert pause is not None
    assert pause.isActive()
    pause.start(0)
    qtbot.waitUntil(lambda: not pause.isActive())


# --- a routine --------------------------------------------------------------------------------


def test_changes_to_a_routine_are_gone_on_with_and_saved(start: Start, qtbot: QtBot) -> None:
    save_routine((office := start()).folder, MINE)
    office.files.reload()
    office.workshop.edit_routine("mine")
    editor = office.workshop.editor()
    assert editor.page is not None
    assert not office.paths
    QTest.keyClicks(editor.page.name, " and more ")
    editor.page.add_wanted.emit("glute-bridge", False)
    kept_by(editor, qtbot)
    assert office.kept().about == "mine"

    office = start()
    assert office.words().startswith("Your changes to “Mine” were not saved when Back Coach")
    office.press("Go on editing")
    assert office.offers() == []
    editor = office.workshop.editor()
    assert editor.page is not None
    assert editor.controller is not None
    assert editor.page.name.text() == "Mine and more "
    assert [one.exercise_id for one in editor.controller.draft.items] == ["cat-cow", "glute-bridge"]
    assert editor.is_changed()
    assert editor.page.delete.isVisible()
    assert "not saved yet" in " ".join(editor.page.notes)
    assert office.paths
    editor.page.save.click()
    assert not office.paths
    saved = office.files.catalogue.routines["mine"]
    assert saved.name == "Mine and more"
    assert len(saved.items) == 2
    assert start().offers() == []


def test_a_step_back_shows_what_is_saved(start: Start, qtbot: QtBot) -> None:
    office = start()
    save_routine(office.folder, MINE)
    office.files.reload()
    office.workshop.edit_routine("mine")
    editor = office.workshop.editor()
    assert editor.page is not None
    editor.page.named.emit("Other")
    editor.page.add_wanted.emit("bird-dog", False)
    kept_by(editor, qtbot)

    office = start()
    office.press("Go on editing")
    editor = office.workshop.editor()
    assert editor.page is not None
    assert editor.controller is not None
    assert editor.page.undo.accessibleName().startswith("Undo: what was not saved")
    editor.page.undo.click()
    assert editor.controller.draft.name == "Mine"
    assert not editor.is_changed()
    kept_by(editor, qtbot)
    assert not office.paths
    editor.page.redo.click()
    kept_by(editor, qtbot)
    assert office.kept().name == "Other"


def test_a_new_routine_may_be_nameless_and_empty(start: Start, qtbot: QtBot) -> None:
    office = start()
    office.workshop.new_routine()
    editor = office.workshop.editor()
    assert editor.page is not None
    editor.page.purpose_written.emit("For the garden")
    kept_by(editor, qtbot)
    office = start()
    assert office.words().startswith(
        "Your new routine was not saved when Back Coach stopped, today"
    )
    office.press("Go on editing")
    editor = office.workshop.editor()
    assert editor.page is not None
    assert editor.page.purpose.text() == "For the garden"
    assert not editor.page.delete.isVisible()
    editor.page.named.emit("Garden")
    editor.page.add_wanted.emit("cat-cow", False)
    editor.page.save.click()
    assert "garden" in office.files.catalogue.routines
    assert not office.paths


def test_opening_the_routine_goes_on_with_it_too(start: Start, qtbot: QtBot) -> None:
    office = start()
    save_routine(office.folder, MINE)
    office.files.reload()
    office.workshop.edit_routine("mine")
    editor = office.workshop.editor()
    assert editor.page is not None
    editor.page.named.emit("Other")
    kept_by(editor, qtbot)
    office = start()
    office.workshop.edit_routine("mine")
    editor = office.workshop.editor()
    assert editor.page is not None
    assert editor.page.name.text() == "Other"
    assert office.offers() == []
    # Left without saving, it is given up, and what is saved is opened again.
    editor.leave()
    office.window.findChildren(LeaveQuestion)[-1].leave.click()
    qtbot.waitUntil(lambda: not editor.is_open)
    assert not office.paths
    office.workshop.edit_routine("mine")
    assert editor.page is not None
    assert editor.page.name.text() == "Mine"


def test_a_new_one_leaves_what_is_offered_alone(start: Start, qtbot: QtBot) -> None:
    office = start()
    office.workshop.new_routine()
    editor = office.workshop.editor()
    assert editor.page is not None
    editor.page.named.emit("First")
    kept_by(editor, qtbot)
    office = start()
    office.workshop.new_routine()
    editor = office.workshop.editor()
    assert editor.page is not None
    assert editor.page.name.text() == ""
    editor.page.named.emit("Second")
    kept_by(editor, qtbot)
    office = start()
    assert len(office.offers()) == 2
    assert {read_draft(path).name for path in office.paths} == {"First", "Second"}


@pytest.mark.parametrize("gone", [False, True])
def test_what_changed_on_disk_in_between_is_asked_about(
    start: Start, qtbot: QtBot, gone: bool
) -> None:
    office = start()
    path = save_routine(office.folder, MINE)
    office.files.reload()
    office.workshop.edit_routine("mine")
    editor = office.workshop.editor()
    assert editor.page is not None
    editor.page.named.emit("From here")
    kept_by(editor, qtbot)
    if gone:
        path.unlink()
    else:
        path.write_text(path.read_text("utf-8").replace("Mine", "From elsewhere"), "utf-8")
    office = start()
    office.press("Go on editing")
    editor = office.workshop.editor()
    assert editor.page is not None
    editor.page.save.click()
    assert path.exists() is not gone
    (question,) = office.window.findChildren(ChangedElsewhere)
    with qtbot.waitSignal(question.closed):
        (question.replace if gone else question.both).click()
    names = {one.name for one in office.files.catalogue.routines.values() if not one.builtin}
    assert names == ({"From here"} if gone else {"From here", "From elsewhere"})
    assert not office.paths


def test_exercises_that_are_gone_are_left_out_and_told_of(start: Start) -> None:
    office = start()
    items = b'{"items": [{"exercise": "cat-cow"}, {"exercise": "gone"}], "name": "Mine"}'
    keep_draft(office.folder, Kept(DraftKind.ROUTINE, msgspec.Raw(items), local_now(), name="Mine"))
    office = start()
    before = office.paths[0].read_bytes()
    office.press("Go on editing")
    page = office.workshop.editor().page
    assert page is not None
    assert "One exercise is left out: it is no longer there." in page.notes
    # Somebody may bring it back: nothing is written before something is changed.
    assert office.paths[0].read_bytes() == before


# --- an exercise ------------------------------------------------------------------------------


def test_an_exercise_that_cannot_be_saved_yet_is_gone_on_with(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    file = tmp_path / "picture.jpg"
    assert picture.save(str(file))
    office = start()
    office.workshop.new_exercise()
    own = office.workshop.own()
    assert own.page is not None
    QTest.keyClicks(own.page.name, "Wall slide")
    own.page.steps.rows[0].words.setPlainText("Stand with your back to a wall.")
    own.page.reps.stepBy(3)
    own.use_picture(file)
    kept_by(own, qtbot)
    file.unlink()

    office = start()
    assert office.words().startswith("“Wall slide” was not saved when Back Coach stopped")
    office.press("Go on editing")
    own = office.workshop.own()
    assert own.page is not None
    assert own.is_changed()
    form = own.page.form
    assert (form.name, form.reps) == ("Wall slide", 8)
    assert form.steps[0].text == "Stand with your back to a wall."
    assert own.page.picture.remove.isVisible()
    own.page.save.click()
    assert "move" in own.page.problem
    own.page.steps.rows[1].words.setPlainText("Slide down.")
    own.page.save.click()
    saved = office.files.catalogue.exercises["wall-slide"]
    assert [step.part for step in saved.steps] == [Part.SETUP, Part.MOVEMENT]
    assert own.pictures.has("wall-slide")
    assert not office.paths


def make_exercise(office: Office) -> Path:
    office.workshop.new_exercise()
    own = office.workshop.own()
    assert own.page is not None
    own.page.name.setText("Wall slide")
    own.page.steps.rows[0].words.setPlainText("Stand.")
    own.page.steps.rows[1].words.setPlainText("Slide down.")
    own.page.save.click()
    return office.folder / "exercises" / "wall-slide.toml"


@pytest.mark.parametrize("answer", ["replace", "both"])
def test_an_exercise_that_another_hand_has_changed_is_asked_about(
    start: Start, qtbot: QtBot, answer: str
) -> None:
    office = start()
    path = make_exercise(office)
    office.workshop.edit_exercise("wall-slide")
    own = office.workshop.own()
    assert own.page is not None
    own.page.name.setText("From here")
    kept_by(own, qtbot)
    path.write_text(path.read_text("utf-8").replace("Wall slide", "From elsewhere"), "utf-8")
    office = start()
    office.workshop.edit_exercise("wall-slide")
    own = office.workshop.own()
    assert own.page is not None
    assert own.page.name.text() == "From here"
    own.page.save.click()
    (question,) = office.window.findChildren(ChangedElsewhere)
    with qtbot.waitSignal(question.closed):
        getattr(question, answer).click()
    found = {one.name for one in office.files.catalogue.exercises.values() if not one.builtin}
    assert found == ({"From here"} if answer == "replace" else {"From here", "From elsewhere"})
    assert not office.paths


def test_the_copy_beside_a_changed_exercise_has_its_picture_too(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    picture = QImage(30, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    file = tmp_path / "picture.png"
    assert picture.save(str(file))
    office = start()
    path = make_exercise(office)
    own = office.workshop.own()
    office.workshop.edit_exercise("wall-slide")
    own.use_picture(file)
    assert own.page is not None
    own.page.save.click()
    office.workshop.edit_exercise("wall-slide")
    assert own.page is not None
    own.page.name.setText("From here")
    path.write_text(path.read_text("utf-8") + "# by hand\n", "utf-8")
    own.page.save.click()
    (question,) = office.window.findChildren(ChangedElsewhere)
    with qtbot.waitSignal(question.closed):
        question.both.click()
    assert own.pictures.has("wall-slide")
    assert own.pictures.has("from-here")


def test_an_exercise_that_is_deleted_takes_its_draft_along(start: Start, qtbot: QtBot) -> None:
    office = start()
    make_exercise(office)
    office.workshop.edit_exercise("wall-slide")
    own = office.workshop.own()
    assert own.page is not None
    own.page.safety.setText("Slowly.")
    kept_by(own, qtbot)
    own.page.delete.click()
    assert not own.is_open
    assert not office.paths


# --- a handout --------------------------------------------------------------------------------


def test_a_handout_is_gone_on_with_as_it_was_corrected(start: Start, qtbot: QtBot) -> None:
    office = start()
    office.workshop.paste_handout()
    handouts = office.workshop.handout()
    page = handouts.page
    assert page is not None
    with qtbot.waitSignal(page.text_written):
        page.text.setPlainText(HANDOUT)
    QTest.keyClicks(page.name, "From Jo")
    page.line_chosen.emit("Call the clinic on 555", "leave-out")
    page.position_chosen.emit("Towel press", "prone")
    kept_by(handouts, qtbot)
    before = [row.view for row in page.rows]

    office = start()
    assert office.words().startswith("Your handout was no routine yet when Back Coach stopped")
    office.press("Go on editing")
    handouts = office.workshop.handout()
    page = handouts.page
    assert page is not None
    assert (page.text.toPlainText(), page.name.text()) == (HANDOUT, "From Jo")
    assert [row.view for row in page.rows] == before
    assert handouts.is_changed()
    # Made, it is the editor's, who keeps it before the handout's draft goes.
    together: list[str] = []
    handouts.draft_ready.connect(lambda: together.extend(one.stem for one in office.paths))
    page.make.click()
    assert sorted(together) == ["handout", "routine"]
    assert not handouts.is_open
    kept = office.kept()
    assert (kept.kind, kept.name) == (DraftKind.ROUTINE, "From Jo")

    office = start()
    office.press("Go on editing")
    editor = office.workshop.editor()
    assert editor.page is not None
    assert any("Towel press" in note for note in editor.page.notes)
    editor.page.save.click()
    assert "from-jo" in office.files.catalogue.routines
    assert not office.paths


def test_choices_that_there_are_no_more_are_passed_over(start: Start) -> None:
    office = start()
    content = msgspec.json.encode(
        {
            "text": HANDOUT,
            "lines": {"Bridge 2x10 hold 5 sec": "exercise:gone", "Low back": "sing"},
            "positions": {"Towel press": "upside-down"},
        }
    )
    keep_draft(office.folder, Kept(DraftKind.HANDOUT, msgspec.Raw(content), local_now()))
    office = start()
    office.press("Go on editing")
    page = office.workshop.handout().page
    assert page is not None
    assert page.make.isEnabled()


# --- offers -----------------------------------------------------------------------------------


def leave_routine(folder: Path, name: str = "Mine") -> Path:
    content = msgspec.json.encode({"name": name, "items": [{"exercise": "cat-cow"}]})
    return keep_draft(folder, Kept(DraftKind.ROUTINE, msgspec.Raw(content), local_now(), name=name))


def test_what_is_thrown_away_comes_back_with_undo(start: Start) -> None:
    path = leave_routine(start().folder)
    office = start()
    office.press("Throw away")
    assert not office.paths
    assert office.words() == "“Mine” was thrown away."
    focused = office.window.focusWidget()
    assert isinstance(focused, Button)
    assert focused.label == "Undo"
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert office.paths == [path]
    focused = office.window.focusWidget()
    assert isinstance(focused, Button)
    assert focused.label == "Go on editing"
    office.press("Throw away")
    assert start().offers() == []


def test_what_comes_back_leaves_alone_what_has_taken_its_name(start: Start) -> None:
    leave_routine(start().folder, "First")
    office = start()
    office.press("Throw away")
    leave_routine(office.folder, "Second")
    office.press("Undo")
    assert {read_draft(path).name for path in office.paths} == {"First", "Second"}


def test_a_notice_that_is_put_away_comes_again(start: Start) -> None:
    leave_routine(start().folder)
    office = start()
    (key,) = office.offers()
    office.notices._put_away(key)
    assert office.offers() == []
    assert start().offers() == [key]


def test_nothing_is_asked_at_the_start(start: Start) -> None:
    leave_routine(start().folder)
    office = start()
    assert not office.window.covered
    assert not office.workshop.is_open


@pytest.mark.parametrize("content", ["", "{", '{"version": 1}', "x" * 100])
def test_what_cannot_be_read_is_set_aside_with_a_sentence(start: Start, content: str) -> None:
    path = leave_routine(start().folder)
    path.write_text(content, "utf-8")
    office = start()
    assert office.offers() == []
    (told,) = office.told
    (aside,) = drafts_dir(office.folder).iterdir()
    assert aside.name in told
    assert aside.read_text("utf-8") == content
    assert start().told == []


@pytest.mark.parametrize("kind", DraftKind)
def test_what_no_page_can_show_is_set_aside_when_it_is_opened(
    start: Start, kind: DraftKind
) -> None:
    folder = start().folder
    keep_draft(folder, Kept(kind, msgspec.Raw(b'{"from": "elsewhere"}'), local_now()))
    office = start()
    office.press("Go on editing")
    assert not office.workshop.is_open
    assert len(office.told) == 1
    assert not office.paths
    assert start().told == []


def test_a_draft_of_a_newer_version_stays_for_it(start: Start) -> None:
    path = leave_routine(start().folder)
    path.write_text('{"version": 7}', "utf-8")
    office = start()
    assert office.offers() == []
    assert "newer Back Coach" in office.told[0]
    assert path.read_text("utf-8") == '{"version": 7}'


# --- keeping ----------------------------------------------------------------------------------


def test_a_full_disk_is_told_once_and_holds_nobody_up(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = start()
    office.workshop.new_routine()
    editor = office.workshop.editor()
    page = editor.page
    assert page is not None

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        for _ in range(2):
            QTest.keyClicks(page.name, "Mine")
            kept_by(editor, qtbot)
            (told,) = page.notes
            assert "The disk is full" in told
    assert page.name.text() == "MineMine"
    assert page.name.hasFocus()
    assert not office.paths
    QTest.keyClicks(page.name, "!")
    kept_by(editor, qtbot)
    assert office.kept().name == "MineMine!"
    assert page.notes == ()


def test_whoever_never_pauses_is_kept_all_the_same(start: Start) -> None:
    office = start()
    office.workshop.new_routine()
    editor = office.workshop.editor()
    assert editor.page is not None
    pause = editor.drafts.findChild(QTimer)
    assert pause is not None
    editor.page.named.emit("M")
    assert pause.interval() == _PAUSE_MS
    editor.drafts._latest.setRemainingTime(0)
    editor.page.named.emit("Mi")
    assert pause.interval() == 0
    assert _AT_LATEST_MS > _PAUSE_MS
    editor.drafts.keep()
    editor.page.named.emit("Min")
    assert pause.interval() == _PAUSE_MS


@pytest.mark.parametrize("way", ["hidden", "another program"])
def test_nothing_waits_for_the_pause_when_the_window_goes(start: Start, way: str) -> None:
    office = start()
    office.workshop.new_routine()
    editor = office.workshop.editor()
    assert editor.page is not None
    editor.page.named.emit("Mine")
    assert not office.paths
    if way == "hidden":
        office.window.hide()
    else:
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert office.kept().name == "Mine"


def test_closing_the_window_keeps_it_while_the_question_is_open(start: Start) -> None:
    office = start()
    office.workshop.new_routine()
    editor = office.workshop.editor()
    assert editor.page is not None
    editor.page.named.emit("Mine")
    assert not office.workshop.may_close()
    assert office.kept().name == "Mine"
    (question,) = (one for one in office.window.findChildren(Overlay) if one.isVisible())
    question.close_overlay()


def test_a_page_of_which_nothing_was_changed_leaves_no_trace(start: Start) -> None:
    office = start()
    for open_it, desk in (
        (office.workshop.new_routine, office.workshop.editor()),
        (office.workshop.new_exercise, office.workshop.own()),
        (office.workshop.paste_handout, office.workshop.handout()),
    ):
        open_it()
        desk.drafts.keep()
        desk.leave()
        assert not desk.is_open
    assert not drafts_dir(office.folder).exists()
