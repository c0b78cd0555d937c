import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from coach.figure.ik import two_bone
from coach.figure.rotation import length, unit, vec

UPPER, LOWER = 0.42, 0.42
POINTS = st.tuples(st.floats(-0.6, 0.6), st.floats(-0.6, 0.6), st.floats(-0.6, 0.6))


@given(POINTS, POINTS)
def test_the_end_meets_a_target_within_reach(
    target: tuple[float, float, float], pole: tuple[float, float, float]
) -> None:
    place = vec(*target)
    if not 0.01 < length(place) < 0.999 * (UPPER + LOWER):
        return
    solved = two_bone(vec(0, 0, 0), place, UPPER, LOWER, unit(vec(*pole)), hinge_back=False)
    end = -solved.upper[:, 1] * UPPER - solved.lower[:, 1] * LOWER
    assert np.allclose(end, place, atol=2e-3)
    assert solved.overreach == 0.0


def test_the_knee_points_along_the_pole() -> None:
    for pole in (vec(0, 0, 1), vec(1, 0, 0), vec(0.5, 0, -1)):
        solved = two_bone(vec(0, 1, 0), vec(0, 0.4, 0), UPPER, LOWER, unit(pole), hinge_back=False)
        knee = -solved.upper[:, 1] * UPPER
        flat = knee - vec(0, knee[1], 0)
        assert float(unit(flat) @ unit(pole)) > 0.999


def test_out_of_reach_says_by_how_much() -> None:
    solved = two_bone(vec(0, 0, 0), vec(0, -1.0, 0), UPPER, LOWER, vec(0, 0, 1), hinge_back=False)
    assert abs(solved.overreach - 0.16) < 1e-9
