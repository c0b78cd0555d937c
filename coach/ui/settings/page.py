"""The settings page: categories, and beside them, or in their place, the settings of one."""

from collections.abc import Collection

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QRadioButton, QStackedWidget, QVBoxLayout, QWidget

from coach.storage.setting_groups import Settings
from coach.ui.fonts import Role
from coach.ui.settings.about import AboutPanel
from coach.ui.settings.category_list import Category, CategoryList, CategoryRow
from coach.ui.settings.diary import DiaryPanel
from coach.ui.settings.facts import SettingsFacts
from coach.ui.settings.figure import FigurePanel, Portrait
from coach.ui.settings.general import GeneralPanel
from coach.ui.settings.goal import GoalPanel
from coach.ui.settings.keyboard import KeyboardPanel
from coach.ui.settings.pace import PacePanel
from coach.ui.settings.panel import Panel
from coach.ui.settings.voice import VoicePanel
from coach.ui.widgets.back_bar import BackBar
from coach.ui.widgets.look import Look
from coach.ui.widgets.page_margin import page_margin
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.scroll import Scroller

_TWO_FROM = 700
"""From this width on, in logical px over text scale, list and panel stand side by side."""

_LIST = 220
_PANEL = 700
_TOP = 24
_RING = 4
"""Room that panels and rows have round them for the ring of the focus."""

_BAR = 12
"""Room for the bar that scrolls a panel."""

_BESIDE_PANEL = _RING + _BAR
"""How far beyond the page's column a panel reaches, so that its cards end where the column does."""


