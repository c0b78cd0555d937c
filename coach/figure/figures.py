"""The figures to choose from: build, shape, hair and clothing. Colours are the painter's."""

from dataclasses import dataclass
from typing import Literal

from coach.figure.pose import Triple
from coach.figure.rig import Build

Profile = tuple[Triple, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One body. All lengths are fractions of the body height.

    Attributes:
        name: the stable name kept in the settings.
        build: what of the skeleton depends on the figure.
        thigh, shin, upper_arm, forearm: (place along the bone, radius, forward offset).
        sleeve: the sleeve's profile along the upper arm.
        sleeve_end: where along the upper arm the sleeve ends, 0..1.
        glute: radius of each buttock.
        chest: radius and forward offset of the two chest spheres.
        neck: radius of the neck.
        jaw: scale of jaw and chin.
        hand: scale of hands and feet.
        hair: the style of the hair.
    """

    name: str
    build: Build
    thigh: Profile
    shin: Profile
    upper_arm: Profile
    forearm: Profile
    sleeve: Profile
    sleeve_end: float
    glute: float
    chest: tuple[float, float]
    neck: float
    jaw: float
    hand: float
    hair: Literal["bun", "short"]


MAYA = Figure(
    name="maya",
    build=Build(
        shoulder_half_width=0.098,
        rings=(
            (0.094, 0.062, -0.004),
            (0.088, 0.058, -0.002),
            (0.079, 0.053, 0.000),
            (0.073, 0.050, 0.000),
            (0.077, 0.053, 0.001),
            (0.084, 0.057, 0.002),
            (0.090, 0.057, 0.004),
            (0.088, 0.047, 0.000),
            (0.050, 0.030, -0.004),
        ),
    ),
    thigh=(
        (0.00, 0.0510, -0.004),
        (0.18, 0.0605, 0.000),
        (0.38, 0.0565, 0.003),
        (0.60, 0.0485, 0.004),
        (0.82, 0.0395, 0.003),
        (1.00, 0.0355, 0.003),
    ),
    shin=(
        (0.00, 0.0355, 0.003),
        (0.10, 0.0335, 0.000),
        (0.22, 0.0365, -0.007),
        (0.36, 0.0380, -0.010),
        (0.52, 0.0335, -0.008),
        (0.72, 0.0255, -0.004),
        (0.90, 0.0205, -0.001),
    ),
    upper_arm=(
        (0.00, 0.0345, 0.000),
        (0.20, 0.0335, 0.001),
        (0.45, 0.0295, 0.003),
        (0.75, 0.0255, 0.002),
        (1.00, 0.0232, 0.000),
    ),
    forearm=(
        (0.00, 0.0232, 0.000),
        (0.15, 0.0245, 0.000),
        (0.32, 0.0250, 0.000),
        (0.60, 0.0210, 0.000),
        (1.00, 0.0158, 0.000),
    ),
    sleeve=(
        (0.00, 0.0358, 0.000),
        (0.20, 0.0355, 0.001),
        (0.45, 0.0325, 0.003),
        (0.62, 0.0305, 0.003),
    ),
    sleeve_end=0.46,
    glute=0.052,
    chest=(0.042, 0.026),
    neck=0.0300,
    jaw=1.0,
    hand=1.0,
    hair="bun",
)

SAMUEL = Figure(
    name="samuel",
    build=Build(
        shoulder_half_width=0.108,
        rings=(
            (0.089, 0.060, -0.003),
            (0.086, 0.058, -0.001),
            (0.083, 0.056, 0.001),
            (0.083, 0.055, 0.002),
            (0.088, 0.058, 0.002),
            (0.096, 0.062, 0.003),
            (0.102, 0.062, 0.004),
            (0.098, 0.051, 0.000),
            (0.056, 0.034, -0.004),
        ),
    ),
    thigh=(
        (0.00, 0.0510, -0.004),
        (0.18, 0.0600, 0.000),
        (0.38, 0.0570, 0.003),
        (0.60, 0.0505, 0.004),
        (0.82, 0.0420, 0.003),
        (1.00, 0.0375, 0.003),
    ),
    shin=(
        (0.00, 0.0375, 0.003),
        (0.10, 0.0355, 0.000),
        (0.22, 0.0385, -0.007),
        (0.36, 0.0400, -0.010),
        (0.52, 0.0355, -0.008),
        (0.72, 0.0275, -0.004),
        (0.90, 0.0225, -0.001),
    ),
    upper_arm=(
        (0.00, 0.0385, 0.000),
        (0.20, 0.0380, 0.001),
        (0.45, 0.0345, 0.003),
        (0.75, 0.0290, 0.002),
        (1.00, 0.0258, 0.000),
    ),
    forearm=(
        (0.00, 0.0258, 0.000),
        (0.15, 0.0278, 0.000),
        (0.32, 0.0282, 0.000),
        (0.60, 0.0232, 0.000),
        (1.00, 0.0175, 0.000),
    ),
    sleeve=(
        (0.00, 0.0400, 0.000),
        (0.20, 0.0400, 0.001),
        (0.45, 0.0375, 0.003),
        (0.72, 0.0345, 0.003),
    ),
    sleeve_end=0.56,
    glute=0.049,
    chest=(0.044, 0.022),
    neck=0.0345,
    jaw=1.10,
    hand=1.08,
    hair="short",
)

FIGURES: tuple[Figure, ...] = (MAYA, SAMUEL)


def figure_named(name: str) -> Figure:
    """Return the figure of this name, or the first if there is none (an older settings file)."""
    return next((figure for figure in FIGURES if figure.name == name), FIGURES[0])
