"""Outlines over discs: nothing sticks out of them, and they touch what they surround."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.figure.hulls import DIRECTIONS, Bands, hull_points
from coach.figure.rotation import Array

_COORDINATE = st.floats(-200.0, 200.0)
_DISC = st.tuples(_COORDINATE, _COORDINATE, st.floats(0.5, 60.0))
_ANGLES = np.linspace(0.0, 2.0 * np.pi, DIRECTIONS, endpoint=False)
_OUTWARD = np.stack((np.cos(_ANGLES), np.sin(_ANGLES)), axis=1)


def outlined(discs: Array) -> Array:
    out = np.empty((discs.shape[1], DIRECTIONS, 2))
    hull_points(discs, out)
    return out


def depth_inside(outline: Array, points: Array) -> Array:
    """Return how far each point lies inside a convex outline; negative outside."""
    edges = np.roll(outline, -1, axis=0) - outline
    lengths = np.hypot(edges[:, 0], edges[:, 1])
    kept = lengths > 1e-9
    normals = np.stack((-edges[kept, 1], edges[kept, 0]), axis=1) / lengths[kept, None]
    result: Array = ((points[:, None] - outline[kept][None]) * normals).sum(axis=2).min(axis=1)
    return result


@given(st.one_of(st.lists(_DISC, min_size=2, max_size=2), st.lists(_DISC, min_size=4, max_size=4)))
def test_a_hull_reaches_as_far_as_its_discs(discs: list[tuple[float, float, float]]) -> None:
    table = np.array(discs)
    (outline,) = outlined(table[:, None])
    furthest = (table[:, :2] @ _OUTWARD.T + table[:, 2:]).max(axis=0)
    assert np.allclose((outline * _OUTWARD).sum(axis=1), furthest)
    to_centres = outline[:, None] - table[None, :, :2]
    nearest = np.abs(np.hypot(to_centres[..., 0], to_centres[..., 1]) - table[:, 2]).min(axis=1)
    assert float(nearest.max()) < 1e-6


def test_hulls_are_outlined_side_by_side() -> None:
    rng = np.random.default_rng(3)
    discs = rng.uniform(1.0, 90.0, (4, 6, 3))
    together = outlined(discs)
    for i in range(6):
        assert np.array_equal(together[i], outlined(discs[:, i : i + 1])[0])


def row(count: int, bend: float = 0.0, taper: float = 0.0) -> Array:
    """Return discs 40 apart, turning by so many degrees at each, each radius so much smaller."""
    at, angle, discs = np.zeros(2), 0.0, []
    for i in range(count):
        discs.append((*at, 20.0 - taper * i))
        at = at + 40.0 * np.array((np.cos(angle), np.sin(angle)))
        angle += np.radians(bend)
    return np.array(discs)


@pytest.mark.parametrize("count", range(3, 10))
def test_a_band_holds_its_discs(count: int) -> None:
    discs = row(count, taper=1.0)
    out = np.empty((1, DIRECTIONS, 2))
    Bands([count]).points(discs, out)
    caps = (DIRECTIONS - 2 * (count - 2)) // 2
    coarse = 1.0 - np.cos(np.pi / caps)
    inside = depth_inside(out[0], discs[:, :2])
    assert (inside >= discs[:, 2] * (1.0 - coarse) - 0.05).all()
    assert float(out[..., 0].min()) == pytest.approx(-20.0, abs=20.0 * coarse)


def test_bands_of_several_lengths_are_outlined_as_each_alone() -> None:
    rows = [row(3, 10.0), row(5, -8.0, 1.5), row(4)]
    together = np.empty((3, DIRECTIONS, 2))
    Bands([3, 5, 4]).points(np.concatenate(rows), together)
    for discs, outline in zip(rows, together, strict=True):
        alone = np.empty((1, DIRECTIONS, 2))
        Bands([len(discs)]).points(discs, alone)
        assert np.allclose(outline, alone[0])


def test_a_row_that_bends_or_tapers_much_is_no_band() -> None:
    rows = [row(4, 10.0), row(4, 45.0), row(3), row(3, taper=-30.0)]
    straight = Bands([4, 4, 3, 3]).straight(np.concatenate(rows))
    assert straight.tolist() == [True, False, True, False]


def test_no_rows_are_no_trouble() -> None:
    assert Bands([]).straight(np.zeros((0, 3))).tolist() == []
