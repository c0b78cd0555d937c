"""The mat and the walls that a figure is seen with."""

import math

import numpy as np

from coach.figure.canvas import Canvas, Linear, Stroke
from coach.figure.palette import Theme, mat_colours, wall_colours
from coach.figure.posefile import Wall
from coach.figure.projection import Camera
from coach.figure.rotation import Array, vec
from coach.figure.stage import Mat, Set

_MAT_SHADOW = 0.053
_WALL_THICKNESS = 0.09
_SEAM = -0.03
"""How far the mat's seam lies within its edge, metres."""


def floor_box(
    the_set: Set, camera: Camera, width: float, height: float
) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of the mat and walls with their shadow."""
    mat, corners = the_set.mat, []
    grow = _MAT_SHADOW + 0.03
    if mat is not None:
        corners += [
            (mat.x + i * (mat.half_length + grow), 0.0, mat.z + j * (mat.half_width + grow))
            for i in (1, -1)
            for j in (1, -1)
        ]
    z = mat.z if mat is not None else 0.0
    for wall in the_set.walls:
        corners += [
            (wall.along + i * _WALL_THICKNESS, up, z + j * wall.width / 2.0)
            for i in (1, -1)
            for up in (0.0, wall.height)
            for j in (1, -1)
        ]
    x, y, _, k = camera.project(np.array(corners))
    below = 0.06 * float(k.max())
    return (
        max(0, math.floor(float(x.min())) - 2),
        max(0, math.floor(float(y.min())) - 2),
        min(math.ceil(width), math.ceil(float(x.max())) + 2),
        min(math.ceil(height), math.ceil(float(y.max()) + below) + 2),
    )


def draw_floor(canvas: Canvas, the_set: Set, camera: Camera, theme: Theme) -> None:
    """Draw the walls and the mat."""
    for wall in the_set.walls:
        _draw_wall(canvas, wall, the_set, camera, theme)
    if the_set.mat is not None:
        _draw_mat(canvas, the_set.mat, camera, theme)


def _draw_wall(canvas: Canvas, wall: Wall, the_set: Set, camera: Camera, theme: Theme) -> None:
    z = the_set.mat.z if the_set.mat is not None else 0.0
    thick = math.copysign(_WALL_THICKNESS, wall.along - camera.target[0])
    near, far = z + wall.width / 2.0, z - wall.width / 2.0
    a, b, top = wall.along, wall.along + thick, wall.height
    side = ((a, 0, near), (b, 0, near), (b, top, near), (a, top, near))
    front = ((a, 0, near), (a, 0, far), (a, top, far), (a, top, near))
    lid = ((a, top, near), (b, top, near), (b, top, far), (a, top, far))
    light, base, dark = wall_colours(theme)
    stroke = Stroke(dark, max(1.0, 0.004 * camera.pixels_per_metre()))
    for corners, colour in ((lid, light), (front, base), (side, dark)):
        points = _projected(camera, np.array(corners, dtype=np.float64))
        canvas.polygon(points, colour, stroke)


def _draw_mat(canvas: Canvas, mat: Mat, camera: Camera, theme: Theme) -> None:
    k = camera.pixels_per_metre()
    colours = mat_colours(theme)
    shadow = (30, 34, 50, 7 if theme == "light" else 16)
    for i in range(8):
        below = np.array((0.0, 0.004 * i * k))
        canvas.polygon(_sheet(mat, camera, -0.012, _MAT_SHADOW * i / 7) + below, shadow)
    canvas.polygon(_sheet(mat, camera, -0.014), colours.edge)
    canvas.polygon(_sheet(mat, camera, -0.007), colours.edge)
    top = _sheet(mat, camera, 0.0)
    (left, upper), (right, lower) = top.min(axis=0).tolist(), top.max(axis=0).tolist()
    shades = Linear((left, upper), (right, lower), ((0.0, colours.near), (1.0, colours.far)))
    canvas.polygon(top, shades)
    stroke = Stroke((255, 255, 255, colours.seam), max(1.0, 0.006 * k))
    canvas.polygon(_sheet(mat, camera, 0.0, _SEAM, 0.035), None, stroke)


def _sheet(mat: Mat, camera: Camera, y: float, grow: float = 0.0, corner: float = 0.05) -> Array:
    """Return the outline of a sheet with round corners, `grow` metres larger than the mat."""
    points = []
    for sx, sz, first in ((1, 1, 0), (-1, 1, 90), (-1, -1, 180), (1, -1, 270)):
        for i in range(7):
            a = math.radians(first + i * 15)
            points.append(
                vec(
                    mat.x + sx * (mat.half_length - corner + grow) + math.cos(a) * corner,
                    y,
                    mat.z + sz * (mat.half_width - corner + grow) + math.sin(a) * corner,
                )
            )
    return _projected(camera, np.array(points))


def _projected(camera: Camera, points: Array) -> Array:
    x, y, _, _ = camera.project(points)
    return np.stack((x, y), axis=1)
