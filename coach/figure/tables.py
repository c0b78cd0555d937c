"""Which hulls of a surface are painted together: index arrays, made once for each exercise."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.figure.body import CUFF, HEM, JOINED, PLAIN, Hull
from coach.figure.stage import Set

Indices = NDArray[np.intp]

_LONGEST_ROW = 8
_SOLIDS = frozenset({"ball", "roller", "disc"})
_FINE = 0.0125
"""Radius in metres up to which a sphere does not count in the depth sort: fingers and toes."""
_LARGE = 0.022
"""Radius in metres from which a hull casts a shadow: fingers and toes do not."""
_MATERIALS = (
    "skin",
    "leggings",
    "top",
    "pillow",
    "ball",
    "roller",
    "disc",
    "strap",
    "towel",
    "band",
    "wood",
)
"""In the order in which a part's materials are painted."""


@dataclass(frozen=True, slots=True)
class Cloth:
    """What of a part is of one material.

    Attributes:
        material: its name.
        plain: items that cover what is there.
        roots: items that grow out of another part.
    """

    material: str
    plain: Indices
    roots: Indices


@dataclass(frozen=True, slots=True)
class Tables:
    """Index arrays of a surface.

    An item is a hull, or (numbered after the hulls) a row of hulls that is painted as one band.

    Attributes:
        index: the four spheres of each hull.
        single: hulls that belong to no row.
        strips: rows of equally many discs: number of the first, and their spheres.
        strip_hulls: the hulls of each row.
        roots: items by material that grow out of another part.
        cloths: part to its materials.
        rims: part to (material, outlined items).
        casting: part to the items that throw a halo.
        solids: part to the balls and cylinders that are painted whole, with a gradient.
        coarse: the spheres that the depth sort weighs: all but fingers and toes.
        large: spheres of the hulls that are big enough for the shadow.
        hemmed: whether an item is cut by a hem or cuff.
    """

    index: Indices
    single: tuple[int, ...]
    strips: tuple[tuple[int, Indices], ...]
    strip_hulls: tuple[tuple[int, ...], ...]
    roots: tuple[tuple[str, Indices], ...]
    cloths: dict[str, tuple[Cloth, ...]]
    rims: dict[str, tuple[tuple[str, Indices], ...]]
    casting: dict[str, Indices]
    solids: dict[str, tuple[Hull, ...]]
    coarse: Indices
    large: Indices
    hemmed: NDArray[np.bool_]


def tables_of(the_set: Set) -> Tables:
    """Return the tables of a set's surface."""
    surface = the_set.surface
    hulls, radii = surface.hulls, surface.radii
    rows = sorted(_rows(hulls), key=len)
    in_row = {i for row in rows for i in row}
    members = [(i,) for i in range(len(hulls))] + [tuple(row) for row in rows]
    lead = [hulls[m[0]] for m in members]
    wide = [max(radii[list(hulls[i].spheres)].max() for i in m) > _LARGE for m in members]
    solids = {i for i, h in enumerate(hulls) if h.material in _SOLIDS}
    painted = [
        k for k in range(len(members)) if k >= len(hulls) or (k not in in_row and k not in solids)
    ]

    def of(part: int | None, material: str | None, *kinds: int) -> Indices:
        chosen = [
            k
            for k in painted
            if part in {None, lead[k].part}
            and material in {None, lead[k].material}
            and lead[k].kind in kinds
        ]
        return np.array(chosen, dtype=np.intp)

    cloths, rims, casting = {}, {}, {}
    for number, name in enumerate(surface.part_names):
        table = [
            Cloth(m, of(number, m, PLAIN, CUFF, HEM), of(number, m, JOINED)) for m in _MATERIALS
        ]
        cloths[name] = tuple(cloth for cloth in table if len(cloth.plain) or len(cloth.roots))
        edged = [
            (m, of(number, m, PLAIN, HEM)) for m in _MATERIALS if m != "top" or name == "torso"
        ]
        rims[name] = tuple((m, some) for m, some in edged if len(some))
        plain = of(number, None, PLAIN) if name != "torso" else of(None, None)
        casting[name] = np.array([k for k in plain.tolist() if wide[k]], dtype=np.intp)
    index = np.array([(h.spheres * 4)[:4] for h in hulls], dtype=np.intp)
    roots = [(m, of(None, m, JOINED)) for m in _MATERIALS]
    return Tables(
        index=index,
        single=tuple(i for i in range(len(hulls)) if i not in in_row),
        strips=_strips(hulls, rows),
        strip_hulls=tuple(tuple(row) for row in rows),
        roots=tuple((m, some) for m, some in roots if len(some)),
        cloths=cloths,
        rims=rims,
        casting=casting,
        solids={
            name: tuple(hulls[i] for i in solids if hulls[i].part == number)
            for number, name in enumerate(surface.part_names)
        },
        coarse=np.nonzero((radii > _FINE) | (np.arange(len(radii)) >= the_set.body_spheres))[0],
        large=index[[i for i in range(len(hulls)) if wide[i]]],
        hemmed=np.array([h.kind in {CUFF, HEM} for h in lead]),
    )


def _rows(hulls: Sequence[Hull]) -> list[list[int]]:
    """Return the rows of hulls that follow one another from sphere to sphere."""
    rows: list[list[int]] = []
    row: list[int] = []
    for i, hull in enumerate(hulls):
        before = hulls[row[-1]] if row else None
        follows = (
            before is not None
            and len(hull.spheres) == 2
            and before.spheres[1] == hull.spheres[0]
            and (before.part, before.material, before.kind) == (hull.part, hull.material, hull.kind)
        )
        if follows:
            row.append(i)
            continue
        rows.append(row)
        row = [i] if len(hull.spheres) == 2 and hull.kind in {PLAIN, JOINED} else []
    return [row for row in [*rows, row] if 2 <= len(row) <= _LONGEST_ROW]


def _strips(hulls: Sequence[Hull], rows: Sequence[list[int]]) -> tuple[tuple[int, Indices], ...]:
    strips = []
    for count in sorted({len(row) for row in rows}):
        same = [k for k, row in enumerate(rows) if len(row) == count]
        spheres = [
            [hulls[i].spheres[0] for i in rows[k]] + [hulls[rows[k][-1]].spheres[1]] for k in same
        ]
        strips.append((same[0], np.array(spheres, dtype=np.intp)))
    return tuple(strips)
