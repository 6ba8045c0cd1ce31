"""What is heard of a script that is played once, and on every network."""

import pytest

from tones.audible import expected_frequencies, expected_tones
from tones.tone_script_parser import parse

MISSED = "a tone of 0.05 s or more, of -30 dBm0 or more"
TOO_LOUD = "tones of up to -6 dBm0"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("950@-16;.2(.2/0/1)", ""),
        ("950@-16;.2(*/0/1)", ""),
        ("950@-30;.05(1/0/1)", ""),
        ("950@-6;.3(0/.1/1,.05/0/1)", ""),
        # one tone after another is one that is heard, a pause between them is not
        ("950@-16,1400@-16;.2(.03/0/1,.03/0/2)", ""),
        ("950@-16;.2(.03/.001/1)", MISSED),
        ("950@-16;.04(.2/0/1);.04(.2/0/1)", ""),
        ("950@-16;.04(.2/0/1);.04(0/.2/1)", MISSED),
        # the round that is cut
        ("950@-16;.249(0/.2/1,.2/0/1)", MISSED),
        ("950@-16;.25(0/.2/1,.2/0/1)", ""),
        # levels add up
        ("950@-33,1400@-33;.2(.2/0/1+2)", ""),
        ("950@-33;.2(.2/0/1)", MISSED),
        ("950@-8,1400@-8;.2(.1/0/1,.1/0/1+2)", TOO_LOUD),
        # what is never played hurts nobody
        ("950@-16,1400@3;.2(.2/0/1,.2/0/2)", ""),
    ],
)
def test_what_is_heard(text: str, expected: str) -> None:
    assert expected_tones(parse(text), 50) == expected


def test_what_the_network_carries() -> None:
    every = "frequencies of 300–3400 Hz, which every network carries"
    assert [expected_frequencies(parse(f"{hz}@-16;1(1/0/1)")) for hz in (299, 300, 3400, 3401)] == [
        every,
        "",
        "",
        every,
    ]
