"""Which hulls of a surface are painted together: index arrays, made once for each exercise."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coach.figure.body import CUFF, HEM, JOINED, PLAIN, Hull
from coach.figure.hulls import Bands, Indices
from coach.figure.stage import Set

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


Items = tuple[int, ...]
"""Numbers of hulls, or (numbered after the hulls) of rows of hulls painted as one band."""


@dataclass(frozen=True, slots=True)
class Cloth:
    """What of a part is of one material.

    Attributes:
        material: its name.
        plain: items that cover what is there.
        roots: items that grow out of another part.
    """

    material: str
    plain: Items
    roots: Items


@dataclass(frozen=True, slots=True)
class Tables:
    """What belongs together on a surface.

    Attributes:
        hulls: the spheres of each hull, one to four.
        rows: the hulls of each row that is painted as one band.
        row_spheres: the spheres of each row.
        band_spheres: the spheres of all rows, one row after another.
        bands: the rows.
        painted: all items but what is painted as part of a row or whole, with a gradient.
        roots: items by material that grow out of another part.
        cloths: part to its materials.
        rims: part to (material, outlined items).
        casting: part to the items that throw a halo.
        solids: part to the balls and cylinders that are painted whole, with a gradient.
        coarse: the spheres that the depth sort weighs: all but fingers and toes.
        large: hulls that are big enough for the shadow: those of two spheres, those of four.
        hemmed: the items, rows' hulls among them, that are cut by a hem or cuff.
    """

    hulls: tuple[tuple[int, ...], ...]
    rows: tuple[Items, ...]
    row_spheres: tuple[tuple[int, ...], ...]
    band_spheres: Indices
    bands: Bands
    painted: Items
    roots: tuple[tuple[str, Items], ...]
    cloths: dict[str, tuple[Cloth, ...]]
    rims: dict[str, tuple[tuple[str, Items], ...]]
    casting: dict[str, Items]
    solids: dict[str, tuple[Hull, ...]]
    coarse: Indices
    large: tuple[Indices, Indices]
    hemmed: frozenset[int]


def tables_of(the_set: Set) -> Tables:
    """Return the tables of a set's surface."""
    surface = the_set.surface
    hulls, radii = surface.hulls, surface.radii
    rows = _rows(hulls)
    in_row = {i for row in rows for i in row}
    members = [(i,) for i in range(len(hulls))] + [tuple(row) for row in rows]
    lead = [hulls[m[0]] for m in members]
    wide = [max(radii[list(hulls[i].spheres)].max() for i in m) > _LARGE for m in members]
    solids = {i for i, h in enumerate(hulls) if h.material in _SOLIDS}
    painted = [
        k for k in range(len(members)) if k >= len(hulls) or (k not in in_row and k not in solids)
    ]

    def of(part: int | None, material: str | None, *kinds: int) -> Items:
        return tuple(
            k
            for k in painted
            if part in {None, lead[k].part}
            and material in {None, lead[k].material}
            and lead[k].kind in kinds
        )

    cloths, rims, casting = {}, {}, {}
    for number, name in enumerate(surface.part_names):
        table = [
            Cloth(m, of(number, m, PLAIN, CUFF, HEM), of(number, m, JOINED)) for m in _MATERIALS
        ]
        cloths[name] = tuple(cloth for cloth in table if cloth.plain or cloth.roots)
        edged = [
            (m, of(number, m, PLAIN, HEM)) for m in _MATERIALS if m != "top" or name == "torso"
        ]
        rims[name] = tuple((m, some) for m, some in edged if some)
        # The trunk's halo would fall on itself: its limbs are drawn before or after it.
        plain = of(number, None, PLAIN) if name != "torso" else ()
        casting[name] = tuple(k for k in plain if wide[k])
    roots = [(m, of(None, m, JOINED)) for m in _MATERIALS]
    row_spheres = tuple(
        (*(hulls[i].spheres[0] for i in row), hulls[row[-1]].spheres[1]) for row in rows
    )
    large = [hulls[i].spheres for i in range(len(hulls)) if wide[i]]
    return Tables(
        hulls=tuple(hull.spheres for hull in hulls),
        rows=tuple(tuple(row) for row in rows),
        row_spheres=row_spheres,
        band_spheres=np.array([k for row in row_spheres for k in row], dtype=np.intp),
        bands=Bands([len(spheres) for spheres in row_spheres]),
        painted=tuple(painted),
        roots=tuple((m, some) for m, some in roots if some),
        cloths=cloths,
        rims=rims,
        casting=casting,
        solids={
            name: tuple(hulls[i] for i in solids if hulls[i].part == number)
            for number, name in enumerate(surface.part_names)
        },
        coarse=np.nonzero((radii > _FINE) | (np.arange(len(radii)) >= the_set.body_spheres))[0],
        large=by_discs(large),
        hemmed=frozenset(k for k, hull in enumerate(lead) if hull.kind in {CUFF, HEM}),
    )


def by_discs(hulls: Sequence[tuple[int, ...]]) -> tuple[Indices, Indices]:
    """Return the spheres of hulls of two and of four, repeated where there are fewer.

    Returns:
        Two tables of shape (spheres, hulls): first those of one and two spheres, then the others.
    """
    two = [(spheres * 2)[:2] for spheres in hulls if len(spheres) <= 2]
    four = [(spheres * 2)[:4] for spheres in hulls if len(spheres) > 2]
    return (
        np.array(two, dtype=np.intp).reshape(-1, 2).T,
        np.array(four, dtype=np.intp).reshape(-1, 4).T,
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
