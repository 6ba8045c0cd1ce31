"""The whole picture: golden scenes on every model, and the four rules of the look."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from indicators.models import MODELS, Depth, Model, model
from indicators.models.geometry import Box
from indicators.render import render
from indicators.screen import (
    Banner,
    BannerStyle,
    CallCard,
    Header,
    Icon,
    LineKey,
    OtherCall,
    Screen,
    SoftkeyLabel,
    Toast,
)
from indicators.themes import DAY, GREY, NIGHT, ONE_BIT, Theme
from tests.indicators import scenes
from tests.indicators.pictures import (
    GOLDEN,
    assert_like_golden,
    crop,
    difference,
    pixels,
    share,
)

EVERY_SCENE = {**scenes.SCENES, **scenes.FURTHER}
IN_NIGHT = ("recording", "paused", "starting", "failed", "two-calls")
COLOUR_MODELS = tuple(lcd for lcd in MODELS if lcd.depth is Depth.COLOUR)
by_model = pytest.mark.parametrize("lcd", MODELS, ids=lambda lcd: lcd.name)


def themes_of(lcd: Model) -> tuple[Theme, ...]:
    match lcd.depth:
        case Depth.COLOUR:
            return DAY, NIGHT
        case Depth.GREY:
            return (GREY,)
        case Depth.ONE_BIT:
            return (ONE_BIT,)


@by_model
@pytest.mark.parametrize("scene", EVERY_SCENE)
def test_scene_looks_as_agreed(lcd: Model, scene: str, tmp_path: Path) -> None:
    picture = render(scenes.on(lcd, EVERY_SCENE[scene]), lcd, scenes.MOMENT)
    assert_like_golden(picture, f"{lcd.name}-{scene}", tmp_path)


@pytest.mark.parametrize("scene", IN_NIGHT)
def test_scene_looks_as_agreed_at_night(scene: str, tmp_path: Path) -> None:
    picture = render(EVERY_SCENE[scene], model("8851"), scenes.MOMENT, NIGHT)
    assert_like_golden(picture, f"8851-night-{scene}", tmp_path)


def test_every_golden_picture_is_of_a_scene() -> None:
    by_day = {f"{lcd.name}-{scene}" for lcd in MODELS for scene in EVERY_SCENE}
    by_night = {f"8851-night-{scene}" for scene in IN_NIGHT}
    assert {path.stem for path in GOLDEN.glob("*.png")} == by_day | by_night


def test_a_golden_mismatch_names_what_was_drawn_and_where_it_differs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REDLAMP_UPDATE_GOLDEN", raising=False)
    paused = render(scenes.PAUSED, model("7841"), scenes.MOMENT)
    with pytest.raises(AssertionError, match=r"7841-recording-diff\.png"):
        assert_like_golden(paused, "7841-recording", tmp_path)
    assert Image.open(tmp_path / "7841-recording.png").size == (396, 162)
    assert Image.open(tmp_path / "7841-recording-diff.png").getbbox() is not None


@by_model
def test_the_picture_has_the_lcds_size_and_depth(lcd: Model) -> None:
    picture = render(scenes.IDLE, lcd, scenes.MOMENT)
    modes = {Depth.COLOUR: "RGB", Depth.GREY: "L", Depth.ONE_BIT: "1"}
    assert (picture.size, picture.mode) == ((lcd.width, lcd.height), modes[lcd.depth])


def test_an_lcd_without_colour_looks_the_same_in_every_theme() -> None:
    for name in ("7841", "7832"):
        by_day = render(scenes.RECORDING, model(name), scenes.MOMENT, DAY)
        assert by_day == render(scenes.RECORDING, model(name), scenes.MOMENT, NIGHT)


def says_sound_may_flow_or_is_asked_for(screen: Screen) -> bool:
    icons = {screen.header.recording, *(key.icon for key in screen.line_keys)}
    icons |= {banner.icon for banner in screen.banners}
    icons |= {screen.other.recording} if screen.other else set()
    return bool(icons & {Icon.RECORDING, Icon.PENDING})


@pytest.mark.parametrize("lcd", COLOUR_MODELS, ids=lambda lcd: lcd.name)
@pytest.mark.parametrize("theme", [DAY, NIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("scene", EVERY_SCENE)
def test_red_means_only_recording(lcd: Model, theme: Theme, scene: str) -> None:
    """Rule 2: no End call, no error and no busy line is red."""
    screen = EVERY_SCENE[scene]
    red = share(render(screen, lcd, scenes.MOMENT, theme), theme.red)
    assert (red > 0) == says_sound_may_flow_or_is_asked_for(screen)


def banner_boxes(screen: Screen, lcd: Model) -> list[Box]:
    loud = [banner for banner in screen.banners if banner.style is not BannerStyle.QUIET]
    rows = lcd.banners.two if len(loud) > 1 else (lcd.banners.one,)
    return [row.box for row in rows]


@by_model
@pytest.mark.parametrize("scene", EVERY_SCENE)
def test_solid_means_that_sound_may_be_flowing(lcd: Model, scene: str) -> None:
    """Rule 1, in every theme, also without colour."""
    screen = EVERY_SCENE[scene]
    solid = sorted((banner.solid for banner in screen.banners), reverse=True)
    for theme in themes_of(lcd):
        picture = render(screen, lcd, scenes.MOMENT, theme)
        boxes = banner_boxes(screen, lcd)
        shares = [share(crop(picture, box), theme.red) for box in boxes]
        looks_solid = [red > 0.5 for red in shares]
        assert looks_solid == (solid or [False]), shares


STATES = ("not-recorded", "starting", "recording", "paused", "resuming", "stopping", "failed")


@by_model
def test_every_recording_state_looks_different_without_colour(lcd: Model) -> None:
    """In the banner for each pair; a pair may share its icon only as starting and stopping do."""
    pictures = {
        state: render(EVERY_SCENE[state], lcd, scenes.MOMENT).convert("L") for state in STATES
    }
    for one, other in combinations(STATES, 2):
        for box, at_least in ((lcd.banners.one.box, 0.02), (lcd.header.slot, 0.03)):
            parts = crop(pictures[one], box), crop(pictures[other], box)
            differing = (difference(*parts) > 96).mean()
            same_icon = box is lcd.header.slot and {one, other} == {"starting", "stopping"}
            assert differing >= at_least or same_icon, (one, other, box, differing)


@by_model
def test_on_demand_says_not_recorded_and_never_says_nothing(lcd: Model) -> None:
    never = crop(render(scenes.NEVER, lcd, scenes.MOMENT), lcd.banners.one.box)
    quiet = crop(render(scenes.NOT_RECORDED, lcd, scenes.MOMENT), lcd.banners.one.box)
    assert len({tuple(pixel) for row in pixels(never) for pixel in row}) == 1
    assert (difference(quiet, never) > 96).sum() > 50


@by_model
@pytest.mark.parametrize("scene", ["recording", "paused", "failed", "far-end"])
def test_a_toast_covers_no_banner_and_no_slot(lcd: Model, scene: str) -> None:
    """Rule 4, also over two banners and beneath a second call's strip."""
    screen = replace(EVERY_SCENE[scene], toast=None, other=OtherCall("Jonas"))
    toasted = replace(screen, toast=Toast(2, "Recording was refused by the recorder " * 3))
    without, with_toast = (render(it, lcd, scenes.MOMENT) for it in (screen, toasted))
    assert without != with_toast
    for box in (*banner_boxes(screen, lcd), lcd.header.slot, lcd.header.mute):
        assert crop(without, box) == crop(with_toast, box)


anything = st.text(max_size=300)


@settings(max_examples=60, deadline=None)
@given(anything, anything, st.sampled_from(MODELS), st.sampled_from(list(BannerStyle)))
def test_no_text_from_the_wire_can_break_the_screen(
    text: str, other: str, lcd: Model, style: BannerStyle
) -> None:
    screen = Screen(
        header=Header(text, other),
        line_keys=(LineKey(1, text, other), LineKey(10, text), LineKey(2, other, icon=Icon.HOLD)),
        body=CallCard(text, other, text, icon=Icon.INCOMING),
        softkeys=(SoftkeyLabel(text, other), SoftkeyLabel(other, more=True), None, None),
        banners=(Banner(style, text, short=other, who=other, icon=Icon.FAILED, stopwatch="call"),),
        toast=Toast(1, text),
        other=OtherCall(text, recording=Icon.PAUSED),
    )
    assert render(screen, lcd, scenes.MOMENT).size == (lcd.width, lcd.height)
