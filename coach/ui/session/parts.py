"""What lies upon the session's screen."""

from itertools import pairwise

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from coach.ui.fonts import Role
from coach.ui.session.caption import Caption
from coach.ui.session.control_bar import ControlBar
from coach.ui.session.counters import FactsCard
from coach.ui.session.floor_view import FloorView
from coach.ui.session.key_map import KeyMap
from coach.ui.session.next_card import NextCard
from coach.ui.session.notice import Notice
from coach.ui.session.paused_card import PausedCard
from coach.ui.session.ring import Ring
from coach.ui.session.setup_panel import Lead, SetupPanel
from coach.ui.session.side_box import SideBox
from coach.ui.session.top_bar import TopBar
from coach.ui.tokens import Ink
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.picture import FigureHolder
from coach.ui.widgets.stage import Stage
from coach.ui.widgets.thumbnails import Thumbnails


class Parts(QObject):
    """The widgets of a session's page.

    Attributes:
        top: name, place in the session, settings, floor view and End.
        stage: the figure.
        kicker: the line over the title, in transitions.
        title: the exercise's name.
        caption: the spoken words.
        ring: the countdown.
        side: picture and word of the side.
        counters: repetition and set.
        upcoming: what comes next.
        lead: small ring and phase, in transitions.
        setup: steps and safety cue, in transitions.
        dose: dose and sides, in transitions.
        done: the mark upon the stage when nothing is left to do.
        paused_card: what can be done while the session stands still.
        bar: the controls.
        notice: a sentence that the session does not stop for.
        floor: the view for reading from the floor; covers all the rest.
    """

    def __init__(
        self, look: Look, figures: FigureHolder, thumbnails: Thumbnails, page: QWidget
    ) -> None:
        """Make all of them.

        Args:
            look: theme and icons.
            figures: who draws the figure.
            thumbnails: small pictures.
            page: what they lie upon.
        """
        super().__init__(page)
        self.top = TopBar(look, page)
        self.stage = Stage(look, figures, parent=page)
        self.kicker = Paragraph(
            look, self.tr("Next, get into position"), Role.BODY, Ink.TEXT2, parent=page
        )
        self.title = Paragraph(look, "", Role.PAGE_TITLE, parent=page)
        self.caption = Caption(look, page)
        self.ring = Ring(look, parent=page)
        self.side = SideBox(look, page)
        self.counters = FactsCard(look, page)
        self.upcoming = NextCard(look, thumbnails, page)
        self.lead = Lead(look, page)
        self.setup = SetupPanel(look, page)
        self.dose = FactsCard(look, page)
        self.done = IconView(look, "check", 64, Ink.ACCENT, disc=132, parent=page)
        self.paused_card = PausedCard(look, page)
        self.bar = ControlBar(look, page)
        self.notice = Notice(look, page)
        self.floor = FloorView(look, page)
        self.floor.hide()
        self._order_focus(page)

    @property
    def is_floor(self) -> bool:
        """The floor view covers the rest."""
        return not self.floor.isHidden()

    def set_keys(self, keys: KeyMap) -> None:
        """Show other keys on the buttons."""
        for part in (self.bar, self.top, self.paused_card, self.floor):
            part.set_keys(keys)

    def _order_focus(self, page: QWidget) -> None:
        card = self.paused_card
        chain: list[QWidget] = [
            page,
            self.top.settings,
            self.top.floor,
            self.top.end,
            card.resume,
            card.again,
            card.over,
            card.skip,
            card.end,
            *self.bar.buttons(),
        ]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)
