"""The models: their geometry holds together, and an unknown one is named with those there are."""

from dataclasses import fields, is_dataclass

import pytest

from indicators.models import MODELS, Model, model
from indicators.models.geometry import Box


def boxes(value: object) -> list[Box]:
    """Every box in a geometry but the focus, which is counted from its cell."""
    if isinstance(value, Box):
        return [value]
    if isinstance(value, tuple):
        return [box for part in value for box in boxes(part)]
    if is_dataclass(value):
        names = [field.name for field in fields(value) if field.name != "focus"]
        return [box for name in names for box in boxes(getattr(value, name))]
    return []


@pytest.mark.parametrize("lcd", MODELS, ids=lambda lcd: lcd.name)
def test_every_box_is_on_the_lcd(lcd: Model) -> None:
    for box in boxes(lcd):
        assert 0 <= box.left < box.right <= lcd.width
        assert 0 <= box.top < box.bottom <= lcd.height


def test_models_by_name() -> None:
    sizes = {name: (model(name).width, model(name).height) for name in ("8851", "7841", "7832")}
    assert sizes == {"8851": (800, 480), "7841": (396, 162), "7832": (384, 128)}


def test_an_unknown_model_is_an_error_that_names_the_models_there_are() -> None:
    with pytest.raises(
        ValueError, match="model '7961' has no LCD here; there are 8851, 6871, 7841, 7832"
    ):
        model("7961")
