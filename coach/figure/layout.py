"""Which outlines a picture of a surface takes, in one array: planned once, filled every frame."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from coach.figure.canvas import Place, Run, Slots
from coach.figure.hulls import DIRECTIONS, Bands, Indices, hull_points
from coach.figure.rotation import Array
from coach.figure.shading import RIM, SHADES, SILHOUETTE, Shading
from coach.figure.tables import Cloth, Items, Tables, by_discs
from coach.figure.view import View

Choice = Literal["alike", "joined", "roots"]
"""What of a cloth is shaded: all of it alike; its roots blending in; its roots alone, blending."""

_KEPT_LAYOUTS = 8


@dataclass(frozen=True, slots=True)
class Outlined:
    """Outlines of one material."""

    material: str
    slots: Slots


class Layout:
    """Where in an array each outline of a surface is.

    Args:
        tables: of the surface.
        shading: how fine.
        radii: of the spheres, pixels.
        loose: rows that are seen end on, and give way to their hulls.

    Attributes:
        items: all that has outlines.
        cloths: part to its materials, of items that have outlines.
        silhouettes: the slot of each item's silhouette.
        rims: part to the outer edges of its outlines.
        root_rims: the outer edges of all roots.
        grounds: part to the silhouettes of its roots.
        halos: part to the shadows that it throws on what is behind.
    """

    def __init__(
        self, tables: Tables, shading: Shading, radii: Array, loose: frozenset[int]
    ) -> None:
        self._tables = tables
        self._shading = shading
        self._loose = loose
        self._runs: dict[tuple[str, str, Choice, Items, tuple[Place, ...]], tuple[Run, ...]] = {}
        self.items = self._solid(tables.painted)
        self._steps = {i: shading.step(self._largest(i, radii)) for i in self.items}
        casting = {i for some in tables.casting.values() for i in self._solid(some)}
        wanted = [(layer, i) for i in self.items for layer in self._layers(i, casts=i in casting)]
        hulls = len(tables.hulls)
        two = [(n, i) for n, i in wanted if i < hulls and len(tables.hulls[i]) <= 2]
        four = [(n, i) for n, i in wanted if i < hulls and len(tables.hulls[i]) > 2]
        bands = [(n, i) for n, i in wanted if i >= hulls]
        self._slots = {pair: slot for slot, pair in enumerate((*two, *four, *bands))}
        ends = np.cumsum((len(two), len(four), len(bands))).tolist()
        self._spans = (slice(0, ends[0]), slice(ends[0], ends[1]), slice(ends[1], ends[2]))
        self._size = ends[2]
        self._two = self._discs_of(two, len(radii))[0]
        self._four = self._discs_of(four, len(radii))[1]
        rows = [(layer, tables.row_spheres[i - hulls]) for layer, i in bands]
        self._bands = Bands([len(row) for _, row in rows])
        self._band_discs: Indices = np.array(
            [layer * len(radii) + k for layer, row in rows for k in row], dtype=np.intp
        )
        members = [self._spheres(i) for i in self.items]
        most = max(len(some) for some in members)
        self._members: Indices = np.array([(m * most)[:most] for m in members], dtype=np.intp).T

        self.silhouettes = {i: self._slots[SILHOUETTE, i] for i in self.items}
        self.cloths = {
            part: tuple(
                Cloth(c.material, self._solid(c.plain), self._solid(c.roots)) for c in cloths
            )
            for part, cloths in tables.cloths.items()
        }
        self.rims = {part: self._outlined(RIM, some) for part, some in tables.rims.items()}
        self.root_rims = self._outlined(RIM, tables.roots)
        self.grounds = {
            part: self._outlined(
                SILHOUETTE, [(c.material, c.roots) for c in tables.cloths[part] if c.roots]
            )
            for part in tables.cloths
        }
        self.halos = {
            part: tuple(self._slots[shading.halo, i] for i in self._solid(some))
            for part, some in tables.casting.items()
        }

    def _solid(self, items: Items) -> Items:
        """Return the items that have outlines; a row seen end on gives way to its hulls."""
        hulls = len(self._tables.hulls)
        out: list[int] = []
        for i in items:
            out += self._tables.rows[i - hulls] if i - hulls in self._loose else (i,)
        return tuple(out)

    def _spheres(self, item: int) -> tuple[int, ...]:
        hulls = self._tables.hulls
        return hulls[item] if item < len(hulls) else self._tables.row_spheres[item - len(hulls)]

    def _largest(self, item: int, radii: Array) -> float:
        return float(radii[list(self._spheres(item))].max())

    def _layers(self, item: int, *, casts: bool) -> Iterator[int]:
        yield RIM
        yield from range(SILHOUETTE, SHADES + self._shading.levels, self._steps[item])
        if casts:
            yield self._shading.halo

    def _discs_of(self, pairs: Sequence[tuple[int, int]], spheres: int) -> tuple[Indices, Indices]:
        """Return where, among the discs of all layers, those of some layers' hulls are."""
        hulls = self._tables.hulls
        return by_discs([tuple(n * spheres + k for k in hulls[i]) for n, i in pairs])

    def _outlined(self, layer: int, groups: Sequence[tuple[str, Items]]) -> tuple[Outlined, ...]:
        return tuple(
            Outlined(material, tuple(self._slots[layer, i] for i in self._solid(items)))
            for material, items in groups
        )

    def bound(self, part: str, material: str, choice: Choice, *, whole: bool) -> Items:
        """Return what of a part's cloth a hem or cuff confines.

        Args:
            part: its name.
            material: the cloth's.
            choice: what of it is shaded.
            whole: whether it is all of it, not only the hulls at the hem.
        """
        covering, lightening = self._chosen(part, material, choice)
        if whole:
            return covering + lightening
        # Of a thigh's lightening root only that is shown which the top does not cover.
        return tuple(i for i in covering if i in self._tables.hemmed) or lightening

    def runs(
        self,
        part: str,
        material: str,
        choice: Choice,
        bound: Items = (),
        places: tuple[Place, ...] = (),
    ) -> tuple[Run, ...]:
        """Return the levels of a part's cloth from its silhouettes to its lightest.

        Args:
            part: its name.
            material: the cloth's.
            choice: what of it is shaded.
            bound: items that a region confines.
            places: where each of these lies.
        """
        key = (part, material, choice, bound, places)
        found = self._runs.get(key)
        if found is None:
            where = dict(zip(bound, places, strict=True))
            covering, lightening = self._chosen(part, material, choice)
            found = self._runs[key] = tuple(self._make_runs(covering, lightening, where))
        return found

    def _chosen(self, part: str, material: str, choice: Choice) -> tuple[Items, Items]:
        """Return the items of a cloth that cover what is there, and those that lighten it."""
        cloth = next(c for c in self.cloths[part] if c.material == material)
        if choice == "alike":
            return cloth.plain + cloth.roots, ()
        return () if choice == "roots" else cloth.plain, cloth.roots

    def _make_runs(
        self, covering: Items, lightening: Items, where: dict[int, Place]
    ) -> Iterator[Run]:
        for level in range(self._shading.levels + 1):
            # Lightening is slow, and where a root blends in, half the levels do.
            for items, least, lighten in ((covering, 1, False), (lightening, 2, True)):
                some = [i for i in items if level % max(least, self._steps[i]) == 0]
                run = Run(
                    level,
                    lighten,
                    self._at(level, some, where, Place.WITHIN),
                    self._at(level, some, where, Place.CROSSING),
                )
                if run.free or run.cut:
                    yield run

    def _at(self, level: int, items: list[int], where: dict[int, Place], place: Place) -> Slots:
        layer = SILHOUETTE + level
        return tuple(self._slots[layer, i] for i in items if where.get(i, Place.WITHIN) is place)

    def outlines(self, discs: Array, room: Array) -> Array:
        """Return all outlines, shape (slots, DIRECTIONS, 2).

        Args:
            discs: a frame's spheres in all layers.
            room: an array to use for them if it is of the right size.
        """
        points = room if len(room) == self._size else np.empty((self._size, DIRECTIONS, 2))
        flat = discs.reshape(-1, 3)
        two, four, bands = self._spans
        hull_points(flat[self._two], points[two])
        hull_points(flat[self._four], points[four])
        self._bands.points(flat[self._band_discs], points[bands])
        return points

    def boxes(self, view: View) -> tuple[Array, Array]:
        """Return the left upper and right lower corners of all items, each of shape (2, items)."""
        some = self._members
        x, y, r = view.x[some], view.y[some], view.r[some]
        low = np.stack(((x - r).min(axis=0), (y - r).min(axis=0)))
        high = np.stack(((x + r).max(axis=0), (y + r).max(axis=0)))
        return low, high


class Layouts:
    """The layouts of one surface, kept while the size of the picture stays the same."""

    def __init__(self, tables: Tables, radii: Array) -> None:
        self._tables = tables
        self._radii = radii
        self._scale = 0.0
        self._kept: dict[tuple[int, frozenset[int]], Layout] = {}

    def of(self, view: View, shading: Shading) -> Layout:
        """Return the layout for a frame."""
        if view.scale != self._scale:
            self._scale = view.scale
            self._kept.clear()
        spheres = self._tables.band_spheres
        discs = np.stack((view.x[spheres], view.y[spheres], view.r[spheres]), axis=1)
        straight = self._tables.bands.straight(discs)
        loose = frozenset(np.nonzero(~straight)[0].tolist())
        layout = self._kept.get((shading.levels, loose))
        if layout is None:
            while len(self._kept) >= _KEPT_LAYOUTS:
                self._kept.pop(next(iter(self._kept)))
            layout = Layout(self._tables, shading, self._radii * view.scale, loose)
            self._kept[shading.levels, loose] = layout
        return layout
