"""Every screen of the program: nothing is cut, and everything can be read, reached and hit."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from coach.storage.setting_groups import DisplaySettings, Theme
from coach.ui.main.view import Page
from coach.ui.widgets.paragraph import Paragraph
from tests.screens.program import Program, lively_folder
from tests.screens.walk import walk
from tests.support.faults import (
    cut,
    hard_to_hit,
    keyboard_faults,
    overlapping,
    scrolling_into_nothing,
    settle,
    top_of,
    unnamed,
)

SIZES = (
    ((640, 400), 100),
    ((640, 400), 200),
    ((1024, 640), 100),
    ((1024, 640), 200),
    ((1280, 800), 100),
    ((1280, 800), 200),
)


@pytest.fixture(scope="module")
def kept_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lively data folder, made once."""
    folder = tmp_path_factory.mktemp("lively")
    lively_folder(folder)
    return folder


Open = Callable[[tuple[int, int], int], Program]


@pytest.fixture
def open_program(qapp: QApplication, kept_folder: Path, tmp_path: Path) -> Iterator[Open]:
    programs = []

    def open_it(size: tuple[int, int], text: int) -> Program:
        folder = tmp_path / "data"
        shutil.copytree(kept_folder, folder)
        display = DisplaySettings(theme=Theme.LIGHT, text_scale=text, reduced_motion=True)
        programs.append(Program(qapp, folder, display, size))
        return programs[-1]

    yield open_it
    for one in programs:
        one.close()


def expect_no_fault(program: Program, *checks: Callable[[QWidget], list[str]]) -> None:
    """Fail with all that is wrong, each fault with the screen that it was first seen on."""
    found: dict[str, str] = {}
    for name in walk(program):
        root = top_of(program.window)
        for check in checks:
            for fault in check(root):
                found.setdefault(fault, name)
    if found:
        pytest.fail("\n".join(f"{screen}: {fault}" for fault, screen in found.items()))


@pytest.mark.parametrize(("size", "text"), SIZES)
def test_nothing_is_cut_or_covered(open_program: Open, size: tuple[int, int], text: int) -> None:
    program = open_program(size, text)
    expect_no_fault(program, cut, overlapping, hard_to_hit, scrolling_into_nothing)


def test_every_control_has_a_name(open_program: Open) -> None:
    program = open_program((1280, 800), 100)
    expect_no_fault(program, unnamed)


@pytest.mark.parametrize(("size", "text"), [((1280, 800), 100), ((1024, 640), 200)])
def test_the_keyboard_comes_to_every_control_and_is_seen_there(
    open_program: Open, size: tuple[int, int], text: int
) -> None:
    program = open_program(size, text)

    def check(_root: QWidget) -> list[str]:
        return keyboard_faults(program.window)

    expect_no_fault(program, check)


def where(program: Program, title: str) -> QPoint:
    """Return where the words of a title begin, in the window."""
    settle()
    titles = [
        one
        for one in program.window.findChildren(Paragraph)
        if one.isVisible() and one.text() == title
    ]
    largest = max(titles, key=lambda one: one.font().pixelSize())
    return largest.mapTo(program.window, largest.contentsRect().topLeft())


@pytest.mark.parametrize(("size", "text"), SIZES)
def test_no_title_moves_aside_from_page_to_page(
    open_program: Open, size: tuple[int, int], text: int
) -> None:
    program = open_program(size, text)
    program.back.home.show_routine("rehab8", flare_up=False)
    program.window.home.show_routine_page()
    found = {"Rehab8": where(program, "Rehab8")}
    for page, title in (
        (Page.EXERCISES, "Exercises"),
        (Page.HISTORY, "History"),
        (Page.SETTINGS, "Settings"),
    ):
        program.back.pages.show(page)
        found[title] = where(program, title)
    assert len({one.x() for one in found.values()}) == 1, found
    heights = [one.y() for one in found.values()]
    assert max(heights) - min(heights) <= 3, found
