"""What the main window says about routines and exercises."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coach.domain.compiler import Options, compile_routine, left_out_on_flare_up
from coach.domain.exercise import DoseValues, Source
from coach.domain.record import WeekCount
from coach.domain.routine import Catalogue, OwnDose, Routine, RoutineItem
from coach.domain.steps import DoseKey, OwnStep
from coach.ui.main.presenter import Presenter, Progress
from coach.ui.main.view import OwnStepView, RowState, Section
from coach.ui.widgets.dots import Dot

MONDAY = date(2026, 11, 16)


@pytest.fixture(autouse=True)
def needs_locale(theme: object) -> None:
    """Weekday names are English ones."""


def week(completed: int, partial: int = 0, flare_up: int = 0, goal: int = 3) -> WeekCount:
    return WeekCount(MONDAY, completed, partial, flare_up, goal)


@pytest.mark.parametrize(
    ("count", "dots", "text"),
    [
        (week(0), "open open open", "0 of 3 this week"),
        (week(2), "full full open", "2 of 3 this week"),
        (week(3), "full full full", "3 of 3 this week"),
        (week(4), "full full full extra", "4 of 3 this week"),
        (week(1, partial=1), "full half open", "1 of 3 this week, 1 in part"),
        (week(2, flare_up=1), "full flare open", "2 of 3 this week"),
        (week(3, partial=1), "full full full half", "3 of 3 this week, 1 in part"),
    ],
)
def test_the_week_in_dots_and_words(
    catalogue: Catalogue, count: WeekCount, dots: str, text: str
) -> None:
    view = Presenter(catalogue, Options(), Progress(MONDAY, count, {})).week()
    assert view.dots == tuple(Dot(name) for name in dots.split())
    assert view.text == text


@pytest.mark.parametrize(
    ("days_ago", "short", "long"),
    [
        (0, "Today", "Last done today"),
        (1, "Thu", "Last done yesterday"),
        (4, "Mon", "Last done Monday"),
        (6, "Sat", "Last done Saturday"),
        (7, "13 Nov", "Last done 13 November"),
        (60, "21 Sept", "Last done 21 September"),
    ],
)
def test_when_a_routine_was_last_done(
    catalogue: Catalogue, days_ago: int, short: str, long: str
) -> None:
    today = date(2026, 11, 20)
    progress = Progress(today, week(0), {"gentle-start": today - timedelta(days_ago)})
    presenter = Presenter(catalogue, Options(), progress)
    card = next(c for c in presenter.home().routines if c.routine_id == "gentle-start")
    assert card.last_done == short
    assert presenter.routine_page("gentle-start").last_done == long
    assert long in card.spoken


def test_a_routine_never_done_shows_nothing_but_says_so(presenter: Presenter) -> None:
    card = next(c for c in presenter.home().routines if c.routine_id == "upper-back")
    assert card.last_done == ""
    assert card.spoken.endswith("never done")


def test_routines_stand_in_their_sections(presenter: Presenter, catalogue: Catalogue) -> None:
    cards = presenter.home().routines
    assert [c.routine_id for c in cards if c.section is Section.TODAY] == ["everyday-back-care"]
    assert {c.routine_id for c in cards} == set(catalogue.routines)
    assert len(cards) == len(catalogue.routines)
    for card in cards:
        source = catalogue.routines[card.routine_id].source
        if card.section is Section.ARTICLES:
            assert source not in (Source.APP, Source.USER)
    order = [card.section for card in cards]
    assert order == sorted(order, key=list(Section).index)


def test_a_persons_own_routine_is_theirs(catalogue: Catalogue) -> None:
    own = Routine("mine", "Mine", "For me.", (RoutineItem("cat-cow"),), Source.USER)
    wider = replace(catalogue, routines={**catalogue.routines, "mine": own})
    cards = Presenter(wider, Options(), Progress(MONDAY, week(0), {})).home().routines
    assert [c.routine_id for c in cards if c.section is Section.YOURS] == ["mine"]
    assert next(c for c in cards if c.routine_id == "mine").detail.endswith("1 exercise")


def test_every_page_agrees_with_the_compiled_session(
    presenter: Presenter, catalogue: Catalogue
) -> None:
    for routine in catalogue.routines.values():
        page = presenter.routine_page(routine.id)
        timeline = compile_routine(routine, catalogue.exercises)
        on = [row for row in page.rows if row.state is RowState.ON]
        assert len(page.rows) == len(routine.items)
        assert len(on) == len(timeline.items) // routine.rounds
        assert page.facts[0] == f"{round(timeline.length_ms / 60_000)} min"
        assert [row.number for row in on] == [str(n) for n in range(1, len(on) + 1)]
        for row in page.rows:
            assert (row.reason == "") is (row.state is RowState.ON), row
            assert row.dose
            assert row.detail.steps
            assert row.detail.safety
            assert "{" not in " ".join((*row.detail.steps, row.dose, row.spoken))


def test_what_is_not_for_the_user_says_what_takes_its_place(catalogue: Catalogue) -> None:
    items = (
        RoutineItem("bird-dog", off=True, substitute="glute-bridge"),
        RoutineItem("glute-bridge"),
        RoutineItem("cat-cow", off=True, substitute=""),
    )
    routine = replace(catalogue.routines["gentle-start"], items=items)
    suited = replace(catalogue, routines={routine.id: routine})
    page = Presenter(suited, Options(), Progress(MONDAY, week(0), {})).routine_page(routine.id)
    name = catalogue.exercises["glute-bridge"].name
    reasons = [row.reason for row in page.rows]
    assert reasons == [f"Not for you: {name} takes its place.", "", "Not for you."]


def test_what_is_off_without_a_reason_says_so(catalogue: Catalogue) -> None:
    items = (RoutineItem("bird-dog", off=True), RoutineItem("cat-cow"))
    routine = replace(catalogue.routines["gentle-start"], items=items)
    wider = replace(catalogue, routines={routine.id: routine})
    page = Presenter(wider, Options(), Progress(MONDAY, week(0), {})).routine_page(routine.id)
    assert [row.reason for row in page.rows] == ["Off in this routine.", ""]
    assert page.rows[0].detail.off_reason == "Off in this routine."


def test_exercises_that_are_off_say_why(presenter: Presenter, catalogue: Catalogue) -> None:
    off = [
        row
        for routine in catalogue.routines
        for row in presenter.routine_page(routine).rows
        if row.state is RowState.OFF
    ]
    assert off, "some shipped routine lists an exercise that is off"
    for row in off:
        assert row.reason in row.spoken
        assert row.detail.off_reason == row.reason
        assert row.minutes == ""


def test_a_flare_up_day_leaves_strengthening_out_and_says_which(
    presenter: Presenter, catalogue: Catalogue
) -> None:
    page = presenter.routine_page("everyday-back-care", flare_up=True)
    left_out = [row for row in page.rows if row.state is RowState.LEFT_OUT]
    assert left_out
    for row in page.rows:
        exercise = catalogue.exercises[row.detail.exercise_id]
        if row.state is RowState.ON:
            assert not left_out_on_flare_up(exercise)
    for row in left_out:
        assert row.name.lower() in page.flare_up_note
    assert page.facts[0] != presenter.routine_page("everyday-back-care").facts[0]


def test_a_routine_of_strengthening_alone_cannot_start_on_a_flare_up_day(
    catalogue: Catalogue,
) -> None:
    own = Routine("strong", "Strong", "Hard.", (RoutineItem("glute-bridge"),), Source.USER)
    wider = replace(catalogue, routines={"strong": own})
    presenter = Presenter(wider, Options(), Progress(MONDAY, week(0), {}))
    assert presenter.routine_page("strong").can_start
    page = presenter.routine_page("strong", flare_up=True)
    assert not page.can_start
    assert page.flare_up_note


def test_doses_are_named_by_publisher_and_never_by_number(
    presenter: Presenter, catalogue: Catalogue
) -> None:
    for routine in catalogue.routines:
        for row in presenter.routine_page(routine).rows:
            for choice in row.detail.doses:
                assert choice.dose
                assert not any(number in choice.name for number in ("000", "001", "002", "003"))
            keys = [choice.key for choice in row.detail.doses]
            assert not keys or row.detail.dose_key in keys
            assert len(set(keys)) == len(keys)


def test_a_dose_that_no_article_states_is_marked_as_the_apps_own(
    presenter: Presenter, catalogue: Catalogue
) -> None:
    details = [
        row.detail for routine in catalogue.routines for row in presenter.routine_page(routine).rows
    ]
    for detail in details:
        exercise = catalogue.exercises[detail.exercise_id]
        for choice in detail.doses:
            profile = exercise.profile(choice.key)
            assert profile is not None
            stated = profile.stated
            if profile.source is Source.APP:
                assert choice.name.startswith("Back Coach’s own")
            elif stated.reps is None or (stated.hold_seconds, stated.hold_breaths) == (None, None):
                assert "Back Coach’s own" in choice.note or profile.filled == DoseValues()


def test_the_users_choice_of_dose_is_shown_and_used(catalogue: Catalogue) -> None:
    options = Options(profiles={"glute-bridge": "003"})
    presenter = Presenter(catalogue, options, Progress(MONDAY, week(0), {}))
    row = next(
        row
        for row in presenter.routine_page("everyday-back-care").rows
        if row.detail.exercise_id == "glute-bridge"
    )
    assert row.detail.dose_key == "003"
    chosen = next(choice for choice in row.detail.doses if choice.key == "003")
    assert row.dose == chosen.dose == "2 × 10, hold 5 s"


def test_the_users_own_step_is_named_and_used(catalogue: Catalogue, progress: Progress) -> None:
    key = DoseKey("single-knee-to-chest", "000")
    options = Options(adjusted={key: OwnStep(hold_seconds=35, reps=4)})
    items = (RoutineItem(key.exercise_id), RoutineItem(key.exercise_id, OwnDose(reps=2)))
    routine = Routine("own", "Own", "", items, Source.USER)
    routines = {**catalogue.routines, routine.id: routine}
    presenter = Presenter(Catalogue(catalogue.exercises, routines), options, progress)
    stepped, set_by_routine = presenter.routine_page("own").rows
    assert stepped.dose == "4 × 35 s each side"
    assert stepped.detail.own_step == OwnStepView(
        "000",
        "Your own step: 35 seconds instead of 30 and 4 times on each side instead of 3.",
    )
    (choice,) = stepped.detail.doses
    assert choice.dose == stepped.dose
    # Where the routine sets numbers itself, they go before the step.
    assert set_by_routine.dose == "2 × 30 s each side"
    assert set_by_routine.detail.own_step is None


def test_a_routines_own_dose_is_said_to_go_before_the_choice(catalogue: Catalogue) -> None:
    item = RoutineItem("glute-bridge", OwnDose(reps=4, hold_seconds=6))
    own = Routine("mine", "Mine", "For me.", (item,), Source.USER)
    wider = replace(catalogue, routines={"mine": own})
    presenter = Presenter(wider, Options(), Progress(MONDAY, week(0), {}))
    detail = presenter.routine_page("mine").rows[0].detail
    assert detail.own_dose.startswith("4 times, hold 6 s")


def test_what_to_have_at_hand(presenter: Presenter) -> None:
    assert "Mat" in presenter.routine_page("everyday-back-care").facts
    assert "Mat" not in presenter.routine_page("desk-break").facts


def test_a_balance_hint_names_nothing_that_is_not_for_the_user(
    catalogue: Catalogue, progress: Progress
) -> None:
    def hint(*unwanted: str) -> str:
        presenter = Presenter(catalogue, Options(), progress, unwanted=unwanted)
        return presenter.routine_page("gentle-start").balance.hint

    assert "clamshell" in hint().lower()
    assert "clamshell" not in hint("clamshell").lower()


def test_sessions_are_compiled_anew_only_for_other_options(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    progress = Progress(MONDAY, week(0), {})
    before = Presenter(catalogue, Options(), progress)
    cards = before.home().routines
    monkeypatch.setattr("coach.ui.main.presenter.compile_routine", None)
    again = before.again(Options(), Progress(MONDAY, week(1), {}), "", ())
    assert again.home().routines == cards
    assert again.week().text == "1 of 3 this week"
    with pytest.raises(TypeError):
        before.again(Options(breath_seconds=8), progress, "", ()).home()
