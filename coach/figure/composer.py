"""The order of a picture: what of a scene is drawn after what, and where muscles light up."""

from dataclasses import dataclass

from coach.figure.canvas import Canvas
from coach.figure.depth import CHILDREN, PARENTS, paint_order
from coach.figure.face import draw_ears, draw_face
from coach.figure.figures import Figure
from coach.figure.garments import garments
from coach.figure.glow import Glows, Lit
from coach.figure.hair import draw_bun, draw_cap, draw_hair_behind
from coach.figure.layout import Layout
from coach.figure.palette import Palette
from coach.figure.parts import Parts
from coach.figure.rotation import Array
from coach.figure.scene import Scene
from coach.figure.shading import Shading
from coach.figure.tables import Tables
from coach.figure.view import View

_CONTINUOUS = 0.2
"""Shares of a movement further apart than this are no neighbours."""
_SLACK = 0.004
"""Overlap that does not matter for the order, square metres."""


class SteadyOrder:
    """Sorts parts from back to front, and keeps the order from one moment to the next."""

    def __init__(self) -> None:
        self._scene: Scene | None = None
        self._order: tuple[str, ...] = ()

    @property
    def last(self) -> tuple[str, ...]:
        """The order found or taken last."""
        return self._order

    def of(self, scene: Scene, view: View, tables: Tables) -> tuple[str, ...]:
        """Return the order of a scene's parts."""
        surface, coarse = view.frame.set.surface, tables.coarse
        self._order = paint_order(
            surface.part_names,
            surface.parts[coarse],
            view.x[coarse],
            view.y[coarse],
            view.z[coarse],
            view.r[coarse],
            view.frame.set.data.order,
            _SLACK * view.scale,
            self.before(scene),
        )
        self._scene = scene
        return self._order

    def before(self, scene: Scene) -> tuple[str, ...]:
        """Return the order that a scene's will keep to; none if nothing goes before it."""
        return self._order if self._continues(scene) else ()

    def take(self, scene: Scene, order: tuple[str, ...]) -> None:
        """Go on from a scene whose order is known."""
        self._scene, self._order = scene, order

    def _continues(self, scene: Scene) -> bool:
        """Tell whether a scene follows the last one in the same movement."""
        last = self._scene
        if last is None or (last.exercise, last.side) != (scene.exercise, scene.side):
            return False
        if {last.pose_from, last.pose_to}.isdisjoint({scene.pose_from, scene.pose_to}):
            return False
        return abs(last.u - scene.u) < _CONTINUOUS or scene.u == 0.0


@dataclass(frozen=True, slots=True)
class Composer:
    """Draws the figure and its props, all but floor and shadow, in one frame.

    Attributes:
        figure: who it is.
        palette: their colours.
        view: the frame.
        tables: of its surface.
        shading: how finely it is shaded.
        layout: of its outlines.
        points: the outlines.
    """

    figure: Figure
    palette: Palette
    view: View
    tables: Tables
    shading: Shading
    layout: Layout
    points: Array

    def draw(self, canvas: Canvas, order: tuple[str, ...]) -> None:
        """Draw all parts in an order from back to front."""
        view, hair = self.view, self.palette["hair"]
        bun = self.figure.hair == "bun"
        parts = Parts(
            view,
            self.tables,
            self.shading,
            self.layout,
            self.points,
            garments(view, self.figure),
            self.palette,
            view.tints(),
        )
        light = _Light(Glows(view, self.layout, self.points))
        parts.draw_root_outlines(canvas)
        draw_hair_behind(canvas, view, hair, bun=bun)
        neck_first = order.index("head") < order.index("torso")
        for part in order:
            if part in view.frame.absent:
                continue
            light.before(canvas, part)
            if part == "head":
                if neck_first:
                    parts.draw_neck(canvas)
                if bun:
                    draw_bun(canvas, view, hair, front=False)
            for child in CHILDREN.get(part, ()):
                if child not in light.drawn:
                    parts.draw_ground(canvas, child)
            joined = PARENTS.get(part) in light.drawn
            parts.draw(canvas, part, joined=joined, neck=not neck_first)
            if part == "head":
                draw_cap(canvas, view, hair)
                if bun:
                    draw_bun(canvas, view, hair, front=True)
                draw_ears(canvas, view, self.palette["skin"])
                draw_face(canvas, view, hair)
            for child in CHILDREN.get(part, ()):
                if child in light.drawn:
                    parts.draw_roots_again(canvas, child)
            light.after(canvas, part)
        light.rest(canvas)


class _Light:
    """When each muscle lights up while parts are drawn.

    Limbs that blend into the trunk would lighten its glow to pink: the trunk's glows come after
    them, and spare them. A glow over a joint also waits for its limb past other parts.

    Attributes:
        drawn: the parts that are there already.
    """

    def __init__(self, glows: Glows) -> None:
        self._glows = glows
        self._waiting: list[Lit] = []
        self._spared: list[str] = []
        self.drawn: set[str] = set()

    def before(self, canvas: Canvas, part: str) -> None:
        """Light what waits and would be covered by a part that is about to be drawn."""
        if "torso" in self.drawn and PARENTS.get(part) == "torso":
            return
        covered = [
            lit
            for lit in self._waiting
            if lit.glow.until in {None, *self.drawn} and self._glows.covers(part, lit)
        ]
        self._glows.draw(canvas, covered, self.drawn, self._spared)
        self._waiting = [lit for lit in self._waiting if lit not in covered]

    def after(self, canvas: Canvas, part: str) -> None:
        """Light a part that has just been drawn, and what has waited for it."""
        self.drawn.add(part)
        arrived = [lit for lit in self._waiting if lit.glow.until == part]
        self._glows.draw(canvas, arrived, self.drawn, self._spared, part)
        self._spared += [part] if "torso" in self.drawn and part != "torso" else []
        self._waiting = [lit for lit in self._waiting if lit.glow.until != part]
        shared = {(lit.glow.bone, lit.glow.offset) for lit in arrived}
        own = [
            lit
            for lit in self._glows.all
            if lit.glow.part == part and (lit.glow.bone, lit.glow.offset) not in shared
        ]
        if part == "torso":
            # The trunk's glows wait for the limbs whose roots lie on it.
            self._waiting = own
        elif not part.startswith("upper-arm") or "torso" in self.drawn:
            # Else the trunk's glow will light this shoulder as well, and once is enough.
            self._glows.draw(canvas, own, self.drawn, ())

    def rest(self, canvas: Canvas) -> None:
        """Light what still waits."""
        self._glows.draw(canvas, self._waiting, self.drawn, self._spared)
