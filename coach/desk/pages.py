"""The pages beside the sidebar; each is loaded, made and joined when it is first shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from coach.domain.routine import Catalogue
from coach.ui.main.view import Page

if TYPE_CHECKING:
    from coach.desk.back_office import BackOffice
    from coach.desk.history import HistoryDesk
    from coach.desk.library import LibraryDesk
    from coach.desk.settings import SettingsDesk
    from coach.ui.main.window import MainWindow


class Pages(QObject):
    """Shows exercises, history and settings.

    Args:
        office: the desks that the pages work with.
        window: where they are shown.
    """

    def __init__(self, office: "BackOffice", window: "MainWindow") -> None:
        super().__init__(office)
        self._office = office
        self._window = window
        self._library: LibraryDesk | None = None
        self._history: HistoryDesk | None = None
        self._settings: SettingsDesk | None = None
        window.home.page_asked.connect(self.show)

    @Slot(Page)
    def show(self, page: Page) -> None:
        """Show a page, as things are now."""
        match page:
            case Page.EXERCISES:
                library = self.library()
                library.refresh()
                self._window.home.show_page(page, library.page)
                self._library_turned()
                if library.page.filters.isAncestorOf(self._window.focusWidget()):
                    # Qt takes the keyboard to what stands first, where Enter makes an exercise.
                    library.page.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)
            case Page.HISTORY:
                history = self.history()
                history.refresh()
                self._window.home.show_page(page, history.page)
                self._window.home.let_page_lead_back(False)
            case Page.SETTINGS:
                settings = self.settings()
                settings.refresh()
                self._window.home.show_page(page, settings.page)
                self._window.home.let_page_lead_back(settings.page.is_inside)

    def use_catalogue(self, catalogue: Catalogue) -> None:
        """Go on with other exercises: files of the user have changed."""
        if self._library is not None:
            self._library.use_catalogue(catalogue)
        if self._history is not None:
            self._history.use_catalogue(catalogue)

    @Slot(str)
    def show_exercise(self, exercise_id: str) -> None:
        """Show one exercise among all."""
        self.show(Page.EXERCISES)
        self.library().show_exercise(exercise_id)

    @Slot()
    def figures_changed(self) -> None:
        """Draw all pictures anew."""
        if self._library is not None:
            self._library.figures_changed()

    @Slot()
    def refresh_history(self) -> None:
        """The record has changed."""
        if self._history is not None:
            self._history.refresh()

    # --- made when first wanted ---------------------------------------------------------------

    def library(self) -> "LibraryDesk":
        """Return the desk of the exercises."""
        if self._library is None:
            from coach.desk.library import LibraryDesk

            office = self._office
            desk = LibraryDesk(
                self._window,
                office.whole_catalogue,
                office.preferences,
                office.home.options,
                self,
            )
            office.suggestions.steps_changed.connect(desk.refresh)
            desk.reading_wanted.connect(office.home.read_aloud)
            desk.dose_chosen.connect(office.home.choose_profile)
            desk.page.depth_changed.connect(self._library_turned)
            desk.new_wanted.connect(office.workshop.new_exercise)
            desk.edit_wanted.connect(office.workshop.edit_exercise)
            desk.import_wanted.connect(office.workshop.import_file)
            office.live.figure_changed.connect(desk.figures_changed)
            self._library = desk
        return self._library

    def history(self) -> "HistoryDesk":
        """Return the desk of the history."""
        if self._history is None:
            from coach.desk.history import HistoryDesk

            office = self._office
            desk = HistoryDesk(
                self._window, office.whole_catalogue, office.preferences, office.record, self
            )
            desk.changed.connect(office.home.refresh)
            desk.changed.connect(office.suggestions.refresh)
            desk.export_asked.connect(office.data.exchange.show_export)
            desk.start_asked.connect(self._window.home.show_routines)
            desk.troubled.connect(office.tell)
            self._history = desk
        return self._history

    def settings(self) -> "SettingsDesk":
        """Return the desk of the settings."""
        if self._settings is None:
            from coach.desk.settings import SettingsDesk
            from coach.ui.settings.category_list import Category

            office = self._office
            desk = SettingsDesk(
                self._window.look, office.preferences, office.live, office.paths, parent=self
            )
            desk.doctor_asked.connect(self._window.show_doctor)
            desk.add_panel(Category.REMINDERS, office.reminders.panel)
            desk.add_panel(Category.DATA, self._data_panel)
            desk.page.inside_changed.connect(
                self._window.home.let_page_lead_back, Qt.ConnectionType.UniqueConnection
            )
            self._settings = desk
        return self._settings

    def _data_panel(self) -> QWidget:
        return self._office.data.panel

    @Slot()
    def _library_turned(self) -> None:
        """Leave the way back to the page where it shows more than its cards."""
        inside = self._library is not None and not self._library.page.is_at_top
        self._window.home.let_page_lead_back(inside and self._window.home.page is Page.EXERCISES)
