"""7832: 384x128 in 1 bit, no line keys. Numbers only."""

from dataclasses import replace
from typing import Final

from indicators.models.geometry import (
    BannerRow,
    Banners,
    Box,
    Card,
    Cards,
    Depth,
    HeaderBar,
    IdleRows,
    Model,
    Row,
    SoftkeyBar,
)

_ALONE = Card(
    status=None,
    timer=Row(44, (20,)),
    name=Row(44, (22, 20)),
    pair=None,
    number=Row(63, (15, 14)),
    number_under_pair=63,
    toast=Box(4, 48, 380, 67),
    toast_row=Row(62, (15, 14)),
)

_OVER_TWO = replace(
    _ALONE,
    timer=Row(39, (18,)),
    name=Row(39, (20, 18)),
    number=None,
    toast=Box(4, 23, 380, 42),
    toast_row=Row(37, (15, 14)),
)

_BANNER = BannerRow(
    box=Box(4, 69, 380, 99),
    icon=Box(12, 72, 36, 96),
    text_left=47,
    tile=44,
    word=Row(92, (22, 20, 18, 16)),
    who=Row(92, (15, 14)),
    timer=Row(92, (22,)),
    right=371,
    frame=(1, 2),
    gap=7,
)

MPP7832: Final = Model(
    name="7832",
    width=384,
    height=128,
    depth=Depth.ONE_BIT,
    header=HeaderBar(
        height=21,
        margin=4,
        row=Row(16, (15, 14)),
        gap=8,
        slot=Box(316, 2, 332, 18),
        mute=Box(294, 2, 310, 18),
    ),
    line_keys=None,
    softkeys=SoftkeyBar(
        top=104,
        keys=(
            Box(1, 104, 95, 127),
            Box(97, 104, 191, 127),
            Box(193, 104, 287, 127),
            Box(289, 104, 383, 127),
        ),
        row=Row(120, (15, 14)),
        padding=4,
        frame=(0, 1),
    ),
    cards=Cards(
        left=5,
        right=379,
        alone=_ALONE,
        under_strip=_ALONE,
        over_two=_OVER_TWO,
        between=_OVER_TWO,
    ),
    strip=None,
    banners=Banners(
        one=_BANNER,
        two=(
            replace(
                _BANNER,
                box=Box(4, 44, 380, 71),
                icon=Box(12, 47, 32, 67),
                text_left=47,
                word=Row(64, (20, 18, 16)),
                who=Row(64, (15, 14)),
                timer=Row(64, (20,)),
            ),
            replace(
                _BANNER,
                box=Box(4, 73, 380, 100),
                icon=Box(14, 78, 30, 94),
                text_left=47,
                word=Row(93, (18, 16, 15)),
                who=Row(93, (15, 14)),
                timer=Row(93, (18,)),
            ),
        ),
        quiet=Row(90, (15, 14)),
        quiet_left=5,
        quiet_rule=None,
    ),
    idle=IdleRows(
        clock=Row(62, (38,)),
        date=Row(80, (15, 14)),
        notice=Row(98, (15, 14)),
        rule=None,
    ),
)
