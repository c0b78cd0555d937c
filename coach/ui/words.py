"""Words for the kinds, positions and things of exercises, the same wherever they are shown."""

from PySide6.QtCore import QCoreApplication

from coach.domain.exercise import Equipment, Kind, Position, Source
from coach.domain.exercise_filter import Region

_MINUTE_MS = 60_000


class Words:
    """Words on screen for values of the domain."""

    def tr(self, text: str) -> str:
        """Translate a literal."""
        return QCoreApplication.translate("Words", text)

    def kind(self, kind: Kind) -> str:
        """The kind of an exercise in a word."""
        return {
            Kind.STRETCH: self.tr("Stretch"),
            Kind.MOBILITY: self.tr("Mobility"),
            Kind.STRENGTH: self.tr("Strength"),
            Kind.ACTIVATION: self.tr("Activation"),
            Kind.AEROBIC: self.tr("Aerobic"),
        }[kind]

    def position(self, position: Position) -> str:
        """The starting position in a few words."""
        return {
            Position.SUPINE: self.tr("On your back"),
            Position.PRONE: self.tr("Face down"),
            Position.ALL_FOURS: self.tr("Hands and knees"),
            Position.KNEELING: self.tr("Kneeling"),
            Position.SITTING: self.tr("Sitting"),
            Position.SIDE_LYING: self.tr("On your side"),
            Position.STANDING: self.tr("Standing"),
        }[position]

    def equipment(self, equipment: Equipment) -> str:
        """A piece of equipment in a word or two."""
        return {
            Equipment.MAT: self.tr("Mat"),
            Equipment.STRAP: self.tr("Strap or towel"),
            Equipment.BAND: self.tr("Exercise band"),
            Equipment.PILLOW: self.tr("Small pillow"),
            Equipment.FOAM_ROLLER: self.tr("Foam roller"),
            Equipment.STABILITY_BALL: self.tr("Stability ball"),
            Equipment.WALL: self.tr("Wall"),
            Equipment.CHAIR: self.tr("Firm chair"),
            Equipment.DISC: self.tr("Balance disc"),
        }[equipment]

    def region(self, region: Region) -> str:
        """A part of the body in a word or two."""
        return {
            Region.LOWER_BACK: self.tr("Lower back"),
            Region.UPPER_BACK: self.tr("Upper back and shoulders"),
            Region.TUMMY: self.tr("Tummy and core"),
            Region.HIPS: self.tr("Hips and buttocks"),
            Region.LEGS: self.tr("Legs"),
        }[region]

    def source(self, source: Source) -> str:
        """Who states a dose, as named within a sentence."""
        return {
            Source.BAY_STATE: "Bay State Pain Associates",
            Source.TEN_BEST: self.tr("the “10 best exercises” article"),
            Source.REHAB8: "Rehab8",
            Source.BACK_PAIN_EXERCISES: self.tr("the “Lower back pain exercises” article"),
            Source.K_HEALTH: "K Health",
            Source.APP: "Back Coach",
            Source.USER: self.tr("you"),
        }[source]

    def minutes(self, length_ms: float) -> str:
        """A length in whole minutes, at least one if there is any."""
        minutes = round(length_ms / _MINUTE_MS)
        return self.tr("{n} min").format(n=max(1, minutes) if length_ms else 0)

    def exercises(self, n: int) -> str:
        """A number of exercises."""
        return self.tr("1 exercise") if n == 1 else self.tr("{n} exercises").format(n=n)
