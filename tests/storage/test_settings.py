import tomllib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.errors import UserError
from coach.storage.setting_groups import (
    CheckInSettings,
    DisplaySettings,
    KeySettings,
    LibrarySettings,
    ReminderSettings,
    ReminderTime,
    SessionSettings,
    Settings,
    SoundSettings,
    StartSettings,
    StartSide,
    Theme,
    VoiceEngine,
    WeekSettings,
)
from coach.storage.settings import LoadedSettings, load_settings, save_settings
from tests.storage.samples import paths_in

REMINDER_TIMES = st.builds(
    ReminderTime,
    days=st.lists(st.integers(0, 6), max_size=7, unique=True).map(tuple),
    # TOML and the program's own editor know no time zone here; the time is a local one.
    time=st.times(timezones=st.none()),
)
ANY_SETTINGS = st.builds(
    Settings,
    session=st.builds(
        SessionSettings,
        breath_seconds=st.floats(3, 10),
        transition_seconds=st.integers(5, 60),
        start_side=st.sampled_from(StartSide),
        floor_view=st.booleans(),
    ),
    sound=st.builds(SoundSettings, muted=st.booleans(), voice=st.sampled_from(VoiceEngine)),
    week=st.builds(
        WeekSettings,
        goal=st.integers(1, 14),
        first_weekday=st.none() | st.integers(0, 6),
        ten_days_from=st.none() | st.dates(),
    ),
    display=st.builds(
        DisplaySettings,
        theme=st.sampled_from(Theme),
        text_scale=st.integers(100, 200),
        reduced_motion=st.sampled_from([True, False, "system"]),
    ),
    keys=st.builds(
        KeySettings,
        single=st.booleans(),
        chosen=st.dictionaries(st.sampled_from(["mute", "floor"]), st.text(min_size=1)),
    ),
    check_in=st.builds(CheckInSettings),
    reminders=st.builds(
        ReminderSettings,
        on=st.booleans(),
        at=st.lists(REMINDER_TIMES, max_size=3).map(tuple),
        later_minutes=st.integers(5, 240),
    ),
    library=st.builds(LibrarySettings, favourites=st.lists(st.text(), max_size=2).map(tuple)),
    start=st.builds(StartSettings, welcomed=st.booleans()),
    dose_profiles=st.dictionaries(st.text(min_size=1), st.text(), max_size=3),
)


@given(steps=st.lists(ANY_SETTINGS, min_size=1, max_size=3))
def test_what_was_saved_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Settings]
) -> None:
    paths = paths_in(tmp_path_factory.mktemp("settings"))
    for one in steps:
        save_settings(paths, one)
        loaded = load_settings(paths)
        assert loaded.settings == one
        assert loaded.faults == ()


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    loaded = load_settings(paths_in(tmp_path))
    assert loaded.settings == Settings()
    assert loaded.faults == ()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "key", "found", "expected"),
    [
        ("[week]\ngoal = 15", "week.goal", "15", "from 1 to 14"),
        ("[week]\ngoal = true", "week.goal", "true", "a whole number"),
        ('[week]\nfirst_weekday = "Monday"', "week.first_weekday", "“Monday”", "from 0 to 6"),
        ("[session]\nbreath_seconds = 2.5", "session.breath_seconds", "2.5", "a number from 3"),
        ("[session]\nbreath_seconds = nan", "session.breath_seconds", "nan", "a number from 3"),
        ("[session]\nstart_side = 'up'", "session.start_side", "“up”", "“alternating”"),
        ("[display]\ntheme = 'pink'", "display.theme", "“pink”", "“dark”, “light”, “system”"),
        ("[display]\nreduced_motion = 1", "display.reduced_motion", "1", "true or false or “sys"),
        ("[sound]\nvoice = ''", "sound.voice", "“”", "“espeak”"),
        ("[sound]\nvoice = 'Siri'", "sound.voice", "“Siri”", "one of"),
        ("[session]\nscreen = ['a']", "session.screen", "a list", "a text in quotes"),
        ("[week]\nten_days_from = 5", "week.ten_days_from", "5", "a day like"),
        ("[reminders]\nat = 'noon'", "reminders.at", "“noon”", "a list"),
        ("[[reminders.at]]\ndays = [7]\ntime = 07:30:00", "reminders.at", "a list", "a list"),
        ("[keys]\nchosen = 5", "keys.chosen", "5", "a table"),
        ("sound = 5", "sound", "5", "[sound]"),
        ("[dose_profiles]\nbird-dog = 4", "dose_profiles.bird-dog", "4", "in quotes"),
    ],
)
def test_a_wrong_value_is_named_and_kept(
    tmp_path: Path, text: str, key: str, found: str, expected: str
) -> None:
    paths = paths_in(tmp_path)
    save_settings(paths, Settings())
    paths.settings.write_text(f"{text}\n\n[later]\nkey = 'of another version'\n")
    before = load_settings(paths)
    assert before.settings == Settings()
    (fault,) = before.faults
    for part in (str(paths.settings), f" {key} is {found}, expected", expected):
        assert part in fault
    changed = msgspec.structs.replace(Settings(), session=SessionSettings(transition_seconds=20))
    save_settings(paths, changed)
    after = load_settings(paths)
    assert after.settings == changed
    assert after.faults == before.faults
    assert "of another version" in paths.settings.read_text()


