"""The offer to go on with a session that was under way when the program stopped."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.ui.widgets.buttons import ButtonKind
from coach.ui.widgets.look import Look
from coach.ui.widgets.note import Note
from coach.ui.widgets.overlay import Overlay


@dataclass(frozen=True, slots=True)
class UnfinishedView:
    """What is said about it.

    Attributes:
        session_id: the session.
        routine_name: its routine.
        when: "Today at 8:14".
        done: "3 of 6 exercises done".
        at: "It stopped at bird dog, set 2", may be empty.
        can_resume: the routine can still be played as it was planned.
    """

    session_id: str
    routine_name: str
    when: str
    done: str
    at: str = ""
    can_resume: bool = True


class UnfinishedOffer(Overlay):
    """Resume, keep as partial, or discard. Esc keeps it, so that nothing is lost.

    Signals:
        resume_chosen: go on at that step (session id).
        keep_chosen: keep what was done as a partial session (session id).
        discard_chosen: forget it (session id).
    """

    resume_chosen = Signal(str)
    keep_chosen = Signal(str)
    discard_chosen = Signal(str)

    def __init__(self, look: Look, view: UnfinishedView, window: QWidget) -> None:
        super().__init__(
            look,
            self.tr("Go on where you stopped?"),
            f"{view.routine_name} · {view.when}",
            window,
            width=680,
        )
        self._session_id = view.session_id
        text = f"{view.done}. {view.at}".strip()
        self.body.addWidget(Note(look, text, parent=self.content))
        self.add_way_out(self.tr("&Discard it"), self._discard, icon="trash", key="")
        self.add_button(
            self.tr("&Keep as partial"),
            self._keep,
            key=self.tr("Esc"),
            height=56,
            enter=not view.can_resume,
            escape=True,
        )
        if view.can_resume:
            self.add_button(
                self.tr("&Resume"), self._resume, ButtonKind.PRIMARY, icon="play-fill", enter=True
            )

    def _resume(self) -> None:
        self.resume_chosen.emit(self._session_id)
        self.close_overlay()

    def _keep(self) -> None:
        self.keep_chosen.emit(self._session_id)
        self.close_overlay()

    def _discard(self) -> None:
        self.discard_chosen.emit(self._session_id)
        self.close_overlay()
