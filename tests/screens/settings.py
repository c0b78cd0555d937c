"""All categories of the settings."""

from collections.abc import Iterator

from coach.ui.main.view import Page
from coach.ui.settings.category_list import Category
from tests.screens.program import Program


def screens(program: Program) -> Iterator[str]:
    pages = program.back.pages
    pages.show(Page.SETTINGS)
    page = pages.settings().page
    page.show_categories()
    yield "categories"
    for category in Category:
        page.open_category(category)
        yield category
    page.show_categories()
    program.window.home.show_routines()
