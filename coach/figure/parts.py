"""One part of the body or one prop: its halo, its outline, its clothing and skin."""

from dataclasses import dataclass

import numpy as np

from coach.figure.canvas import Blend, Canvas, Region, Shades
from coach.figure.garments import Garments
from coach.figure.palette import Palette
from coach.figure.shading import Outlines
from coach.figure.solids import draw_solids
from coach.figure.tables import Indices, Tables
from coach.figure.view import View

_HALO = (14, 12, 40, 40)
_NOTHING: Indices = np.zeros(0, dtype=np.intp)


@dataclass(frozen=True, slots=True)
class Parts:
    """Draws the parts of one frame, one at a time.

    Attributes:
        view: the frame.
        tables: of its surface.
        outlines: of its items.
        garments: where its clothing ends.
        palette: its colours.
        tints: how far away each limb is, in steps.
    """

    view: View
    tables: Tables
    outlines: Outlines
    garments: Garments
    palette: Palette
    tints: dict[str, int]

    def draw_root_outlines(self, canvas: Canvas) -> None:
        """Draw an outline for all roots: they have none on the body, but need one beside it."""
        for material, roots in self.tables.roots:
            canvas.hulls(self.outlines.rims(roots), self.palette.outline(material, 0))

    def draw_ground(self, canvas: Canvas, part: str) -> None:
        """Draw a limb's root in shadow before its parent.

        It will only lighten what is there then; beside the parent that would be the background.
        """
        for cloth in self.tables.cloths[part]:
            if len(cloth.roots):
                shadow = self._shades(cloth.material, part)[0]
                roots = self.outlines.solid(cloth.roots)
                canvas.hulls(self.outlines.silhouettes(roots), shadow)

    def draw_neck(self, canvas: Canvas) -> None:
        """Draw the trunk's skin, which lies before or behind the head."""
        for cloth in self.tables.cloths["torso"]:
            if cloth.material == "skin":
                together = np.concatenate((cloth.plain, cloth.roots))
                self._shade(canvas, "torso", "skin", together, _NOTHING)

    def draw(self, canvas: Canvas, part: str, *, joined: bool, neck: bool) -> None:
        """Draw a part.

        Args:
            canvas: where to.
            part: its name.
            joined: whether what it grows out of is there already, for its roots to blend into.
            neck: whether the neck is drawn with the trunk.
        """
        casting = self.tables.casting[part]
        if len(casting):
            canvas.halo(self.outlines.halos(casting), _HALO)
        for material, rim in self.tables.rims[part]:
            canvas.hulls(
                self.outlines.rims(rim), self.palette.outline(material, self.tints.get(part, 0))
            )
        if part == "torso" and neck:
            self.draw_neck(canvas)
        self._draw_cloths(canvas, part, joined=joined)
        solids = self.tables.solids[part]
        if solids:
            draw_solids(canvas, self.view, solids, self.palette[solids[0].material])

    def draw_roots_again(self, canvas: Canvas, part: str) -> None:
        """Show a limb's root where it is lighter than the parent that was drawn over it.

        So no line runs across the joint.
        """
        self._draw_cloths(canvas, part, joined=True, roots_only=True)

    def _draw_cloths(
        self, canvas: Canvas, part: str, *, joined: bool, roots_only: bool = False
    ) -> None:
        garments, cloths = self.garments, self.tables.cloths[part]
        # Seen from below the hips lie before the top, and over its rounded end.
        below = part == "torso" and garments.from_below
        # A sleeve's root is cut as well: seen end on, it would lie over the arm's skin.
        sleeved = part in garments.foreshortened
        for cloth in reversed(cloths) if below else cloths:
            if part == "torso" and cloth.material == "skin":
                continue
            plain = _NOTHING if roots_only else cloth.plain
            region = None
            if cloth.material == "top" and not below and (sleeved or not roots_only):
                region = garments.end_of(part)
            elif below and cloth.material == "leggings":
                region = garments.below_hem
            if joined:
                if part.startswith("thigh"):
                    region = garments.below_hem
                self._shade(canvas, part, cloth.material, plain, cloth.roots, region, whole=sleeved)
            else:
                together = np.concatenate((plain, cloth.roots))
                whole = sleeved or below
                self._shade(canvas, part, cloth.material, together, _NOTHING, region, whole=whole)

    def _shades(self, material: str, part: str) -> tuple[tuple[int, int, int], ...]:
        levels = self.outlines.shading.levels
        return self.palette.shades(material, self.tints.get(part, 0), levels)

    def _shade(
        self,
        canvas: Canvas,
        part: str,
        material: str,
        plain: Indices,
        joined: Indices,
        region: Region | None = None,
        *,
        whole: bool = False,
    ) -> None:
        """Shade hulls level by level.

        Args:
            canvas: where to.
            part: what they belong to.
            material: what they are made of.
            plain: hulls that cover what is there.
            joined: hulls that only lighten what is there.
            region: what remains of a hem's or cuff's hulls.
            whole: whether all hulls are confined to it, not only those at the hem.
        """
        outlines = self.outlines
        plain, joined = outlines.solid(plain), outlines.solid(joined)
        hemmed = self.tables.hemmed[plain]
        items = np.concatenate((plain[~hemmed], plain[hemmed], joined))
        cut = int(hemmed.sum())
        blends = [Blend.COVER] * (len(plain) - cut) + [Blend.CUT] * cut
        blends += [Blend.LIGHTEN] * len(joined)
        steps = outlines.step[items]
        # Lightening is slow, and where a root blends in, half the levels do.
        steps[len(plain) :] = np.maximum(2, steps[len(plain) :])
        levels, which = np.nonzero(outlines.shading.every[:, None] % steps == 0)
        # Of the thigh's lightening root only that is shown which the top does not cover.
        confined = frozenset(Blend) if whole else frozenset({Blend.CUT if cut else Blend.LIGHTEN})
        canvas.shades(
            Shades(
                outlines.levels(items[which], levels),
                levels.tolist(),
                [blends[i] for i in which.tolist()],
                self._shades(material, part),
                outlines.shading.smooth,
                region,
                confined,
            )
        )
