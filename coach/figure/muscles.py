"""Where the worked muscles glow: soft discs on bones, by muscle name."""

from dataclasses import dataclass

from coach.figure import skeleton as sk
from coach.figure.pose import Triple
from coach.figure.skeleton import Bone


@dataclass(frozen=True, slots=True)
class Glow:
    """One soft disc of light.

    Attributes:
        bone: the bone it lies on.
        offset: its centre, fractions of the height.
        radius: fraction of the height.
        part: the body part it shines on.
        normal: its outward direction on the bone.
        wraps: whether it goes round a limb, so that some of it is seen from behind as well.
        until: a limb whose root it also shines on, if that is painted next.
    """

    bone: Bone
    offset: Triple
    radius: float
    part: str
    normal: Triple
    until: str | None = None
    wraps: bool = False


_SPINE = tuple(Bone(i) for i in range(9))
_SIDES = (("left", 1), ("right", -1))


def _all() -> dict[str, tuple[Glow, ...]]:
    found: dict[str, list[Glow]] = {}

    def add(name: str, *glows: Glow) -> None:
        found.setdefault(name, []).extend(glows)

    def along(
        bone: str, stem: str, side: str, shares: tuple[float, ...], z: float, r: float, n: int
    ) -> list[Glow]:
        size = {"THIGH": sk.THIGH_LENGTH, "SHIN": sk.SHIN_LENGTH}[bone]
        return [
            Glow(
                Bone[f"{bone}_{side.upper()}"],
                (0, -t * size, z),
                r,
                f"{stem}-{side}",
                (0, 0, n),
                wraps=True,
            )
            for t in shares
        ]

    def both(bone: Bone, place: Triple, r: float, limb: str, normal: Triple) -> tuple[Glow, Glow]:
        """Return a glow over a joint: on the trunk with the limb's root, and on the limb."""
        return (
            Glow(bone, place, r, "torso", normal, until=limb),
            Glow(bone, place, r, limb, normal),
        )

    for side, s in _SIDES:
        shoulder = Bone[f"SHOULDER_{side.upper()}"]
        thigh, arm = f"thigh-{side}", f"upper-arm-{side}"
        add(
            f"glutes-{side}",
            *both(Bone.PELVIS, (s * 0.050, -0.018, -0.064), 0.054, thigh, (s * 0.35, -0.1, -0.94)),
        )
        add(
            f"outer-hip-{side}",
            *both(Bone.PELVIS, (s * 0.087, 0.010, -0.019), 0.052, thigh, (s * 0.9, 0.1, -0.3)),
        )
        add(
            f"lower-back-{side}",
            *(
                Glow(_SPINE[i], (s * 0.022, 0, -0.050), 0.036, "torso", (s * 0.15, 0, -0.98))
                for i in (1, 2, 3)
            ),
        )
        add(
            f"obliques-{side}",
            *(
                Glow(_SPINE[i], (s * 0.070, 0, 0.012), 0.040, "torso", (s * 0.95, 0, 0.3))
                for i in (2, 3)
            ),
        )
        add(
            f"upper-back-{side}",
            *(
                Glow(_SPINE[i], (s * 0.032, 0, -0.052), 0.050, "torso", (s * 0.2, 0, -0.97))
                for i in (5, 7)
            ),
        )
        add(
            f"lats-{side}",
            *(
                Glow(_SPINE[i], (s * 0.070, 0, -0.030), 0.040, "torso", (s * 0.75, 0, -0.65))
                for i in (4, 5, 6)
            ),
        )
        add(
            f"chest-{side}",
            Glow(Bone.THORAX_MID, (s * 0.045, 0, 0.050), 0.045, "torso", (s * 0.2, 0.1, 0.97)),
        )
        add(f"shoulders-{side}", *both(shoulder, (0, 0.002, 0), 0.048, arm, (s * 0.8, 0.5, 0)))
        add(
            f"hamstrings-{side}",
            *along("THIGH", "thigh", side, (0.25, 0.42, 0.58, 0.74), -0.026, 0.046, -1),
        )
        add(
            f"thigh-fronts-{side}",
            *along("THIGH", "thigh", side, (0.26, 0.39, 0.52, 0.65), 0.040, 0.040, 1),
        )
        add(f"hip-flexors-{side}", *along("THIGH", "thigh", side, (0.02, 0.16), 0.045, 0.044, 1))
        add(f"calves-{side}", *along("SHIN", "shin", side, (0.22, 0.38), -0.035, 0.032, -1))
    result = {name: tuple(glows) for name, glows in found.items()}
    for name in [n.removesuffix("-left") for n in found if n.endswith("-left")]:
        result[name] = result[f"{name}-left"] + result[f"{name}-right"]
    result["abdominals"] = tuple(
        Glow(_SPINE[i], (0, 0, 0.050), 0.044, "torso", (0, 0, 1)) for i in (1, 2, 3, 4)
    )
    result["neck"] = (Glow(Bone.NECK, (0, 0.01, -0.02), 0.030, "torso", (0, 0, -1)),)
    return result


GLOWS: dict[str, tuple[Glow, ...]] = _all()
"""The discs of every muscle that a pose file may name."""
