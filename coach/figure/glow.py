"""The soft light on the muscles that an exercise works: what it falls on, and what hides it."""

from collections.abc import Sequence

import numpy as np

from coach.figure.canvas import Canvas, Radial
from coach.figure.clip import smooth
from coach.figure.depth import CHILDREN
from coach.figure.muscles import Glow
from coach.figure.shading import Outlines
from coach.figure.skeleton import HEIGHT, Bone
from coach.figure.tables import Tables
from coach.figure.view import View

_WRAPPED = 0.7
"""How strongly at least a muscle glows that is seen round the edge of a limb."""
_FAINT = 0.02
"""Strength below which nothing shows."""


class Glows:
    """Lights up muscles of one frame."""

    def __init__(self, view: View, tables: Tables, outlines: Outlines) -> None:
        self._view = view
        self._tables = tables
        self._outlines = outlines

    def touches(self, part: str, glow: Glow) -> bool:
        """Tell whether a part may cover some of a glow: with more than the root of a limb."""
        items = [cloth.plain for cloth in self._tables.cloths[part]]
        if not items:
            return True
        x, y, _, k = self._view.place(glow.bone, glow.offset)
        reach = 0.6 * glow.radius * HEIGHT * k
        seen = self._outlines.solid(np.concatenate(items))
        return bool(self._outlines.near(seen, x, y, reach).any())

    def strength(self, glow: Glow) -> float:
        """Return how strongly a muscle glows: less turned away, so none shines through the body."""
        normal = self._view.axes(glow.bone) @ np.array(glow.normal)
        facing = smooth((float(normal[2]) + 0.60) / 0.80)
        return 0.85 * max(facing, _WRAPPED if glow.wraps else 0.0)

    def draw(
        self,
        canvas: Canvas,
        glows: Sequence[Glow],
        drawn: set[str],
        spared: Sequence[str],
        limb: str | None = None,
    ) -> None:
        """Draw some muscles' light.

        Args:
            canvas: where to.
            glows: what to light.
            drawn: the parts that are painted already.
            spared: the parts that lie before what is lit, and stay as they are but for their roots.
            limb: the limb beyond the joint, if it is to be lit too.
        """
        cloths, outlines = self._tables.cloths, self._outlines
        before = [c.plain for part in spared for c in cloths[part] if len(c.plain)]
        for glow in glows:
            strength = self.strength(glow)
            if strength < _FAINT:
                continue
            x, y, _, k = self._view.place(glow.bone, glow.offset)
            radius = glow.radius * HEIGHT * k * 1.15
            # Of the trunk only the neck is bare: the back's glow must not shine on the throat.
            bare = glow.part != "torso" or glow.bone == Bone.NECK
            own = [cloth for cloth in cloths[glow.part] if bare or cloth.material != "skin"]
            items = [some for cloth in own for some in (cloth.plain, cloth.roots)]
            for child in CHILDREN.get(glow.part, ()):
                if child in drawn:
                    whole = child == limb or (child == glow.until and child.startswith("upper-arm"))
                    for cloth in cloths[child]:
                        items += [cloth.plain, cloth.roots] if whole else [cloth.roots]
            seen = outlines.solid(np.concatenate(items))
            lit = seen[outlines.near(seen, x, y, radius)]
            if not len(lit):
                continue
            cover = outlines.solid(np.concatenate(before)) if before else lit[:0]
            cover = cover[outlines.near(cover, x, y, radius)]
            canvas.light(
                _light(x, y, radius, strength),
                outlines.silhouettes(lit),
                outlines.silhouettes(cover),
            )


def _light(x: float, y: float, radius: float, strength: float) -> Radial:
    """Return a gradient that ends with its disc: the body's hulls confine it."""
    stops = (
        (0.0, (255, 112, 72, int(225 * strength))),
        (0.5, (255, 114, 76, int(160 * strength))),
        (1.0, (255, 116, 84, 0)),
    )
    return Radial((x, y), radius, (x, y), stops)
