"""A library page in a window, and who fills it."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach.content.articles import Library, load_articles
from coach.domain.compiler import Options
from coach.domain.routine import Catalogue
from coach.ui.library.page import LibraryPage
from coach.ui.library.presenter import PAGES, LibraryPresenter
from coach.ui.main.detail_presenter import DetailPresenter
from coach.ui.widgets.look import Look
from coach.ui.widgets.picture import FigureHolder


@pytest.fixture(scope="session")
def articles() -> Library:
    return load_articles()


@pytest.fixture
def details(catalogue: Catalogue) -> DetailPresenter:
    return DetailPresenter(catalogue.exercises, Options())


@pytest.fixture
def library(catalogue: Catalogue, details: DetailPresenter) -> LibraryPresenter:
    return LibraryPresenter(
        catalogue, details, favourites=("bird-dog",), not_for_me=("hamstring-stretch",)
    )


class Shelf:
    """A page, filled as its desk fills it."""

    def __init__(self, look: Look, library: LibraryPresenter, articles: Library) -> None:
        self.look = look
        self.library = library
        self.window = QWidget()
        titles = tuple((one, library.advice(articles, one).title) for one in PAGES)
        self.page = LibraryPage(look, FigureHolder(), titles, self.window)
        self.articles = articles
        self.page.sought.connect(self.show_found)
        self.page.exercise_chosen.connect(self.show_detail)
        self.page.advice_asked.connect(self.show_advice)
        self.show_found(self.page.filters.sought_now)

    def show_found(self, sought: object) -> None:
        self.page.show_found(self.library.found(sought))  # type: ignore[arg-type]

    def show_detail(self, exercise_id: str) -> None:
        self.page.show_detail(self.library.detail(exercise_id))

    def show_advice(self, page_id: str) -> None:
        self.page.show_advice(self.library.advice(self.articles, page_id))

    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        self.page.setGeometry(0, 0, width, height)

    @property
    def ids(self) -> list[str]:
        return [card.exercise_id for card in self.page.grid.cards]


@pytest.fixture
def shelf(look: Look, library: LibraryPresenter, articles: Library, qtbot: QtBot) -> Shelf:
    made = Shelf(look, library, articles)
    qtbot.addWidget(made.window)
    made.resize(964, 800)
    with qtbot.waitExposed(made.window):
        made.window.show()
    return made
