"""Rotations in three dimensions: right-handed, column vectors, angles in degrees."""

import math

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
"""Points and vectors in metres, and 3×3 matrices whose columns are a frame's axes."""

_PARALLEL = 1e-9


def vec(x: float, y: float, z: float) -> Array:
    """Return a vector of three components."""
    return np.array((x, y, z), dtype=np.float64)


def rot_x(degrees: float) -> Array:
    """Return the rotation about x: positive turns y towards z."""
    a = math.radians(degrees)
    c, s = math.cos(a), math.sin(a)
    return np.array(((1.0, 0.0, 0.0), (0.0, c, -s), (0.0, s, c)))


def rot_y(degrees: float) -> Array:
    """Return the rotation about y: positive turns z towards x."""
    a = math.radians(degrees)
    c, s = math.cos(a), math.sin(a)
    return np.array(((c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c)))


def rot_z(degrees: float) -> Array:
    """Return the rotation about z: positive turns x towards y."""
    a = math.radians(degrees)
    c, s = math.cos(a), math.sin(a)
    return np.array(((c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0)))


def euler_xzy(x: float, z: float, y: float) -> Array:
    """Return Rx(x)·Rz(z)·Ry(y), the order of the hip's and shoulder's three angles."""
    return rot_x(x) @ rot_z(z) @ rot_y(y)


def euler_yxz(y: float, x: float, z: float) -> Array:
    """Return Ry(y)·Rx(x)·Rz(z), the order of the root's and spine's three angles."""
    return rot_y(y) @ rot_x(x) @ rot_z(z)


def length(v: Array) -> float:
    """Return the Euclidean length of a vector."""
    return math.sqrt(float(v @ v))


def unit(v: Array) -> Array:
    """Return the vector scaled to length 1, or itself if it has no length."""
    n = length(v)
    return v / n if n > _PARALLEL else v


def cross(a: Array, b: Array) -> Array:
    """Return the cross product (faster than numpy's for a single pair)."""
    ax, ay, az = a.tolist()
    bx, by, bz = b.tolist()
    return np.array((ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx))


def from_axes(x: Array, y: Array, z: Array) -> Array:
    """Return the matrix whose columns are the three axes."""
    return np.stack((x, y, z), axis=1)


def axis_angle(axis: Array, radians: float) -> Array:
    """Return the rotation about a unit axis (Rodrigues' formula)."""
    x, y, z = axis.tolist()
    k = np.array(((0.0, -z, y), (z, 0.0, -x), (-y, x, 0.0)))
    result: Array = np.eye(3) + math.sin(radians) * k + (1.0 - math.cos(radians)) * (k @ k)
    return result


def slerp(a: Array, b: Array, t: float) -> Array:
    """Return the rotation a share `t` (0..1) of the shortest way from `a` to `b`."""
    r = a.T @ b
    cosine = max(-1.0, min(1.0, (float(np.trace(r)) - 1.0) / 2.0))
    angle = math.acos(cosine)
    if angle < 1e-5:
        return a
    axis = np.array((r[2, 1] - r[1, 2], r[0, 2] - r[2, 0], r[1, 0] - r[0, 1]))
    if angle > math.pi - 1e-3:
        # The antisymmetric part vanishes at a half turn: the axis is the eigenvector of 1.
        values, vectors = np.linalg.eigh((r + r.T) / 2.0)
        found = np.asarray(vectors[:, int(np.argmax(values))], dtype=np.float64)
        axis = found if float(found @ axis) >= 0.0 else -found
    return a @ axis_angle(unit(axis), angle * t)
