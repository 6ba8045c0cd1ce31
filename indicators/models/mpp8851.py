"""8851: 800x480 in colour, five line keys on each side. Numbers only."""

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
    Strip,
)

_ALONE = Card(
    status=Row(92, (26, 24)),
    timer=Row(92, (34,)),
    name=Row(154, (44, 40, 36)),
    pair=(140, 184),
    number=Row(200, (30, 28, 26)),
    number_under_pair=222,
    toast=Box(168, 236, 632, 284),
    toast_row=Row(269, (26, 24, 22)),
)

_OVER_TWO = replace(_ALONE, pair=None, toast=Box(168, 170, 632, 218), toast_row=Row(203, (26, 24)))

_BANNER = BannerRow(
    box=Box(168, 292, 632, 400),
    icon=Box(192, 316, 252, 376),
    text_left=276,
    tile=276,
    word=Row(342, (40, 38, 36, 34, 32, 30)),
    who=Row(381, (26, 24, 22)),
    timer=Row(360, (40,)),
    right=612,
    frame=(8, 4),
    gap=14,
)

MPP8851: Final = Model(
    name="8851",
    width=800,
    height=480,
    depth=Depth.COLOUR,
    header=HeaderBar(
        height=48,
        margin=16,
        row=Row(34, (26, 24, 22)),
        gap=14,
        slot=Box(660, 8, 692, 40),
        mute=Box(616, 8, 648, 40),
    ),
    line_keys=LineKeys(
        top=48,
        cell=(160, 72),
        rows=5,
        rule_inset=16,
        inset=(20, 14),
        outset=(8, 18),
        label=Row(32, (26, 24, 22)),
        detail=Row(59, (22,)),
        alone=45,
        pair=Row(32, (24, 22)),
        icon=20,
        icon_top=41,
        tab=8,
        tab_inset=6,
        focus=Box(12, 4, 156, 68),
        frame=(8, 2),
    ),
    softkeys=SoftkeyBar(
        top=408,
        keys=(
            Box(6, 416, 194, 472),
            Box(206, 416, 394, 472),
            Box(406, 416, 594, 472),
            Box(606, 416, 794, 472),
        ),
        row=Row(455, (30, 28, 26, 24)),
        padding=8,
        frame=(8, 2),
    ),
    cards=Cards(
        left=176,
        right=624,
        alone=_ALONE,
        under_strip=replace(
            _ALONE,
            status=Row(166, (26, 24)),
            timer=Row(166, (34,)),
            name=Row(226, (44, 40, 36)),
            pair=None,
            number=Row(271, (30, 28, 26)),
        ),
        over_two=_OVER_TWO,
        between=replace(
            _OVER_TWO,
            status=None,
            timer=Row(164, (34,)),
            name=Row(164, (36, 34, 32, 30)),
            number=Row(205, (28, 26)),
        ),
    ),
    strip=Strip(
        box=Box(168, 60, 632, 120),
        icon=Box(184, 76, 212, 104),
        name_left=226,
        row=Row(100, (28, 26, 24)),
        chip=Box(500, 68, 624, 112),
        chip_icon=Box(510, 78, 534, 102),
        chip_right=614,
        frame=(6, 3),
    ),
    banners=Banners(
        one=_BANNER,
        two=(
            replace(
                _BANNER,
                box=Box(168, 226, 632, 322),
                icon=Box(186, 244, 246, 304),
                text_left=264,
                tile=264,
                word=Row(270, (40, 38, 36, 34, 32, 30)),
                who=Row(305, (26, 24, 22)),
                timer=Row(288, (40,)),
            ),
            replace(
                _BANNER,
                box=Box(168, 332, 632, 400),
                icon=Box(189, 349, 223, 383),
                text_left=244,
                tile=240,
                word=Row(376, (28, 26, 24, 22)),
                who=Row(376, (24, 22)),
                timer=Row(376, (28,)),
            ),
        ),
        quiet=Row(336, (26, 24)),
        quiet_left=176,
        quiet_rule=Box(168, 292, 632, 293),
    ),
    idle=IdleRows(
        clock=Row(216, (112,)),
        date=Row(267, (30, 28, 26)),
        notice=Row(363, (28, 26, 24)),
        rule=Box(168, 316, 632, 317),
    ),
)
