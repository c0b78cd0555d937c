"""The settings page, joined with the settings and what they are about."""

from collections.abc import Callable, Collection
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from coach import __version__
from coach.clock import local_today
from coach.desk.live_settings import LiveSettings
from coach.desk.preferences import Preferences
from coach.paths import DataPaths
from coach.resources import resource_path
from coach.storage.setting_groups import Figure, VoiceEngine
from coach.ui.settings.category_list import Category
from coach.ui.settings.facts import Licence, SettingsFacts
from coach.ui.widgets.look import Look
from coach.ui.widgets.picture import FigureHolder

if TYPE_CHECKING:
    # Loaded with the page, when somebody wants to see it.
    from coach.ui.settings.page import SettingsPage

MakePanel = Callable[[], QWidget]
"""Makes a panel that other desks bring."""


class SettingsDesk(QObject):
    """Shows the settings, and puts what the user chooses into force at once.

    Signals:
        doctor_asked: the doctor card is wanted.
    """

    doctor_asked = Signal()

    def __init__(
        self,
        look: Look,
        preferences: Preferences,
        live: LiveSettings,
        paths: DataPaths,
        categories: Collection[Category] = tuple(Category),
        parent: QObject | None = None,
    ) -> None:
        """Make a desk; its page is built when first asked for.

        Args:
            look: theme and icons.
            preferences: the settings in force.
            live: what puts them into force.
            paths: the program's folders.
            categories: those that the page lists.
            parent: owner.
        """
        super().__init__(parent)
        self._look = look
        self._preferences = preferences
        self._live = live
        self._paths = paths
        self._categories = categories
        self._page: SettingsPage | None = None
        self._panels: dict[Category, MakePanel] = {}
        preferences.changed.connect(self._show_settings)

    @property
    def page(self) -> "SettingsPage":
        """The page, built when first asked for; who shows it owns it."""
        if self._page is None:
            from coach.ui.settings.page import SettingsPage

            page = SettingsPage(
                self._look,
                self._preferences.settings,
                self._facts(),
                self._portrait,
                self._categories,
            )
            for category, make in self._panels.items():
                page.add_panel(category, make())
            page.changed.connect(self._preferences.change)
            page.listen_asked.connect(self._live.listen)
            page.folder_asked.connect(self._open_folder)
            page.doctor_asked.connect(self.doctor_asked)
            page.destroyed.connect(self._forget_page)
            app = QGuiApplication.instance()
            if isinstance(app, QGuiApplication):
                app.screenAdded.connect(self._show_facts)
                app.screenRemoved.connect(self._show_facts)
            self._page = page
        return self._page

    def add_panel(self, category: Category, make: MakePanel) -> None:
        """Let another desk bring the panel of a category (reminders, data)."""
        self._panels[category] = make
        if self._page is not None:
            self._page.add_panel(category, make())

    @Slot()
    def refresh(self) -> None:
        """Show everything anew: the page comes into view, or midnight has passed."""
        self._show_facts()
        self._show_settings()

    @Slot()
    def _show_settings(self) -> None:
        if self._page is not None:
            self._page.show_settings(self._preferences.settings)

    @Slot()
    def _show_facts(self) -> None:
        if self._page is not None:
            self._page.show_facts(self._facts())

    @Slot()
    def _forget_page(self) -> None:
        self._page = None

    @Slot()
    def _open_folder(self) -> None:
        url = QUrl.fromLocalFile(str(self._paths.data_dir))
        if not QDesktopServices.openUrl(url):
            sentence = self.tr("No program here opens folders. Your data lies in {folder}.")
            self._live.told.emit(sentence.format(folder=self._paths.data_dir))

    def _portrait(self, figure: Figure) -> FigureHolder:
        holder = FigureHolder()
        holder.source = self._live.figure_source(figure)
        return holder

    def _facts(self) -> SettingsFacts:
        from coach.speech.engines import installed_engines

        return SettingsFacts(
            voices=tuple(VoiceEngine(engine.value) for engine in installed_engines()),
            screens={one.name(): _describe(one) for one in QGuiApplication.screens()},
            first_weekday=QLocale().firstDayOfWeek().value - 1,
            today=local_today(),
            version=__version__,
            data_dir=str(self._paths.data_dir),
            settings_file=str(self._paths.settings),
            licences=self._licences(),
        )

    def _licences(self) -> tuple[Licence, ...]:
        font = _flowing(resource_path("fonts", "OFL.txt").read_text("utf-8"))
        return (
            Licence("Back Coach", self.tr("MIT Licence"), _flowing(_own_licence())),
            Licence("Atkinson Hyperlegible Next", self.tr("SIL Open Font License 1.1"), font),
            Licence(self.tr("Phosphor Icons, QtAwesome"), self.tr("MIT Licence")),
            Licence("Qt, PySide6", self.tr("GNU Lesser General Public License 3")),
            Licence("NumPy, msgspec", self.tr("BSD 3-Clause License")),
            Licence("platformdirs, TOML Kit", self.tr("MIT Licence")),
            Licence(
                self.tr("espeak-ng and Piper, if installed: programs of their own"),
                self.tr("GNU General Public License 3"),
            ),
        )


def _describe(screen: QScreen) -> str:
    """Return how a person knows a screen: maker and model if they are known, else its name."""
    size = screen.size() * screen.devicePixelRatio()
    known = " ".join(part for part in (screen.manufacturer(), screen.model()) if part)
    return f"{known or screen.name()}, {size.width()} × {size.height()}"


def _flowing(text: str) -> str:
    """Return a text without its line ends within paragraphs and its ruled lines."""
    lines = [line for line in text.splitlines() if not line or line.strip("-– ")]
    paragraphs = "\n".join(lines).split("\n\n")
    return "\n\n".join(" ".join(one.split()) for one in paragraphs if one.strip())


def _own_licence() -> str:
    """Return the text of the program's licence: from the checkout, or from what is installed."""
    beside = Path(__file__).resolve().parents[2] / "LICENSE"
    if beside.is_file():
        return beside.read_text("utf-8")
    try:
        files = metadata.files("back-coach") or []
    except metadata.PackageNotFoundError:
        return ""
    return next((one.read_text("utf-8") for one in files if one.name == "LICENSE"), "")
