"""Props as spheres and hulls in the world: pillow, ball, roller, disc, strap, band, chair."""

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from coach.figure.body import Surface, SurfaceBuilder
from coach.figure.figures import Profile
from coach.figure.pose import Triple
from coach.figure.posefile import (
    Ball,
    Band,
    Box,
    Chair,
    Disc,
    PathPoint,
    Pillow,
    Prop,
    Rod,
    Roller,
    Strap,
)
from coach.figure.rig import Rig
from coach.figure.rotation import Array, cross, unit
from coach.figure.skeleton import HEIGHT, THIGH_LENGTH, Bone, Skeleton

_WORLD = -1
_STRAP_PIECES = 6
_DISC_RIM = 20
_BAND_RADIUS = 0.009
_CLOTH_RADIUS = 0.004
_BAND_WIDTH = 0.055
_BAND_GAP = 0.003
"""Metres between the thigh and the middle of a band's cloth."""
_BAND_CORNERS = 5

Placer = Callable[[Skeleton], Array]


class PropSet:
    """The props of one exercise: a fixed surface whose straps and bands follow the body."""

    def __init__(self, props: tuple[Prop, ...], rig: Rig, thigh: Profile) -> None:
        self._rig = rig
        self._thigh = thigh
        self._builder = SurfaceBuilder()
        self._placers: list[Placer] = []
        self._only: dict[str, frozenset[str]] = {}
        for prop in props:
            self._add(prop)
        self.surface: Surface = self._builder.build()

    def centres(self, body: Skeleton) -> Array:
        """Return the world positions of the props' spheres."""
        if not self._placers:
            return np.zeros((0, 3))
        return np.concatenate([place(body) for place in self._placers])

    def absent(self, *poses: str) -> frozenset[str]:
        """Return the parts that are shown in other poses than these only."""
        return frozenset(part for part, only in self._only.items() if only.isdisjoint(poses))

    def _spheres(self, part: str, places: list[Array], radius: float) -> list[int]:
        """Add spheres that stand still."""
        fixed = np.array(places)
        self._placers.append(lambda _body: fixed)
        return self._slots(part, len(places), radius)

    def _slots(self, part: str, count: int, radius: float) -> list[int]:
        return [
            self._builder.sphere(part, _WORLD, (0.0, 0.0, 0.0), radius / HEIGHT)
            for _ in range(count)
        ]

    def _add(self, prop: Prop) -> None:
        world, build = self._rig.world, self._builder
        if isinstance(prop, Ball):
            ids = self._spheres(prop.name, [world(*prop.at)], prop.radius)
            build.hull(prop.name, "ball", ids)
        elif isinstance(prop, Pillow):
            self._slab(prop.name, "pillow", prop.at, prop.size)
        elif isinstance(prop, Roller):
            a, b = (world(*end) for end in prop.ends)
            # The spheres between are for the depth sort; the painter draws a cylinder.
            places = [a + (b - a) * u for u in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)]
            ids = self._spheres(prop.name, places, prop.radius)
            build.hull(prop.name, "roller", (ids[0], ids[-1]))
        elif isinstance(prop, Disc):
            self._disc(prop)
        elif isinstance(prop, Strap):
            self._path(prop.name, prop.material, prop.path, prop.radius)
        elif isinstance(prop, Band):
            if prop.path:
                self._path(prop.name, "band", prop.path, _BAND_RADIUS)
            if prop.round_thighs is not None:
                self._thigh_band(prop.name, prop.round_thighs)
            if prop.poses:
                for part in self._builder.part_names:
                    if part.startswith(prop.name):
                        self._only[part] = frozenset(prop.poses)
        elif isinstance(prop, Box):
            self._box(prop.name, prop.material, prop.at, prop.size)
        elif isinstance(prop, Rod):
            self._rod(prop.name, prop.material, prop.ends, prop.radius)
        elif isinstance(prop, Chair):
            self._chair(prop)

    def _slab(self, name: str, material: str, at: Triple, size: Triple) -> None:
        long, wide, thick = size
        r = thick / 2.0
        corners = [
            self._rig.world(at[0] + i * (long / 2 - r), at[1] + r, at[2] + j * (wide / 2 - r))
            for i in (1, -1)
            for j in (1, -1)
        ]
        self._builder.hull(name, material, self._spheres(name, corners, r))

    def _disc(self, prop: Disc) -> None:
        r = prop.thickness / 2.0
        rim = []
        for i in range(_DISC_RIM):
            a = math.tau * i / _DISC_RIM
            reach = prop.radius - r
            rim.append(
                self._rig.world(
                    prop.at[0] + math.cos(a) * reach,
                    prop.at[1] + r,
                    prop.at[2] + math.sin(a) * reach,
                )
            )
        ids = self._spheres(prop.name, rim, r)
        half = _DISC_RIM // 2
        for i in range(half):
            corners = (ids[i], ids[i + 1], ids[i + half], ids[(i + 1 + half) % _DISC_RIM])
            self._builder.hull(prop.name, "disc", corners)

    def _box(self, name: str, material: str, at: Triple, size: Triple) -> None:
        r = min(size) / 2.0 * 0.999
        half = [s / 2.0 - r for s in size]
        corners: list[Array] = []
        for i in (1, -1):
            for j in (1, -1):
                for k in (1, -1):
                    place = self._rig.world(
                        at[0] + i * half[0], at[1] + j * half[1], at[2] + k * half[2]
                    )
                    if all(float(np.abs(place - c).sum()) > 0.004 for c in corners):
                        corners.append(place)
        ids = self._spheres(name, corners, r)
        self._builder.hull(name, material, ids[:4])
        if len(ids) > 4:
            self._builder.hull(name, material, ids[4:])

    def _rod(self, name: str, material: str, ends: tuple[Triple, Triple], radius: float) -> None:
        a, b = (self._rig.world(*end) for end in ends)
        places = [a + (b - a) * u for u in (0.0, 0.25, 0.5, 0.75, 1.0)]
        ids = self._spheres(name, places, radius)
        self._builder.chain(name, material, ids)

    def _chair(self, prop: Chair) -> None:
        turn = math.radians(prop.heading)
        c, s = math.cos(turn), math.sin(turn)

        def spot(forth: float, up: float, out: float) -> Triple:
            return (
                prop.at[0] + forth * c - out * s,
                prop.at[1] + up,
                prop.at[2] + forth * s + out * c,
            )

        seat = prop.at[1]
        seat_name = f"{prop.name}-seat"
        r = 0.028
        corners = [
            self._rig.world(*spot(i * 0.175, -r, j * 0.195)) for i in (1, -1) for j in (1, -1)
        ]
        self._builder.hull(seat_name, "wood", self._spheres(seat_name, corners, r))
        for i, (x, z) in enumerate(((0.16, 0.18), (0.16, -0.18), (-0.16, 0.18), (-0.16, -0.18))):
            ends = (spot(x, -0.04, z), spot(x * 1.16, 0.016 - seat, z * 1.12))
            self._rod(f"{prop.name}-leg-{i}", "wood", ends, 0.017)
        if prop.back:
            name = f"{prop.name}-back"
            for z in (0.17, -0.17):
                self._rod(
                    f"{name}-post-{z}",
                    "wood",
                    (spot(-0.19, -0.02, z), spot(-0.235, 0.42, z)),
                    0.016,
                )
            top = [
                self._rig.world(*spot(-0.235 + u, 0.40 - 0.11 * k, z))
                for k, u in ((0, 0.0), (1, 0.012))
                for z in (0.17, -0.17)
            ]
            self._builder.hull(name, "wood", self._spheres(name, top, 0.02))

    def _path(self, name: str, material: str, path: tuple[PathPoint, ...], radius: float) -> None:
        rig = self._rig

        def place(body: Skeleton) -> Array:
            points = [body.point(p) if isinstance(p, str) else rig.world(*p) for p in path]
            out = [points[0]]
            for a, b in pairwise(points):
                out += [a + (b - a) * (i / _STRAP_PIECES) for i in range(1, _STRAP_PIECES + 1)]
            return np.array(out)

        self._placers.append(place)
        # Pieces, and a part for each strand, so that the depth sort can weigh each against what it
        # passes: one strand may lie before a leg and the other behind it.
        strands = len(path) - 1
        last: list[int] = []
        for i in range(strands):
            part = name if strands == 1 else f"{name}-{i + 1}"
            ids = self._slots(part, _STRAP_PIECES + (i == 0), radius)
            self._builder.chain(part, material, [*last, *ids])
            last = ids[-1:]

    def _thigh_band(self, name: str, share: float) -> None:
        """Add a ribbon round both thighs: two quarters of each, and two strands between them.

        Each is a part of its own, for the depth sort to put before or behind the thighs.
        """
        places, radii, offsets = zip(*self._thigh, strict=True)
        radius = float(np.interp(share, places, radii)) * HEIGHT + _BAND_GAP
        forward = float(np.interp(share, places, offsets)) * HEIGHT
        along = share * THIGH_LENGTH * HEIGHT
        turns = np.linspace(0.0, math.pi / 2, _BAND_CORNERS)[:, None]

        def place(body: Skeleton) -> Array:
            axes = [body.rotations[Bone[f"THIGH_{side}"]] for side in ("LEFT", "RIGHT")]
            hips = [body.origins[Bone[f"THIGH_{side}"]] for side in ("LEFT", "RIGHT")]
            centres = [
                hip - turn[:, 1] * along + turn[:, 2] * forward
                for hip, turn in zip(hips, axes, strict=True)
            ]
            across = centres[0] - centres[1]
            quarters = []
            for centre, turn, sign in zip(centres, axes, (1.0, -1.0), strict=True):
                down = -turn[:, 1]
                out = unit(across - down * float(across @ down)) * sign
                front = cross(out, down) * sign
                for face in (front, -front):
                    ring = centre + (np.cos(turns) * face + np.sin(turns) * out) * radius
                    quarters.append((ring, down * (_BAND_WIDTH / 2.0)))
            ribbons = list(quarters)
            for left, right in ((0, 2), (1, 3)):
                (a, side_a), (b, side_b) = quarters[left], quarters[right]
                u = np.linspace(0.0, 1.0, _BAND_CORNERS)[:, None]
                ribbons.append((a[0] + (b[0] - a[0]) * u, (side_a + side_b) / 2.0))
            return np.concatenate([line + w for line, side in ribbons for w in (side, -side)])

        self._placers.append(place)
        for number in range(1, 7):
            part = f"{name}-{number}"
            upper, lower = (self._slots(part, _BAND_CORNERS, _CLOTH_RADIUS) for _ in range(2))
            for (a, b), (c, d) in zip(pairwise(upper), pairwise(lower), strict=True):
                self._builder.hull(part, "band", (a, b, c, d))
