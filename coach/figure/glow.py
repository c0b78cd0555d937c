"""The soft light on the muscles that an exercise works: what it falls on, and what hides it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from coach.figure.canvas import Canvas, Radial
from coach.figure.clip import smooth
from coach.figure.depth import CHILDREN
from coach.figure.layout import Layout
from coach.figure.muscles import GLOWS, Glow
from coach.figure.rotation import Array
from coach.figure.skeleton import HEIGHT, Bone
from coach.figure.view import View

_WRAPPED = 0.7
"""How strongly at least a muscle glows that is seen round the edge of a limb."""
_SPREAD = 1.15
_MIDDLE = 0.6
"""Radius of the light, and of what of it must not be covered, in radii of the muscle's disc."""
_FAINT = 0.02
"""Strength below which nothing shows."""


@dataclass(frozen=True, slots=True)
class Lit:
    """A muscle's light in a frame.

    Attributes:
        glow: the muscle's disc.
        gradient: its light.
        touched: items whose boxes meet the disc's box.
        middle: items whose boxes meet its inner half.
    """

    glow: Glow
    gradient: Radial
    touched: frozenset[int]
    middle: frozenset[int]


class Glows:
    """Lights up muscles of one frame.

    Args:
        view: the frame.
        layout: of its surface.
        points: its outlines.
    """

    def __init__(self, view: View, layout: Layout, points: Array) -> None:
        self._layout = layout
        self._points = points
        self._lit = tuple(_seen(view, layout))

    @property
    def all(self) -> tuple[Lit, ...]:
        """The muscles that the exercise works and that are turned to the viewer."""
        return self._lit

    def covers(self, part: str, lit: Lit) -> bool:
        """Tell whether a part may cover some of a glow: with more than the root of a limb."""
        cloths = self._layout.cloths[part]
        return not cloths or any(not lit.middle.isdisjoint(cloth.plain) for cloth in cloths)

    def draw(
        self,
        canvas: Canvas,
        glows: Sequence[Lit],
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
        cloths, slots = self._layout.cloths, self._layout.silhouettes
        for lit in glows:
            glow = lit.glow
            # Of the trunk only the neck is bare: the back's glow must not shine on the throat.
            bare = glow.part != "torso" or glow.bone == Bone.NECK
            under: list[int] = []
            for cloth in cloths[glow.part]:
                if bare or cloth.material != "skin":
                    under += cloth.plain + cloth.roots
            for child in CHILDREN.get(glow.part, ()):
                if child in drawn:
                    whole = child == limb or (child == glow.until and child.startswith("upper-arm"))
                    for cloth in cloths[child]:
                        under += cloth.plain + cloth.roots if whole else cloth.roots
            shown = tuple(slots[i] for i in under if i in lit.touched)
            if shown:
                before = (i for part in spared for cloth in cloths[part] for i in cloth.plain)
                cover = tuple(slots[i] for i in before if i in lit.touched)
                canvas.light(lit.gradient, self._points, shown, cover)


def _seen(view: View, layout: Layout) -> Iterator[Lit]:
    """Return the lights that can be seen; turned away, none shines through the body."""
    glows = [glow for muscle in view.frame.set.data.muscles for glow in GLOWS[muscle]]
    if not glows:
        return
    bones = np.array([glow.bone for glow in glows])
    turned = view.frame.body.rotations[bones]
    places = np.array([glow.offset for glow in glows]) * HEIGHT
    normals = np.array([glow.normal for glow in glows])
    origins = view.frame.body.origins[bones]
    world = origins + np.einsum("nij,nj->ni", turned, places)
    facing = np.einsum("nij,nj->ni", turned, normals) @ view.matrix[2]
    x, y, _, k = view.camera.project(world, view.matrix)
    radius = np.array([glow.radius for glow in glows]) * HEIGHT * k
    low, high = layout.boxes(view)
    near = []
    for share in (_SPREAD, _MIDDLE):
        reach = (radius * share)[:, None]
        near.append(
            (low[0] < x[:, None] + reach)
            & (high[0] > x[:, None] - reach)
            & (low[1] < y[:, None] + reach)
            & (high[1] > y[:, None] - reach)
        )
    items = np.array(layout.items)
    for i, glow in enumerate(glows):
        strength = 0.85 * max(
            smooth((float(facing[i]) + 0.60) / 0.80), _WRAPPED if glow.wraps else 0.0
        )
        if strength >= _FAINT:
            yield Lit(
                glow,
                _light(float(x[i]), float(y[i]), float(radius[i]) * _SPREAD, strength),
                frozenset(items[near[0][i]].tolist()),
                frozenset(items[near[1][i]].tolist()),
            )


def _light(x: float, y: float, radius: float, strength: float) -> Radial:
    """Return a gradient that ends with its disc: the body's hulls confine it."""
    stops = (
        (0.0, (255, 112, 72, int(225 * strength))),
        (0.5, (255, 114, 76, int(160 * strength))),
        (1.0, (255, 116, 84, 0)),
    )
    return Radial((x, y), radius, (x, y), stops)
