"""The check-ins and suggestions."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtWidgets import QWidget

from coach.content.catalogue import load_catalogue
from coach.domain.phrases import Phrases
from coach.domain.record import PainAnswers
from coach.domain.steps import DoseKey, Variable
from coach.domain.suggestions import Change, Rule, SessionLogged, Suggestion
from coach.ui.checkin.after import AfterQuestion
from coach.ui.checkin.before import BeforeDialog
from coach.ui.checkin.next_day import NextDayDialog, NextDayView
from coach.ui.checkin.suggestion_card import SuggestionCard
from coach.ui.checkin.words import SuggestionView, SuggestionWords
from coach.ui.main.view import OwnStepView
from coach.ui.main.window import MainWindow
from coach.ui.session.summary import SummaryDialog
from coach.ui.widgets.overlay import Overlay
from tests.screens.home import make_window
from tests.screens.session import SUMMARY
from tests.screens.studio import Case, Studio


def logged(number: int, day: date, *levels: int | None) -> SessionLogged:
    started = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    return SessionLogged(f"s{number}", started, day, True, False, PainAnswers(*levels), ())


THREE = (
    logged(1, date(2026, 11, 14), 3, 2),
    logged(2, date(2026, 11, 17), 2, 2),
    logged(3, date(2026, 11, 20), 3, 1),
)
KNEE = DoseKey("single-knee-to-chest", "000")
BRIDGE = DoseKey("glute-bridge", "004")
HARD = (logged(4, date(2026, 11, 17), 3, 6), logged(5, date(2026, 11, 20), 4, 4, 7))

SUGGESTIONS = {
    "advance": Suggestion(Rule.ADVANCE, (Change(KNEE, Variable.HOLD, 30, 35, 60),), THREE),
    "advance-reps": Suggestion(Rule.ADVANCE, (Change(BRIDGE, Variable.REPS, 8, 10, 12),), THREE),
    "step-back": Suggestion(Rule.STEP_BACK, (Change(KNEE, Variable.HOLD, 35, 30, 30),), HARD[1:]),
    "flare-up": Suggestion(Rule.FLARE_UP, (), HARD),
    "restart": Suggestion(
        Rule.RESTART,
        (Change(BRIDGE, Variable.REPS, 10, 8, 8), Change(KNEE, Variable.HOLD, 65, 30, 30)),
        THREE[:1],
    ),
}


def views() -> dict[str, SuggestionView]:
    words = SuggestionWords(load_catalogue().catalogue.exercises, Phrases())
    found = {name: words.offered(one) for name, one in SUGGESTIONS.items()}
    found["accepted"] = words.answered(SUGGESTIONS["advance"], accepted=True)
    found["refused"] = words.answered(SUGGESTIONS["advance"], accepted=False)
    return found


def dialogs(studio: Studio, window: QWidget) -> Iterator[tuple[str, Overlay]]:
    look, host = studio.look, window
    for name, level in (("none", None), ("3", 3), ("5", 5), ("8", 8)):
        dialog = BeforeDialog(look, host)
        if level is not None:
            dialog.scale.boxes[level].setChecked(True)
        yield f"before-{name}", dialog
    dialog = BeforeDialog(look, host, instead="Gentle start")
    dialog.scale.boxes[10].setChecked(True)
    yield "before-instead", dialog
    next_day = NextDayDialog(look, NextDayView("s", "Everyday back care", ""), host)
    next_day.scale.boxes[7].setChecked(True)
    yield "next-day", next_day
    for name, level, view in (
        ("plain", None, None),
        ("advance", 2, views()["advance"]),
        ("flare-up", 7, views()["flare-up"]),
        ("accepted", 2, views()["accepted"]),
    ):
        summary = SummaryDialog(look, SUMMARY, host)
        question = AfterQuestion(look, summary.content)
        summary.ask(question)
        summary.offer_note()
        card = SuggestionCard(look, summary.content)
        summary.show_card(card)
        if level is not None:
            question.scale.boxes[level].setChecked(True)
        card.show_view(view)
        yield f"after-{name}", summary


def draw(studio: Studio) -> None:
    """Take every picture of the check-ins."""
    for case in studio.cases():
        window = make_window(studio)
        window.resize(case.width, case.height)
        window.show()
        studio.settle(0.3)
        for name, dialog in dialogs(studio, window):
            dialog.open()
            studio.take(window, name, case, 0.05)
            dialog.close_overlay()
            dialog.deleteLater()
        _draw_cards(studio, window, case)
        card = SuggestionCard(studio.look)
        window.home.routine.add_card(card)
        card.show_view(views()["advance"])
        step = OwnStepView("000", "Your own step: 35 seconds instead of 30.")
        row = window.home.routine.exercises.current_row()
        assert row is not None
        window.home.detail.show_detail(replace(row.detail, own_step=step))
        studio.take(window, "home", case)
        studio.throw_away(window)


def _draw_cards(studio: Studio, window: MainWindow, case: Case) -> None:
    cards = Overlay(studio.look, "Cards", "", window, width=640)
    for view in views().values():
        card = SuggestionCard(studio.look, cards.content)
        card.show_view(view)
        cards.body.addWidget(card)
    cards.open()
    cards.panel.setGeometry(0, 0, case.width, 1600)
    studio.take(cards.panel, "cards", case, 0.05)
    cards.close_overlay()
