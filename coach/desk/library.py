"""The exercise library, kept up to date."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from coach.content.articles import Library, load_articles
from coach.desk.preferences import Preferences
from coach.domain.compiler import Options
from coach.domain.routine import Catalogue
from coach.ui.library.page import LibraryPage
from coach.ui.library.presenter import ARTICLES, PAGES, LibraryPresenter
from coach.ui.library.view import Sought
from coach.ui.main.detail_presenter import DetailPresenter
from coach.ui.main.window import MainWindow


class LibraryDesk(QObject):
    """Shows the library and keeps what the user thinks of exercises.

    Args:
        window: where it is shown.
        catalogue: all exercises, also those that are not for the user.
        preferences: the settings in force.
        options: returns what a session is compiled with now.
        parent: owner.

    Signals:
        reading_wanted: read an exercise's steps aloud (its id).
        dose_chosen: another dose was chosen (exercise id, profile key).
        new_wanted: make an exercise.
        edit_wanted: change the user's own exercise (its id).
        import_wanted: take exercises from a file.
    """

    new_wanted = Signal()
    edit_wanted = Signal(str)
    import_wanted = Signal()
    reading_wanted = Signal(str)
    dose_chosen = Signal(str, str)

    def __init__(
        self,
        window: MainWindow,
        catalogue: Catalogue,
        preferences: Preferences,
        options: Callable[[], Options],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._catalogue = catalogue
        self._preferences = preferences
        self._options = options
        self._page: LibraryPage | None = None
        self._articles: Library | None = None
        self._sought = Sought()
        self._exercise_id = ""
        preferences.changed.connect(self.refresh)

    @property
    def page(self) -> LibraryPage:
        """The page, built when first asked for."""
        if self._page is None:
            self._page = self._make_page()
            self.refresh()
        return self._page

    def use_catalogue(self, catalogue: Catalogue) -> None:
        """Show other exercises from now on: the user's own have changed."""
        self._catalogue = catalogue
        self.refresh()

    def show_exercise(self, exercise_id: str) -> None:
        """Show one exercise in full; nothing happens if there is none of this name."""
        if exercise_id in self._catalogue.exercises:
            self.page.open_exercise(exercise_id)

    def show_advice(self, page_id: str) -> None:
        """Show a page of advice ("avoid", "exercising", "living", "articles")."""
        self._show_advice(page_id)

    @Slot()
    def figures_changed(self) -> None:
        """Draw the pictures anew."""
        if self._page is not None:
            self._page.figures_changed()

    @Slot()
    def refresh(self) -> None:
        """Show everything anew: exercises, doses or settings have changed."""
        if self._page is None:
            return
        presenter = self._presenter()
        self._page.show_found(presenter.found(self._sought))
        if self._exercise_id in self._catalogue.exercises:
            self._page.show_detail(presenter.detail(self._exercise_id))

    # --- the page -----------------------------------------------------------------------------

    def _make_page(self) -> LibraryPage:
        page = LibraryPage(self._window.look, self._window.figures, self._titles(), self._window)
        page.sought.connect(self._seek)
        page.exercise_chosen.connect(self._show_exercise)
        page.favourite_switched.connect(self._mark_favourite)
        page.not_for_me_switched.connect(self._mark_not_for_me)
        page.read_aloud_requested.connect(self.reading_wanted)
        page.dose_chosen.connect(self.dose_chosen)
        page.advice_asked.connect(self._show_advice)
        page.doctor_asked.connect(self._window.show_doctor)
        page.new_asked.connect(self.new_wanted)
        page.edit_asked.connect(self.edit_wanted)
        page.import_asked.connect(self.import_wanted)
        return page

    def _titles(self) -> tuple[tuple[str, str], ...]:
        pages = self._library().pages
        return tuple(
            (one, self.tr("The articles") if one == ARTICLES else pages[one].title) for one in PAGES
        )

    def _library(self) -> Library:
        if self._articles is None:
            self._articles = load_articles()
        return self._articles

    def _presenter(self) -> LibraryPresenter:
        details = DetailPresenter(self._catalogue.exercises, self._options())
        marks = self._preferences.settings.library
        return LibraryPresenter(self._catalogue, details, marks.favourites, marks.not_for_me)

    @Slot(object)
    def _seek(self, sought: Sought) -> None:
        self._sought = sought
        self.page.show_found(self._presenter().found(sought))

    @Slot(str)
    def _show_exercise(self, exercise_id: str) -> None:
        self._exercise_id = exercise_id
        self.page.show_detail(self._presenter().detail(exercise_id))

    @Slot(str)
    def _show_advice(self, page_id: str) -> None:
        self.page.show_advice(self._presenter().advice(self._library(), page_id))

    # --- marks --------------------------------------------------------------------------------

    @Slot(str, bool)
    def _mark_favourite(self, exercise_id: str, on: bool) -> None:
        marks = self._preferences.settings.library
        favourites = _with(marks.favourites, exercise_id, on)
        not_for_me = _with(marks.not_for_me, exercise_id, False) if on else marks.not_for_me
        self._keep(favourites, not_for_me)

    @Slot(str, bool)
    def _mark_not_for_me(self, exercise_id: str, on: bool) -> None:
        marks = self._preferences.settings.library
        not_for_me = _with(marks.not_for_me, exercise_id, on)
        # Nobody likes best what is not for them.
        favourites = _with(marks.favourites, exercise_id, False) if on else marks.favourites
        self._keep(favourites, not_for_me)

    def _keep(self, favourites: tuple[str, ...], not_for_me: tuple[str, ...]) -> None:
        settings = self._preferences.settings
        library = msgspec.structs.replace(
            settings.library, favourites=favourites, not_for_me=not_for_me
        )
        self._preferences.change(msgspec.structs.replace(settings, library=library))


def _with(ids: tuple[str, ...], exercise_id: str, there: bool) -> tuple[str, ...]:
    others = tuple(one for one in ids if one != exercise_id)
    return (*others, exercise_id) if there else others
