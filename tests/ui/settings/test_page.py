"""The settings page: what each control asks for, at every size, by keyboard and by name."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QSlider, QWidget
from pytestqt.qtbot import QtBot

from coach.resources import resource_path
from coach.storage.setting_groups import (
    CheckInSettings,
    DisplaySettings,
    Figure,
    KeySettings,
    SessionSettings,
    Settings,
    SoundSettings,
    StartSide,
    Theme,
    VoiceEngine,
    WeekSettings,
)
from coach.ui.figure_source import DrawnFigure
from coach.ui.session.key_map import KeyAction
from coach.ui.settings.about import AboutPanel, LicenceDialog
from coach.ui.settings.category_list import Category
from coach.ui.settings.diary import DiaryPanel
from coach.ui.settings.facts import Licence, SettingsFacts
from coach.ui.settings.figure import FigurePanel
from coach.ui.settings.general import GeneralPanel
from coach.ui.settings.goal import GoalPanel
from coach.ui.settings.keyboard import KeyboardPanel
from coach.ui.settings.pace import PacePanel
from coach.ui.settings.page import SettingsPage
from coach.ui.settings.panel import Panel
from coach.ui.settings.rows import Row
from coach.ui.settings.voice import VoicePanel
from coach.ui.theme import Appearance, Mode
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.picture import FigureHolder
from coach.ui.widgets.stepper import Stepper

K = Qt.Key
MADE_HERE = [one for one in Category if one not in (Category.REMINDERS, Category.DATA)]
WIDE, NARROW = (964, 800), (640, 480)
FACTS = SettingsFacts(
    voices=(VoiceEngine.PIPER, VoiceEngine.ESPEAK),
    screens={"eDP-1": "eDP-1, 1920 × 1080", "HDMI-1": "Dell U2720Q, 3840 × 2160"},
    first_weekday=0,
    today=date(2026, 11, 21),
    version="0.1.0",
    data_dir="/people/ada/.local/share/back-coach",
    settings_file="/people/ada/.config/back-coach/settings.toml",
    licences=(
        Licence("Back Coach", "MIT Licence", "Permission is hereby granted, free of charge…"),
        Licence("Atkinson Hyperlegible Next", "SIL Open Font License 1.1", "This licence…"),
        Licence("Phosphor Icons", "MIT Licence"),
    ),
)
MakePage = Callable[..., SettingsPage]
AnyPanel = TypeVar("AnyPanel", bound=Panel)


@pytest.fixture
def make_page(
    look: Look, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MakePage]:
    pages: list[SettingsPage] = []

    def portrait(figure: Figure) -> FigureHolder:
        holder = FigureHolder()
        folder = tmp_path_factory.getbasetemp() / "pictures"
        holder.source = DrawnFigure(resource_path("poses"), figure, folder)
        return holder

    def make(settings: Settings | None = None, size: tuple[int, int] = WIDE) -> SettingsPage:
        page = SettingsPage(look, settings or Settings(), FACTS, portrait)
        qtbot.addWidget(page)
        pages.append(page)
        page.resize(*size)
        with qtbot.waitExposed(page):
            page.show()
        return page

    yield make
    pages.clear()


def wanted(page: SettingsPage, act: Callable[[], object]) -> Settings:
    """Return the settings that an action asks for; it asks exactly once."""
    spy = QSignalSpy(page.changed)
    act()
    assert spy.count() == 1
    settings: Settings = spy.at(0)[0]
    return settings


def getter(category: Category, kind: type[AnyPanel]) -> Callable[[SettingsPage], AnyPanel]:
    def get(page: SettingsPage) -> AnyPanel:
        panel = page.panel(category)
        assert isinstance(panel, kind)
        return panel

    return get


general = getter(Category.GENERAL, GeneralPanel)
voice = getter(Category.VOICE, VoicePanel)
pace = getter(Category.PACE, PacePanel)
goal = getter(Category.GOAL, GoalPanel)
diary = getter(Category.DIARY, DiaryPanel)
keyboard = getter(Category.KEYBOARD, KeyboardPanel)
figure = getter(Category.FIGURE, FigurePanel)


def pick(box: QComboBox, row: int) -> None:
    box.setCurrentIndex(row)
    box.activated.emit(row)


def step_up(stepper: Stepper) -> None:
    stepper.stepBy(1)


def slide(slider: QSlider, value: int) -> None:
    slider.setValue(value)


def display(**changed: object) -> Settings:
    return Settings(display=DisplaySettings(**changed))  # type: ignore[arg-type]


def session(**changed: object) -> Settings:
    return Settings(session=SessionSettings(**changed))  # type: ignore[arg-type]


def sound(**changed: object) -> Settings:
    return Settings(sound=SoundSettings(**changed))  # type: ignore[arg-type]


def week(**changed: object) -> Settings:
    return Settings(week=WeekSettings(**changed))  # type: ignore[arg-type]


def asked(**changed: bool) -> Settings:
    return Settings(check_in=CheckInSettings(**changed))


CHANGES: list[tuple[Callable[[SettingsPage], object], Settings]] = [
    (lambda p: general(p).theme.segment("dark").click(), display(theme=Theme.DARK)),
    (lambda p: slide(general(p).text.slider, 150), display(text_scale=150)),
    (lambda p: general(p).contrast.click(), display(high_contrast=True)),
    (lambda p: general(p).motion.segment("on").click(), display(reduced_motion=True)),
    (lambda p: general(p).motion.segment("off").click(), display(reduced_motion=False)),
    (lambda p: general(p).floor.click(), session(floor_view=True)),
    (lambda p: general(p).awake.click(), session(keep_awake=False)),
    (lambda p: pick(general(p).session_screen, 2), session(screen="HDMI-1")),
    (lambda p: voice(p).sound.click(), sound(muted=True)),
    (lambda p: pick(voice(p).voice, 2), sound(voice=VoiceEngine.ESPEAK)),
    (lambda p: slide(voice(p).pace.slider, 150), sound(words_per_minute=150)),
    (lambda p: slide(voice(p).volume.slider, 60), sound(volume=60)),
    (lambda p: slide(voice(p).tone_volume.slider, 30), sound(tone_volume=30)),
    (lambda p: voice(p).instructions.click(), sound(instructions=False)),
    (lambda p: voice(p).counting.click(), sound(counting=False)),
    (lambda p: voice(p).breath.click(), sound(breath=False)),
    (lambda p: voice(p).ticks.click(), sound(ticks=False)),
    (lambda p: voice(p).tones.click(), sound(tones=False)),
    (lambda p: step_up(pace(p).breath), session(breath_seconds=5.5)),
    (lambda p: step_up(pace(p).transition), session(transition_seconds=15)),
    (lambda p: step_up(pace(p).lead_in), session(lead_in_seconds=5)),
    (lambda p: pace(p).side.segment("right").click(), session(start_side=StartSide.RIGHT)),
    (lambda p: step_up(goal(p).goal), week(goal=4)),
    (lambda p: pick(goal(p).weekday, 7), week(first_weekday=6)),
    (lambda p: goal(p).plan.click(), week(ten_days_from=date(2026, 11, 21))),
    (lambda p: diary(p).before.click(), asked(before=False)),
    (lambda p: diary(p).after.click(), asked(after=False)),
    (lambda p: diary(p).next_day.click(), asked(next_day=False)),
    (lambda p: figure(p).choices[Figure.SAMUEL].click(), display(figure=Figure.SAMUEL)),
    (lambda p: keyboard(p).single.click(), Settings(keys=KeySettings(single=False))),
    (
        lambda p: keyboard(p).fields[KeyAction.MUTE].captured.emit("Z"),
        Settings(keys=KeySettings(chosen={"mute": "Z"})),
    ),
]


def test_each_control_asks_for_one_change_alone(make_page: MakePage) -> None:
    page = make_page()
    for act, settings in CHANGES:
        page.show_settings(Settings())
        assert wanted(page, partial(act, page)) == settings


def test_showing_settings_asks_for_nothing(make_page: MakePage) -> None:
    page = make_page()
    for category in MADE_HERE:
        page.panel(category)
    spy = QSignalSpy(page.changed)
    for _, settings in CHANGES:
        page.show_settings(settings)
    assert spy.count() == 0


def test_what_is_shown_is_what_is_in_force(make_page: MakePage) -> None:
    page = make_page(
        Settings(
            display=DisplaySettings(theme=Theme.DARK, text_scale=130, figure=Figure.SAMUEL),
            session=SessionSettings(breath_seconds=6.5, transition_seconds=12, lead_in_seconds=20),
            sound=SoundSettings(voice=VoiceEngine.ESPEAK, words_per_minute=145, muted=True),
            week=WeekSettings(goal=5, first_weekday=5, ten_days_from=date(2026, 11, 19)),
            keys=KeySettings(single=False, chosen={"mute": "Z"}),
        )
    )
    assert (general(page).theme.key, general(page).text.value) == ("dark", 130)
    assert figure(page).choices[Figure.SAMUEL].isChecked()
    steppers = (pace(page).breath, pace(page).transition, pace(page).lead_in)
    assert [one.value() for one in steppers] == [6.5, 12, 20]
    assert (voice(page).voice.key, voice(page).pace.value) == ("espeak", 145)
    assert not voice(page).sound.isChecked()
    assert (goal(page).goal.whole, goal(page).weekday.key) == (5, "5")
    assert "Z" in keyboard(page).fields[KeyAction.MUTE].accessibleName()


def test_a_value_finer_than_is_shown_stays_until_it_is_changed(make_page: MakePage) -> None:
    page = make_page(Settings(session=SessionSettings(breath_seconds=4.04)))
    settings = wanted(page, lambda: step_up(pace(page).lead_in))
    assert settings.session.breath_seconds == 4.04


# --- voice, screens, plan ---------------------------------------------------------------------


def choices(box: QComboBox) -> list[str]:
    return [box.itemText(row) for row in range(box.count())]


def test_only_voices_that_are_there_are_offered(make_page: MakePage) -> None:
    assert choices(voice(make_page()).voice) == ["Automatic", "Natural", "Standard", "No voice"]


def test_a_voice_that_has_gone_is_still_named(make_page: MakePage) -> None:
    page = make_page(Settings(sound=SoundSettings(voice=VoiceEngine.SYSTEM)))
    assert voice(page).voice.currentText() == "This computer’s, not installed"


@pytest.mark.parametrize(
    ("chosen", "can"),
    [
        (SoundSettings(), True),
        (SoundSettings(muted=True), False),
        (SoundSettings(voice=VoiceEngine.NONE), False),
    ],
)
def test_listening_needs_a_voice_and_sound(
    make_page: MakePage, chosen: SoundSettings, can: bool
) -> None:
    page = make_page(Settings(sound=chosen))
    assert voice(page).listen.isEnabled() is can
    spy = QSignalSpy(page.listen_asked)
    voice(page).listen.click()
    assert spy.count() == can


def test_a_screen_that_has_gone_is_named_and_comes_back(make_page: MakePage) -> None:
    page = make_page(Settings(session=SessionSettings(screen="HDMI-1")))
    assert "Dell" in general(page).session_screen.currentText()
    page.show_facts(replace(FACTS, screens={"eDP-1": "eDP-1, 1920 × 1080"}))
    assert general(page).session_screen.currentText() == "HDMI-1, not connected"
    page.show_facts(FACTS)
    assert "Dell" in general(page).session_screen.currentText()


def test_a_plan_that_runs_keeps_its_first_day(make_page: MakePage) -> None:
    begun = WeekSettings(ten_days_from=date(2026, 11, 15))
    page = make_page(Settings(week=begun))
    assert wanted(page, lambda: step_up(goal(page).goal)).week.ten_days_from == date(2026, 11, 15)
    assert wanted(page, goal(page).plan.click).week.ten_days_from is None
    assert wanted(page, goal(page).plan.click).week.ten_days_from == FACTS.today


# --- keys -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("R", "R is already the key for “Repeat the instruction”; choose another one."),
        ("Space", "Space always does the same; choose another one."),
        ("Alt+B", "Alt with a letter presses buttons; choose a key without Alt."),
    ],
)
def test_a_key_that_cannot_be_had_is_refused_in_one_sentence(
    make_page: MakePage, key: str, sentence: str
) -> None:
    panel = keyboard(make_page())
    spy = QSignalSpy(panel.changed)
    panel.fields[KeyAction.MUTE].captured.emit(key)
    assert panel.refusal(KeyAction.MUTE) == sentence
    assert spy.count() == 0
    panel.fields[KeyAction.MUTE].captured.emit("Z")
    assert (panel.refusal(KeyAction.MUTE), spy.count()) == ("", 1)


def test_the_usual_keys_can_be_put_back(make_page: MakePage) -> None:
    page = make_page(Settings(keys=KeySettings(chosen={"mute": "Z", "dance": "D"})))
    assert wanted(page, keyboard(page).usual.click).keys.chosen == {}
    assert not keyboard(page).usual.isEnabled()


def test_what_the_program_does_not_know_stays_beside_a_chosen_key(make_page: MakePage) -> None:
    page = make_page(Settings(keys=KeySettings(chosen={"dance": "D", "mute": "Space"})))
    choose = keyboard(page).fields[KeyAction.FLOOR].captured.emit
    chosen = wanted(page, lambda: choose("Z")).keys.chosen
    assert chosen == {"dance": "D", "mute": "Space", "floor": "Z"}


# --- list and panel ---------------------------------------------------------------------------


def test_beside_each_other_the_arrows_change_the_panel(make_page: MakePage) -> None:
    page = make_page()
    page.categories.setFocus()
    QTest.keyClick(page.categories, K.Key_Down)
    assert page.category is Category.VOICE
    assert voice(page).isVisible()
    QTest.keyClick(page.categories, K.Key_Return)
    assert voice(page).sound.hasFocus()
    QTest.keyClick(voice(page).sound, K.Key_F6)
    assert page.categories.hasFocus()


def test_where_room_is_short_a_category_fills_the_page_and_esc_leads_back(
    make_page: MakePage,
) -> None:
    page = make_page(size=NARROW)
    inside = QSignalSpy(page.inside_changed)
    page.categories.setFocus()
    QTest.keyClick(page.categories, K.Key_Down)
    QTest.keyClick(page.categories, K.Key_Return)
    assert page.back.hasFocus()
    assert voice(page).isVisible()
    assert not page.categories.isVisible()
    QTest.keyClick(page.back, K.Key_Escape)
    assert page.categories.hasFocus()
    assert page.category is Category.VOICE
    assert not voice(page).isVisible()
    assert [inside.at(row)[0] for row in range(inside.count())] == [True, False]


def test_larger_text_leaves_the_user_at_the_slider(make_page: MakePage, look: Look) -> None:
    page = make_page()
    page.open_category(Category.GENERAL)
    slider = general(page).text.slider
    slider.setFocus()
    look.theme.set_appearance(Appearance(Mode.LIGHT, 2.0, reduced_motion=True))
    assert not page.is_wide
    assert slider.isVisible()
    assert slider.hasFocus()


def test_a_panel_of_others_is_listed_in_its_place(make_page: MakePage) -> None:
    page = make_page()
    names = [page.categories.model().index(row, 0).data() for row in range(8)]
    assert names[-1] == "About"
    added = QLabel("Reminders of others")
    page.add_panel(Category.REMINDERS, added)
    assert page.categories.model().index(7, 0).data() == "Reminders"
    assert page.category is Category.GENERAL
    page.open_category(Category.REMINDERS)
    assert added.isVisible()


def test_the_licences_can_be_read(make_page: MakePage) -> None:
    page = make_page()
    page.open_category(Category.ABOUT)
    panel = page.panel(Category.ABOUT)
    assert isinstance(panel, AboutPanel)
    panel.licences["Atkinson Hyperlegible Next"].click()
    dialog = page.findChild(LicenceDialog)
    assert isinstance(dialog, LicenceDialog)
    assert dialog.isVisible()
    assert "not a medical device" in " ".join(one.text() for one in panel.findChildren(Paragraph))
    dialog.done.click()
    assert not dialog.isVisible()


# --- every size, every name -------------------------------------------------------------------


def reachable(panel: QWidget) -> list[QWidget]:
    return [
        one
        for one in panel.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisibleTo(panel)
        and one.focusProxy() is None
    ]


def test_every_control_has_a_name_and_room_for_a_finger(make_page: MakePage) -> None:
    page = make_page()
    for category in MADE_HERE:
        page.open_category(category)
        for control in reachable(page.panel(category)):
            interface = QAccessible.queryAccessibleInterface(control)
            assert interface.text(QAccessible.Text.Name), (category, control)
            assert min(control.width(), control.height()) >= 44, (category, control)


@pytest.mark.parametrize(
    ("scale", "size"),
    [(1.0, WIDE), (1.0, (760, 640)), (1.0, (420, 480)), (1.5, WIDE), (2.0, (1024, 640))],
)
def test_nothing_is_cut_and_nothing_overlaps(
    make_page: MakePage, look: Look, scale: float, size: tuple[int, int]
) -> None:
    look.theme.set_appearance(Appearance(Mode.LIGHT, scale, reduced_motion=True))
    page = make_page(size=size)
    for category in MADE_HERE:
        page.open_category(category)
        panel = page.panel(category)
        for part in panel.findChildren(QWidget):
            if not part.isVisibleTo(panel) or part.parentWidget() is None:
                continue
            if isinstance(part, Row):
                assert part.height() >= part.heightForWidth(part.width()), part.title.text()
                if part.control is not None:
                    assert part.rect().contains(part.control.geometry()), part.title.text()
                    assert not part.title.geometry().intersects(part.control.geometry())
            elif isinstance(part, Paragraph):
                assert part.height() >= part.heightForWidth(part.width()) - 1, part.text()
                assert part.width() >= part.minimumSizeHint().width() - 1, part.text()
            elif isinstance(part, QAbstractButton | QComboBox | Stepper):
                least = part.minimumSizeHint()
                assert part.width() >= least.width(), (category, part)
                left = part.mapTo(panel, QPoint(0, 0)).x()
                assert 0 <= left <= panel.width() - part.width(), (category, part)
        assert panel.width() <= page.width()
