"""Fonts: what a person's name may hold is drawn; what the wire may hold cannot do harm."""

import pytest

from indicators.fonts import LONGEST, Face, Font, printable, truetype, width

LETTERS = "AZaz09 ÆØÅæøå ÄÖÜäöüß ŠĐČĆŽšđčćž ĳŁőŵ АЯая ЂЉЊЋЏђљњћџ –—‘’“”…€№+"


@pytest.mark.parametrize("face", Face)
@pytest.mark.parametrize("hinted", [False, True])
def test_the_letters_of_our_languages_are_there(face: Face, hinted: bool) -> None:
    font = truetype(Font(face, 20, hinted))
    missing = bytes(font.getmask("\U000f0000"))
    assert [sign for sign in LETTERS if bytes(font.getmask(sign)) == missing] == []


@pytest.mark.parametrize("face", Face)
def test_digits_are_of_one_width(face: Face) -> None:
    assert len({width(digit, Font(face, 34)) for digit in "0123456789"}) == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mette\r\nSørensen", "Mette  Sørensen"),
        ("Mette\u202egnid\u202c", "Mettegnid"),
        ("a\ud800b", "ab"),
        ("Zoe\u0308", "Zoë"),
        ("x" * 10_000, "x" * LONGEST),
        ("\u2028", ""),
    ],
)
def test_text_from_the_wire_is_one_line_without_controls(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_a_missing_glyph_is_a_box_of_its_own_width() -> None:
    assert width("客", Font(Face.REGULAR, 26)) > 0
