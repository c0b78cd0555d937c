"""Puts the parts of the session's screen where their geometry says."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from coach.domain.display import Display
from coach.domain.timeline import SegmentKind
from coach.ui.session.geometry import Geometry, Shape, arrange, shape_of
from coach.ui.session.parts import Parts
from coach.ui.session.paused_card import SHADOW
from coach.ui.widgets.look import Look

_LEAST_CAPTION_PX = 18.0
"""In the smallest windows long words shrink to this size rather than run out of the window."""

_LEAST_TITLE = 0.55
"""How much of its size the title upon the stage keeps at least."""

_LEAST_STAGE = 120
"""A narrower stage is left out, in logical px."""


class Placement:
    """Owns the geometry in force; shows, hides and places the parts by it.

    Attributes:
        geometry: where everything goes; None before the page has a size.
    """

    def __init__(self, look: Look, page: QWidget, parts: Parts) -> None:
        """Place nothing yet.

        Args:
            look: size of the text.
            page: what the parts lie upon.
            parts: what is placed.
        """
        self._look = look
        self._page = page
        self._parts = parts
        self.geometry: Geometry | None = None

    def shows_setup(self, display: Display) -> bool:
        """Tell whether the steps of a set-up take the place of countdown and side."""
        place = self.geometry
        return bool(display.setup) and (place is None or place.shape is not Shape.TINY)

    @property
    def setup_covers_stage(self) -> bool:
        """The set-up of a transition takes the stage's place, and the title with it."""
        place = self.geometry
        return place is not None and place.lead.x() <= place.stage.x()

    @property
    def has_dose_card(self) -> bool:
        """There is room for a card of dose and sides in transitions."""
        return self.geometry is None or not self.geometry.dose.isEmpty()

    def place(self, shown: Display | None) -> None:
        """Place everything for the page's size, the size of the text and a moment."""
        page, parts = self._page, self._parts
        scale = self._look.theme.text_scale
        shape = shape_of(page.width(), page.height(), scale)
        margin = {Shape.COLUMN: 32, Shape.TINY: 16}.get(shape, 20)
        parts.bar.set_shape(margin, shape)
        place = self.geometry = arrange(
            page.width(),
            page.height(),
            scale,
            parts.bar.height_for(page.width()),
            parts.counters.heightForWidth,
            parts.dose.heightForWidth,
        )
        parts.top.set_margin(margin)
        setup = shown is not None and self.shows_setup(shown)
        work = not setup and shown is not None and bool(shown.exercise_id)
        transition = shown is not None and shown.kind is SegmentKind.TRANSITION
        # Without a stage the exercise is named where its side is later.
        named = place.shape is Shape.TINY and (not work or transition)
        has_stage = place.stage.width() >= _LEAST_STAGE
        for part, box, belongs in (
            (parts.top, place.top, True),
            (parts.stage, place.stage, has_stage and not (setup and self.setup_covers_stage)),
            (parts.ring, place.ring, not setup),
            (parts.side, place.side, work and not named),
            (parts.counters, place.counters, work),
            (parts.upcoming, place.upcoming, work),
            (parts.lead, place.lead, setup),
            (parts.setup, place.steps, setup),
            (parts.dose, place.dose, setup),
            (parts.bar, place.bar, True),
        ):
            part.setVisible(belongs and not box.isEmpty())
            if not box.isEmpty():
                part.setGeometry(box)
        parts.side.set_growth(place.growth)
        parts.setup.set_growth(place.growth)
        if place.shape is Shape.TINY:
            self._place_name(place, shown=named)
        else:
            self._place_title(place, setup=setup)
        parts.done.move(place.stage.center() - parts.done.rect().center())
        parts.done.setVisible(not setup and not work and self._has_room_for_mark())
        parts.floor.setGeometry(page.rect())
        self._place_paused(place)
        self.place_notice()
        self.raise_cards()

    def place_notice(self) -> None:
        """Put the notice where it covers least of what counts and of what is to be done."""
        place, parts = self.geometry, self._parts
        whole = self._page.rect().adjusted(12, 4, -12, -4)
        if place is None or parts.is_floor:
            parts.notice.place(whole)
            return
        rooms = [whole]
        if place.shape in (Shape.COLUMN, Shape.BESIDE):
            # Over the figure, if it can be.
            room = place.stage.adjusted(12, 0, -12, 0)
            room.setTop(parts.title.geometry().bottom() + 8)
            rooms.insert(0, room)
        elif place.shape is Shape.TINY:
            low = QRect(whole)
            low.setTop(whole.bottom() + 1 - parts.notice.box(whole).height())
            rooms.append(low)
        card = parts.paused_card
        kept = (
            [card.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)]
            if not card.isHidden()
            else [
                part.geometry()
                for part in (parts.ring, parts.lead, parts.caption)
                if not part.isHidden()
            ]
        )
        parts.notice.place(min(rooms, key=lambda room: self._covered(room, kept)))

    def raise_cards(self) -> None:
        """Bring to the front what lies over other parts, the uppermost last."""
        parts = self._parts
        parts.paused_card.raise_()
        if parts.is_floor:
            parts.floor.raise_()
        parts.notice.raise_()

    def _place_name(self, place: Geometry, *, shown: bool) -> None:
        """Put the title into the place of the side, as large as fits there."""
        parts, box = self._parts, place.side
        px = 22.0 * self._look.theme.text_scale
        parts.title.set_pixel_size(px)
        while px > 16.0 and parts.title.heightForWidth(box.width()) > box.height():
            px -= 1.0
            parts.title.set_pixel_size(px)
        height = parts.title.heightForWidth(box.width())
        parts.title.setGeometry(
            box.x(), box.y() + (box.height() - height) // 2, box.width(), height
        )
        parts.title.setVisible(shown)
        parts.kicker.hide()
        box = place.caption
        parts.caption.set_box(box, box.height(), place.growth, _LEAST_CAPTION_PX)
        parts.caption.raise_()

    def _place_title(self, place: Geometry, *, setup: bool) -> None:
        """Put kicker, title and caption upon the stage, and the figure between them."""
        parts, stage = self._parts, place.stage
        scale = self._look.theme.text_scale
        narrow = place.shape is Shape.NARROW
        inset = 36 if place.shape is Shape.COLUMN else 20
        px = {
            Shape.COLUMN: 36.0 * scale * place.growth,
            Shape.BESIDE: 30.0 * scale,
            Shape.NARROW: 22.0 * scale,
        }[place.shape]
        parts.kicker.set_pixel_size(
            {Shape.COLUMN: 20.0 * scale * place.growth}.get(place.shape, 17.0 * scale)
        )
        width = max(60, stage.width() - 2 * inset)
        parts.title.set_pixel_size(px)
        # A long name leaves the figure its half, and is not written across it.
        least = px * _LEAST_TITLE
        while px > least and parts.title.heightForWidth(width) > stage.height() // 2 - 12:
            px -= 1.0
            parts.title.set_pixel_size(px)
        y = stage.y() + (inset - 8 if place.shape is Shape.COLUMN else 12)
        # The line over the title keeps its room, so that figure and title stay where they are.
        parts.kicker.setVisible(setup and not narrow)
        if not narrow:
            height = parts.kicker.heightForWidth(width)
            parts.kicker.setGeometry(stage.x() + inset, y, width, height)
            y += height if setup else 0
        height = parts.title.heightForWidth(width)
        parts.title.setGeometry(stage.x() + inset, y, width, height)
        parts.title.setVisible(not parts.stage.isHidden())
        caption_room = 0 if narrow else place.caption.height() + 24
        reserved = 0 if narrow else parts.kicker.height()
        top = parts.title.height() + reserved + (12 if narrow else inset - 8)
        parts.stage.set_inset(12, min(top, stage.height() // 2), 12, caption_room)
        most = place.caption.height() if narrow else round(stage.height() * 0.42)
        parts.caption.set_box(place.caption, most, place.growth)
        for label in (parts.kicker, parts.title, parts.caption):
            label.raise_()

    def _has_room_for_mark(self) -> bool:
        """Tell whether the mark stands upon the stage without covering words."""
        parts = self._parts
        words = (parts.title.geometry(), parts.caption.geometry())
        mark = parts.done.geometry()
        return parts.stage.isVisibleTo(self._page) and not any(map(mark.intersects, words))

    def _place_paused(self, place: Geometry) -> None:
        parts = self._parts
        room = place.stage
        if not room.isEmpty():
            between = QRect(room)
            between.setTop(parts.title.geometry().bottom() + 8)
            if place.shape is not Shape.NARROW:
                between.setBottom(parts.caption.y() - 8)
            if parts.paused_card.whole_height(between.width()) <= between.height():
                room = between
        if room.width() < 420 * self._look.theme.text_scale:
            top = place.top.height()
            room = QRect(0, top, self._page.width(), place.bar.y() - top)
        parts.paused_card.place(room)

    def _covered(self, room: QRect, kept: list[QRect]) -> int:
        """Return how much of what is to stay in sight a notice would cover, in square px."""
        notice = self._parts.notice.box(room)
        parts = (one.intersected(notice) for one in kept)
        return sum(part.width() * part.height() for part in parts if not part.isEmpty())
