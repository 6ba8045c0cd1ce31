"""The LCDs there are, by the name of the phone's model (look, "LCD sizes")."""

from indicators.models.geometry import Depth, Model
from indicators.models.mpp6871 import MPP6871
from indicators.models.mpp7832 import MPP7832
from indicators.models.mpp7841 import MPP7841
from indicators.models.mpp8851 import MPP8851

__all__ = ["MODELS", "Depth", "Model", "model"]

MODELS: tuple[Model, ...] = (MPP8851, MPP6871, MPP7841, MPP7832)


def model(name: str) -> Model:
    """The model of that name (`8851`).

    Raises ValueError, naming those there are, for any other name.
    """
    for candidate in MODELS:
        if candidate.name == name:
            return candidate
    names = ", ".join(known.name for known in MODELS)
    raise ValueError(f"model {name!r} has no LCD here; there are {names}")
