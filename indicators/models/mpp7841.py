"""7841: 396x162 in grey, two line keys on each side. Numbers only."""

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
    LineKeys,
    Model,
    Row,
    SoftkeyBar,
)

_ALONE = Card(
    status=None,
    timer=Row(76, (18,)),
    name=Row(52, (26, 24, 22)),
    pair=None,
    number=Row(76, (17, 16, 15, 14)),
    number_under_pair=76,
    toast=Box(75, 59, 321, 83),
    toast_row=Row(76, (15, 14)),
)

_OVER_TWO = replace(
    _ALONE,
    timer=Row(48, (18,)),
    name=Row(48, (22, 20, 18)),
    toast=Box(75, 28, 321, 52),
    toast_row=Row(45, (15, 14)),
    number=None,
)

_BANNER = BannerRow(
    box=Box(75, 86, 321, 126),
    icon=Box(84, 94, 108, 118),
    text_left=119,
    tile=113,
    word=Row(115, (24, 22, 20, 18)),
    who=Row(115, (15, 14)),
    timer=Row(115, (24,)),
    right=311,
    frame=(3, 3),
    gap=7,
)

MPP7841: Final = Model(
    name="7841",
    width=396,
    height=162,
    depth=Depth.GREY,
    header=HeaderBar(
        height=24,
        margin=6,
        row=Row(17, (16, 15, 14)),
        gap=8,
        slot=Box(326, 4, 342, 20),
        mute=Box(304, 4, 320, 20),
    ),
    line_keys=LineKeys(
        top=24,
        cell=(70, 53),
        rows=2,
        rule_inset=0,
        inset=(10, 8),
        outset=(3, 7),
        label=Row(23, (17, 16, 15, 14)),
        detail=Row(43, (14,)),
        alone=32,
        pair=Row(24, (15, 14)),
        icon=16,
        icon_top=29,
        tab=5,
        tab_inset=3,
        focus=None,
        frame=(0, 0),
    ),
    softkeys=SoftkeyBar(
        top=130,
        keys=(
            Box(3, 134, 96, 159),
            Box(102, 134, 195, 159),
            Box(201, 134, 294, 159),
            Box(300, 134, 393, 159),
        ),
        row=Row(152, (17, 16)),
        padding=4,
        frame=(3, 1),
    ),
    cards=Cards(
        left=79,
        right=317,
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
                box=Box(75, 58, 321, 92),
                icon=Box(84, 65, 104, 85),
                text_left=112,
                tile=110,
                word=Row(82, (18, 17, 16)),
                who=Row(82, (14,)),
                timer=Row(82, (20,)),
            ),
            replace(
                _BANNER,
                box=Box(75, 95, 321, 127),
                icon=Box(86, 103, 102, 119),
                text_left=112,
                tile=110,
                word=Row(117, (17, 16, 15)),
                who=Row(117, (14,)),
                timer=Row(117, (17,)),
            ),
        ),
        quiet=Row(112, (17, 16, 15, 14)),
        quiet_left=79,
        quiet_rule=None,
    ),
    idle=IdleRows(
        clock=Row(74, (44,)),
        date=Row(97, (17, 16, 15)),
        notice=Row(121, (16, 15, 14)),
        rule=None,
    ),
)
