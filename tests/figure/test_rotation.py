import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from coach.figure.rotation import (
    Array,
    axis_angle,
    cross,
    euler_yxz,
    slerp,
    unit,
    vec,
)

ANGLES = st.floats(-180, 180)


def rotations() -> st.SearchStrategy[Array]:
    return st.builds(euler_yxz, ANGLES, ANGLES, ANGLES)


@given(rotations(), rotations(), st.floats(0, 1))
def test_slerp_stays_a_rotation(a: Array, b: Array, t: float) -> None:
    r = slerp(a, b, t)
    assert np.allclose(r.T @ r, np.eye(3), atol=1e-6)
    assert math.isclose(float(np.linalg.det(r)), 1.0, abs_tol=1e-6)


@given(rotations(), rotations())
def test_slerp_begins_and_ends_at_its_rotations(a: Array, b: Array) -> None:
    assert np.allclose(slerp(a, b, 0.0), a, atol=1e-5)
    assert np.allclose(slerp(a, b, 1.0), b, atol=2e-3)


def test_a_half_turn_is_interpolated_over_a_quarter_turn() -> None:
    half = axis_angle(unit(vec(0, 1, 0)), math.pi)
    quarter = slerp(np.eye(3), half, 0.5)
    assert abs(float(quarter[:, 0] @ vec(1, 0, 0))) < 1e-3


@given(st.tuples(*[st.floats(-5, 5)] * 6))
def test_cross_agrees_with_numpy(n: tuple[float, ...]) -> None:
    a, b = vec(*n[:3]), vec(*n[3:])
    assert np.allclose(cross(a, b), np.cross(a, b))
