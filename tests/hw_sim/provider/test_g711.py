"""G.711 against the values of ITU-T G.711 and a second implementation."""

import pytest

from hw_sim.provider.g711 import decode


@pytest.mark.parametrize(
    ("codec", "code", "linear"),
    [
        ("PCMU", 0xFF, 0),
        ("PCMU", 0x7F, 0),
        ("PCMU", 0x80, 32124),
        ("PCMU", 0x00, -32124),
        ("PCMU", 0xFE, 8),
        ("PCMA", 0xD5, 8),
        ("PCMA", 0x55, -8),
        ("PCMA", 0xAA, 32256),
        ("PCMA", 0x2A, -32256),
    ],
)
def test_known_values(codec: str, code: int, linear: int) -> None:
    assert decode(codec, bytes([code])).tolist() == [linear]


def test_mu_law_steps_match_the_definition() -> None:
    positive = decode("PCMU", bytes(range(255, 127, -1))).tolist()
    expected = [((m << 3) + 132 << e) - 132 for e in range(8) for m in range(16)]
    assert positive == expected


def test_a_law_steps_match_the_definition() -> None:
    codes = bytes((0x80 | value) ^ 0x55 for value in range(128))
    expected = [
        (m << 4) + 8 if e == 0 else (m << 4) + 264 << e - 1 for e in range(8) for m in range(16)
    ]
    assert decode("PCMA", codes).tolist() == expected
    assert decode("PCMA", bytes(code ^ 0x80 for code in codes)).tolist() == [-x for x in expected]
