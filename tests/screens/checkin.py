"""What is asked before and after a session, and what is suggested."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from coach.content.catalogue import load_catalogue
from coach.domain.phrases import Phrases
from coach.domain.record import PainAnswers
from coach.domain.steps import DoseKey, Variable
from coach.domain.suggestions import Change, Rule, SessionLogged, Suggestion
from coach.ui.checkin.after import AfterQuestion
from coach.ui.checkin.before import BeforeDialog
from coach.ui.checkin.suggestion_card import SuggestionCard
from coach.ui.checkin.words import SuggestionView, SuggestionWords
from coach.ui.session.summary import SummaryDialog
from tests.screens.program import Program
from tests.support.moments import SUMMARY


def logged(number: int, day: date, *levels: int) -> SessionLogged:
    started = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    return SessionLogged(f"s{number}", started, day, True, False, PainAnswers(*levels), ())


CALM = (
    logged(1, date(2026, 11, 14), 3, 2),
    logged(2, date(2026, 11, 17), 2, 2),
    logged(3, date(2026, 11, 20), 3, 1),
)
HARD = (logged(4, date(2026, 11, 17), 3, 6), logged(5, date(2026, 11, 20), 4, 4, 7))
KNEE = DoseKey("single-knee-to-chest", "000")
BRIDGE = DoseKey("glute-bridge", "004")
ADVANCE = Suggestion(Rule.ADVANCE, (Change(KNEE, Variable.HOLD, 30, 35, 60),), CALM)
SUGGESTIONS = {
    "more": ADVANCE,
    "more repetitions": Suggestion(Rule.ADVANCE, (Change(BRIDGE, Variable.REPS, 8, 10, 12),), CALM),
    "less": Suggestion(Rule.STEP_BACK, (Change(KNEE, Variable.HOLD, 35, 30, 30),), HARD[1:]),
    "flare-up": Suggestion(Rule.FLARE_UP, (), HARD),
    "start again": Suggestion(
        Rule.RESTART,
        (Change(BRIDGE, Variable.REPS, 10, 8, 8), Change(KNEE, Variable.HOLD, 65, 30, 30)),
        CALM[:1],
    ),
}


def suggested() -> dict[str, SuggestionView]:
    words = SuggestionWords(load_catalogue().catalogue.exercises, Phrases())
    found = {name: words.offered(one) for name, one in SUGGESTIONS.items()}
    found["accepted"] = words.answered(ADVANCE, accepted=True)
    found["refused"] = words.answered(ADVANCE, accepted=False)
    return found


def screens(program: Program) -> Iterator[str]:
    window = program.window
    program.back.start("waits", flare_up=False)
    yield "before"
    program.close_dialogs()
    program.back.checkin._planned = None
    for level in (3, 5, 8):
        before = BeforeDialog(window.look, window)
        before.scale.boxes[level].setChecked(True)
        before.open()
        yield f"before, {level}"
        program.close_dialogs()
    before = BeforeDialog(window.look, window, instead="Gentle start")
    before.scale.boxes[10].setChecked(True)
    before.open()
    yield "before, instead"
    program.close_dialogs()
    program.back.checkin.ask_next_day()
    yield "next day"
    program.close_dialogs()
    for name, view in suggested().items():
        summary = SummaryDialog(window.look, SUMMARY, window)
        question = AfterQuestion(window.look, summary.content)
        summary.ask(question)
        summary.offer_note()
        card = SuggestionCard(window.look, summary.content)
        summary.show_card(card)
        question.scale.boxes[2].setChecked(True)
        card.show_view(view)
        summary.open()
        yield f"after, {name}"
        program.close_dialogs()
