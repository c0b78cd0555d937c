"""Exercises and advice."""

from collections.abc import Iterator

from coach.ui.main.view import Page
from tests.screens.program import Program


def screens(program: Program) -> Iterator[str]:
    pages = program.back.pages
    pages.show(Page.EXERCISES)
    page = pages.library().page
    yield "cards"
    page.filters.more.setChecked(True)
    page.filters.search.setText("bridge")
    yield "found"
    page.filters.search.setText("nothing of the kind")
    yield "nothing found"
    page.filters.clear()
    page.filters.more.setChecked(False)
    for exercise in ("cat-cow", "towel-press", "prone-plank"):
        pages.show_exercise(exercise)
        yield exercise
    for advice in ("avoid", "exercising", "living", "articles"):
        pages.library().show_advice(advice)
        yield f"advice, {advice}"
    page.show_cards()
