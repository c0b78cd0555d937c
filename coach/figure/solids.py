"""Ball, roller and disc: props that are drawn whole, with a gradient."""

import math
from collections.abc import Sequence

import numpy as np

from coach.figure.body import Hull
from coach.figure.canvas import Canvas, Linear, Radial, Stroke
from coach.figure.hulls import convex_hull
from coach.figure.palette import Material
from coach.figure.rotation import Array, cross, unit, vec
from coach.figure.view import LIGHT, View

_DISC_CORNERS = 72
_RIM_CORNERS = 40


def draw_solids(canvas: Canvas, view: View, solids: Sequence[Hull], colours: Material) -> None:
    """Draw the solids of one part, which are of one material."""
    if solids and solids[0].material == "disc":
        _draw_disc(canvas, view, solids, colours)
        return
    for solid in solids:
        if len(solid.spheres) == 1:
            _draw_ball(canvas, view, solid.spheres[0], colours)
        else:
            _draw_cylinder(canvas, view, solid, colours)


def _draw_ball(canvas: Canvas, view: View, sphere: int, colours: Material) -> None:
    x, y, r = float(view.x[sphere]), float(view.y[sphere]), float(view.r[sphere])
    lit = (x + float(LIGHT[0]) * r * 0.55, y - float(LIGHT[1]) * r * 0.55)
    shades = Radial(
        (x, y), r * 1.02, lit, ((0.0, colours.light), (0.45, colours.base), (1.0, colours.shadow))
    )
    rim = r + view.outline
    canvas.ellipse((x, y), rim, rim, colours.outline)
    canvas.ellipse((x, y), r, r, shades)


def _draw_cylinder(canvas: Canvas, view: View, solid: Hull, colours: Material) -> None:
    """Draw a roller with flat ends, hollow in the middle."""
    first, last = solid.spheres
    ends = view.frame.centres[[first, last]]
    radius = float(view.frame.radii[first])
    axis = unit(ends[1] - ends[0])
    e1 = unit(cross(axis, vec(0.0, 1.0, 0.0)))
    e2 = cross(axis, e1)
    t = np.linspace(0.0, 2.0 * math.pi, _RIM_CORNERS, endpoint=False)[:, None]
    circle = (np.cos(t) * e1 + np.sin(t) * e2) * radius
    rings = []
    for end in ends:
        x, y, _, _ = view.camera.project(end + circle, view.matrix)
        rings.append(np.stack((x, y), axis=1))
    middle = (rings[0].mean(axis=0), rings[1].mean(axis=0))
    along = middle[1] - middle[0]
    across = np.array((along[1], -along[0])) / max(1e-6, float(np.hypot(*along)))
    if float(across @ np.array((LIGHT[0], -LIGHT[1]))) < 0.0:
        across = -across
    half = radius * view.scale
    shades = Linear(
        _pair(middle[0] + across * half),
        _pair(middle[0] - across * half),
        ((0.0, colours.base), (0.25, colours.light), (0.6, colours.base), (1.0, colours.shadow)),
    )
    stroke = Stroke(colours.outline, view.outline * 1.6)
    canvas.polygon(np.array(convex_hull(np.concatenate(rings))), shades, stroke)
    facing = view.matrix @ axis
    near = rings[1] if float(facing[2]) > 0.0 else rings[0]
    centre = near.mean(axis=0)
    for share, colour in ((1.0, colours.base), (0.45, colours.shadow)):
        canvas.polygon(centre + (near - centre) * share, colour, stroke)


def _draw_disc(canvas: Canvas, view: View, solids: Sequence[Hull], colours: Material) -> None:
    """Draw a cushion whose rim is a ring of spheres: rounder than its hulls are."""
    rim = np.unique([i for solid in solids for i in solid.spheres])
    t = np.linspace(0.0, 2.0 * math.pi, _DISC_CORNERS, endpoint=False)
    along = np.stack((np.cos(t), np.sin(t)), axis=1)
    centres = np.stack((view.x[rim], view.y[rim]), axis=1)
    middle = centres.mean(axis=0)
    radius = float(view.r[rim].mean())
    # The ring's centres lie on an ellipse; the support of ellipse and sphere add up.
    spread = (centres - middle).T @ (centres - middle) * 2.0 / len(rim)
    reach = np.sqrt(np.einsum("ni,ij,nj->n", along, spread, along))

    def outline(grow: float) -> Array:
        points: Array = middle + (along @ spread) / reach[:, None] + along * (radius + grow)
        return points

    canvas.polygon(outline(view.outline), colours.outline)
    body = outline(0.0)
    left, top = _pair(body.min(axis=0))
    shades = Linear(
        (left, top),
        (left, float(body[:, 1].max())),
        ((0.0, colours.base), (0.45, colours.light), (0.75, colours.base), (1.0, colours.shadow)),
    )
    canvas.polygon(body, shades)


def _pair(point: Array) -> tuple[float, float]:
    return float(point[0]), float(point[1])