class SettingsPage(QWidget):
    """Shows settings and says which ones the user wants; it applies and keeps nothing.

    Signals:
        changed: the user wants these `Settings`.
        listen_asked: a sentence is to be said as it is set now.
        folder_asked: the folder with the user's data is to be opened.
        doctor_asked: the doctor card is wanted.
        inside_changed: True while a category fills the page, which then has a way back of its own.
    """

    changed = Signal(object)
    listen_asked = Signal()
    folder_asked = Signal()
    doctor_asked = Signal()
    inside_changed = Signal(bool)

    def __init__(
        self,
        look: Look,
        settings: Settings,
        facts: SettingsFacts,
        portrait: Portrait,
        categories: Collection[Category] = tuple(Category),
        parent: QWidget | None = None,
    ) -> None:
        """Make the page, at its first category.

        Args:
            look: theme and icons.
            settings: what is in force.
            facts: what it must know besides.
            portrait: returns who draws a figure.
            categories: those that are listed.
            parent: owner.
        """
        super().__init__(parent)
        self._look = look
        self._settings = settings
        self._facts = facts
        self._portrait = portrait
        self._categories = frozenset(categories)
        self._wide = True
        self._inside = False
        self._told_inside = False
        self._panels: dict[Category, Panel] = {}
        self._scrollers: dict[Category, Scroller] = {}
        self._added: dict[Category, QWidget] = {}
        self._title = Paragraph(look, "", Role.PAGE_TITLE, parent=self)
        self._bar = BackBar(look, self.tr("&Back to the settings"), self)
        self.back = self._bar.button
        self.back.clicked.connect(self.show_categories)
        self.categories = CategoryList(look, self)
        self._stack = QStackedWidget(self)
        self._fill_list()
        self.categories.category_chosen.connect(self._show_beside)
        self.categories.category_opened.connect(self.open_category)
        self.categories.select(Category.GENERAL)
        look.theme.changed.connect(self._fit)

    @property
    def category(self) -> Category:
        """The category that is shown, or that the list stands at."""
        return self.categories.category or Category.GENERAL

    @property
    def is_inside(self) -> bool:
        """A category fills the page, which then has a way back of its own."""
        return self._told_inside

    @property
    def is_wide(self) -> bool:
        """List and panel stand side by side."""
        return self._wide

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force now."""
        self._settings = settings
        for panel in self._panels.values():
            panel.show_settings(settings)

    def show_facts(self, facts: SettingsFacts) -> None:
        """Show other facts: a screen has come, midnight has passed."""
        self._facts = facts
        general, goal = self._panels.get(Category.GENERAL), self._panels.get(Category.GOAL)
        if isinstance(general, GeneralPanel):
            general.set_screens(facts.screens)
        if isinstance(goal, GoalPanel):
            goal.set_today(facts.today)

    def add_panel(self, category: Category, widget: QWidget) -> None:
        """Take in a panel that is made elsewhere; without one its category is not listed.

        The panel is as wide as the column and as high as it wants; the page scrolls it.
        """
        self._added[category] = widget
        widget.hide()
        widget.setParent(self)
        self._fill_list()

    def panel(self, category: Category) -> QWidget:
        """Return the panel of a category, built when first asked for."""
        if category in self._added:
            return self._added[category]
        if category not in self._panels:
            panel = self._make(category)
            panel.hide()
            panel.show_settings(self._settings)
            panel.changed.connect(self._give)
            self._panels[category] = panel
        return self._panels[category]

    def open_category(self, category: Category) -> None:
        """Show a category and put the keyboard into it."""
        self.categories.select(category)
        self._show(category)
        self._inside = True
        self._fit()
        if not self._wide:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        first = self._first_control(category)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def show_categories(self) -> None:
        """Go to the list, which is a page of its own where room is short."""
        self._inside = False
        self._fit()
        self.categories.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- events -------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose one column or two."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Place everything."""
        super().showEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list with Esc; change between list and panel with F6."""
        if event.key() == Qt.Key.Key_Escape and self._inside and not self._wide:
            self.show_categories()
            return
        if event.key() == Qt.Key.Key_F6 and self._wide:
            if self.categories.hasFocus():
                self.open_category(self.category)
            else:
                self.categories.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), self._look.theme.tokens.bg)

    # --- panels -------------------------------------------------------------------------------

    def _make(self, category: Category) -> Panel:
        look, facts = self._look, self._facts
        match category:
            case Category.GENERAL:
                return GeneralPanel(look, facts.screens, self)
            case Category.VOICE:
                voice = VoicePanel(look, facts.voices, self)
                voice.listen_asked.connect(self.listen_asked)
                return voice
            case Category.PACE:
                return PacePanel(look, self)
            case Category.GOAL:
                return GoalPanel(look, facts.first_weekday, facts.today, self)
            case Category.DIARY:
                return DiaryPanel(look, self)
            case Category.FIGURE:
                return FigurePanel(look, self._portrait, self)
            case Category.KEYBOARD:
                return KeyboardPanel(look, self)
            case _:
                about = AboutPanel(look, facts, self)
                about.folder_asked.connect(self.folder_asked)
                about.doctor_asked.connect(self.doctor_asked)
                return about

    def _fill_list(self) -> None:
        rows = (
            CategoryRow(Category.GENERAL, self.tr("General"), "sliders-horizontal"),
            CategoryRow(Category.VOICE, self.tr("Voice and sound"), "speaker-high"),
            CategoryRow(Category.PACE, self.tr("Pace"), "timer"),
            CategoryRow(Category.GOAL, self.tr("Goal and plan"), "target"),
            CategoryRow(Category.DIARY, self.tr("Diary"), "heartbeat"),
            CategoryRow(Category.FIGURE, self.tr("Figure"), "person-simple"),
            CategoryRow(Category.KEYBOARD, self.tr("Keyboard"), "keyboard"),
            CategoryRow(Category.REMINDERS, self.tr("Reminders"), "bell"),
            CategoryRow(Category.DATA, self.tr("Data and backup"), "database"),
            CategoryRow(Category.ABOUT, self.tr("About"), "info"),
        )
        made_elsewhere = (Category.REMINDERS, Category.DATA)
        self.categories.set_rows(
            tuple(
                row
                for row in rows
                if row.category in self._categories
                and (row.category in self._added or row.category not in made_elsewhere)
            )
        )

    def _show(self, category: Category) -> None:
        if category not in self._scrollers:
            scroller = Scroller(self._look, self._stack)
            column = QWidget()
            box = QVBoxLayout(column)
            box.setContentsMargins(0, 0, _BAR, 0)
            panel = self.panel(category)
            box.addWidget(panel)
            panel.show()
            scroller.setWidget(column)
            self._stack.addWidget(scroller)
            self._scrollers[category] = scroller
        self._stack.setCurrentWidget(self._scrollers[category])

    def _show_beside(self, category: Category) -> None:
        if self._wide:
            self._show(category)

    def _give(self, settings: Settings) -> None:
        self._settings = settings
        self.changed.emit(settings)

    def _first_control(self, category: Category) -> QWidget | None:
        panel = self.panel(category)
        found = [
            one
            for one in panel.findChildren(QWidget)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and one.isEnabled()
            and one.isVisibleTo(panel)
        ]
        first = min(found, key=lambda one: one.mapTo(panel, one.rect().topLeft()).y(), default=None)
        if isinstance(first, QRadioButton):
            # The keyboard comes to the one that is chosen.
            group = [one for one in found if one.parentWidget() is first.parentWidget()]
            return next(
                (one for one in group if isinstance(one, QRadioButton) and one.isChecked()), first
            )
        return first

    # --- placing ------------------------------------------------------------------------------

    def _fit(self) -> None:
        if self.width() < 2 or self.height() < 2:
            return
        wide = self.width() / self._look.theme.text_scale >= _TWO_FROM
        if self._wide and not wide:
            # Whoever was setting something (the size of the text) goes on at that place.
            self._inside = self._within_stack()
        self._wide = wide
        self.categories.set_marks(self._wide)
        if self._wide:
            self._fit_wide()
        else:
            self._fit_narrow()

    def _fit_wide(self) -> None:
        theme = self._look.theme
        self._show(self.category)
        self._bar.hide()
        self._title.setText(self.tr("Settings"))
        self._tell_inside(False)
        side = theme.scaled(_LIST)
        # In a wide window list and panel stand together in the middle.
        whole = side + theme.scaled(_PANEL)
        least = page_margin(self.width(), theme.text_scale)
        margin = max(least, (self.width() - whole) // 2)
        top = self._place_title(margin, _TOP)
        height = self.height() - top
        # The rows' own insets are let out, so that icons and title share an edge.
        self.categories.setGeometry(margin - 16, top, side, height)
        x = margin + side + 4
        width = self.width() - margin + _BESIDE_PANEL - x
        self._stack.setGeometry(QRect(x, top, width, height))
        for part in (self._title, self.categories, self._stack):
            part.show()

    def _fit_narrow(self) -> None:
        margin = page_margin(self.width(), self._look.theme.text_scale)
        inside = self._inside
        self._tell_inside(inside)
        top = 0
        self._bar.setVisible(inside)
        if inside:
            self._show(self.category)
            top = self._bar.sizeHint().height()
            self._bar.setGeometry(0, 0, self.width(), top)
        name = self.categories.currentIndex().data()
        self._title.setText(name if inside else self.tr("Settings"))
        top = self._place_title(margin, top + 8 if inside else _TOP)
        width = self.width() - 2 * margin + _RING
        self.categories.setGeometry(margin - _RING, top, width + _RING, self.height() - top)
        self._stack.setGeometry(margin - _RING, top, width + _BESIDE_PANEL, self.height() - top)
        had_focus = self.categories.hasFocus() or self._within_stack()
        self.categories.setVisible(not inside)
        self._stack.setVisible(inside)
        self._title.show()
        if had_focus and self.isVisible():
            target = self.back if inside else self.categories
            if not (inside and self._within_stack()):
                target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_inside(self, inside: bool) -> None:
        if inside != self._told_inside:
            self._told_inside = inside
            self.inside_changed.emit(inside)

    def _within_stack(self) -> bool:
        here: QWidget | None = self.window().focusWidget()
        if here is None:
            return False
        return self._stack.isAncestorOf(here)

    def _place_title(self, x: int, y: int) -> int:
        """Place the title as high as beside buttons, and return where what is under it begins."""
        width = self.width() - 2 * x
        height = self._title.heightForWidth(width)
        y += max(0, 44 - height) // 2
        self._title.setGeometry(x, y, width, height)
        return y + height + 16
