"""One part of the body or one prop: its halo, its outline, its clothing and skin."""

from dataclasses import dataclass

from coach.figure.canvas import Canvas, Colour, Place, Region
from coach.figure.garments import Garments
from coach.figure.layout import Choice, Layout
from coach.figure.palette import Palette
from coach.figure.rotation import Array
from coach.figure.shading import Shading
from coach.figure.solids import draw_solids
from coach.figure.tables import Items, Tables
from coach.figure.view import View

_HALO = (14, 12, 40, 40)


@dataclass(frozen=True, slots=True)
class Parts:
    """Draws the parts of one frame, one at a time.

    Attributes:
        view: the frame.
        tables: of its surface.
        shading: how finely it is shaded.
        layout: of its outlines.
        points: the outlines.
        garments: where its clothing ends.
        palette: its colours.
        tints: how far away each limb is, in steps.
    """

    view: View
    tables: Tables
    shading: Shading
    layout: Layout
    points: Array
    garments: Garments
    palette: Palette
    tints: dict[str, int]

    def draw_root_outlines(self, canvas: Canvas) -> None:
        """Draw an outline for all roots: they have none on the body, but need one beside it."""
        for some in self.layout.root_rims:
            canvas.hulls(self.points, some.slots, self.palette.outline(some.material, 0))

    def draw_ground(self, canvas: Canvas, part: str) -> None:
        """Draw a limb's root in shadow before its parent.

        It will only lighten what is there then; beside the parent that would be the background.
        """
        for some in self.layout.grounds[part]:
            canvas.hulls(self.points, some.slots, self._colours(some.material, part)[0])

    def draw_neck(self, canvas: Canvas) -> None:
        """Draw the trunk's skin, which lies before or behind the head."""
        if any(cloth.material == "skin" for cloth in self.layout.cloths["torso"]):
            self._shade(canvas, "torso", "skin", "alike")

    def draw(self, canvas: Canvas, part: str, *, joined: bool, neck: bool) -> None:
        """Draw a part.

        Args:
            canvas: where to.
            part: its name.
            joined: whether what it grows out of is there already, for its roots to blend into.
            neck: whether the neck is drawn with the trunk.
        """
        halo = self.layout.halos[part]
        if halo:
            canvas.halo(self.points, halo, _HALO)
        tint = self.tints.get(part, 0)
        for some in self.layout.rims[part]:
            canvas.hulls(self.points, some.slots, self.palette.outline(some.material, tint))
        if part == "torso" and neck:
            self.draw_neck(canvas)
        self._draw_cloths(canvas, part, "joined" if joined else "alike")
        solids = self.tables.solids[part]
        if solids:
            draw_solids(canvas, self.view, solids, self.palette[solids[0].material])

    def draw_roots_again(self, canvas: Canvas, part: str) -> None:
        """Show a limb's root where it is lighter than the parent that was drawn over it.

        So no line runs across the joint.
        """
        self._draw_cloths(canvas, part, "roots")

    def _draw_cloths(self, canvas: Canvas, part: str, choice: Choice) -> None:
        garments, cloths = self.garments, self.layout.cloths[part]
        # Seen from below the hips lie before the top, and over its rounded end.
        below = part == "torso" and garments.from_below
        # A sleeve's root is cut as well: seen end on, it would lie over the arm's skin.
        sleeved = part in garments.foreshortened
        for cloth in reversed(cloths) if below else cloths:
            material = cloth.material
            if part == "torso" and material == "skin":
                continue
            region = None
            if below and material == "leggings":
                region = garments.below_hem
            elif material == "top" and not below and (sleeved or choice != "roots"):
                region = garments.end_of(part)
            elif choice != "alike" and part.startswith("thigh"):
                region = garments.below_hem
            self._shade(canvas, part, material, choice, region, whole=sleeved or below)

    def _colours(self, material: str, part: str) -> tuple[Colour, ...]:
        return self.palette.shades(material, self.tints.get(part, 0), self.shading.levels)

    def _shade(
        self,
        canvas: Canvas,
        part: str,
        material: str,
        choice: Choice,
        region: Region | None = None,
        *,
        whole: bool = False,
    ) -> None:
        """Shade hulls level by level.

        Args:
            canvas: where to.
            part: what they belong to.
            material: what they are made of.
            choice: which of its hulls.
            region: what remains of a hem's or cuff's hulls.
            whole: whether all hulls are confined to it, not only those at the hem.
        """
        bound: Items = ()
        places: tuple[Place, ...] = ()
        if region is not None:
            bound = self.layout.bound(part, material, choice, whole=whole)
            outlines = [self.layout.silhouettes[i] for i in bound]
            places = region.parted(self.points[outlines])
            if Place.CROSSING not in places:
                region = None
        runs = self.layout.runs(part, material, choice, bound, places)
        colours = self._colours(material, part)
        canvas.shades(self.points, runs, colours, region, smooth=self.shading.smooth)
