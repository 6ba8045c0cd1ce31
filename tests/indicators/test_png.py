"""PNG: what is read back is what was drawn, in each LCD's depth."""

from io import BytesIO

import pytest
from PIL import Image

from indicators.models import MODELS, Model
from indicators.png import png
from indicators.render import render
from tests.indicators import scenes


@pytest.mark.parametrize("lcd", MODELS, ids=lambda lcd: lcd.name)
def test_a_png_holds_the_picture(lcd: Model) -> None:
    picture = render(scenes.RECORDING, lcd, scenes.MOMENT)
    read = Image.open(BytesIO(png(picture)))
    assert (read.format, read.mode, read.tobytes()) == ("PNG", picture.mode, picture.tobytes())
