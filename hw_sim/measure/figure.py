"""One measured figure with its limits: what a judgement is made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A value (None: there was nothing to measure it by) and the limits it must keep."""

    name: str
    unit: str
    value: float | None
    least: float | None = None
    most: float | None = None

    @property
    def passed(self) -> bool:
        """Whether the value is there and within its limits."""
        return (
            self.value is not None
            and (self.least is None or self.value >= self.least)
            and (self.most is None or self.value <= self.most)
        )

    def as_json(self) -> dict[str, object]:
        """Keys `value`, `unit`, `least`, `most` and `pass`; values rounded to 3 decimals."""
        value = None if self.value is None else round(self.value, 3)
        limits = {"least": self.least, "most": self.most}
        return {"value": value, "unit": self.unit, **limits, "pass": self.passed}