def test_choosing_the_setting_itself_mends_it(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    paths.config_dir.mkdir(parents=True)
    paths.settings.write_text("[week]\ngoal = 99\n")
    save_settings(paths, Settings(week=WeekSettings(goal=5)))
    assert load_settings(paths).faults == ()
    assert load_settings(paths).settings.week.goal == 5


@pytest.mark.parametrize("content", [b"[week\ngoal = 3", b"\xff\xfe\x00", b"a = " + b"[" * 9000])
def test_an_unreadable_file_is_named_and_kept_beside(tmp_path: Path, content: bytes) -> None:
    paths = paths_in(tmp_path)
    paths.config_dir.mkdir(parents=True)
    paths.settings.write_bytes(content)
    loaded = load_settings(paths)
    assert loaded.settings == Settings()
    assert str(paths.settings) in loaded.faults[0]
    assert paths.settings.read_bytes() == content
    changed = Settings(sound=SoundSettings(muted=True))
    save_settings(paths, changed)
    assert load_settings(paths).settings == changed
    (kept,) = paths.config_dir.glob("settings-unreadable-*.toml")
    assert kept.read_bytes() == content


def test_only_the_user_can_read_it(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    save_settings(paths, Settings(sound=SoundSettings(muted=True)))
    assert paths.settings.stat().st_mode & 0o777 == 0o600
    assert paths.config_dir.stat().st_mode & 0o777 == 0o700
    assert list(paths.config_dir.iterdir()) == [paths.settings]


def test_a_folder_that_cannot_be_made_is_an_error_in_words(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    paths.data_dir.write_text("in the way")
    with pytest.raises(UserError, match="cannot be made"):
        save_settings(paths, Settings(sound=SoundSettings(muted=True)))


def test_the_readme_shows_every_setting_with_its_usual_value(tmp_path: Path) -> None:
    readme = Path(__file__).parents[2].joinpath("README.md").read_text("utf-8")
    shown = readme.split("```toml\n[display]", 1)[1].split("```", 1)[0]
    paths = paths_in(tmp_path)
    paths.config_dir.mkdir(parents=True)
    paths.settings.write_text(f"[display]{shown}", "utf-8")
    assert load_settings(paths) == LoadedSettings(Settings())
    document = tomllib.loads(paths.settings.read_text("utf-8"))
    for group in ("display", "session", "sound", "check_in", "keys", "reminders"):
        kept = getattr(Settings(), group)
        assert set(document[group]) == {one.name for one in msgspec.structs.fields(kept)}, group


def test_what_a_person_wrote_into_the_file_stays(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    paths.config_dir.mkdir(parents=True)
    text = "# Mine.\n[week]\ngoal = 4 # four\n\n[sound]\nvolume = 70\nlater = 'unknown'\n"
    paths.settings.write_text(text, "utf-8")
    settings = msgspec.structs.replace(
        load_settings(paths).settings, week=WeekSettings(goal=5), sound=SoundSettings(volume=60)
    )
    save_settings(paths, settings)
    expected = text.replace("goal = 4", "goal = 5").replace("70", "60")
    assert paths.settings.read_text("utf-8") == expected
