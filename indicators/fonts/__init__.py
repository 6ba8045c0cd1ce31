"""The LCD's fonts: which faces there are, and how wide a text is in one.

Knows the font files beside it and Pillow; not what is written with them.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from unicodedata import category, normalize

from PIL import ImageFont

LONGEST = 160  # characters drawn of any one text; a display name on the wire has no bound


class Face(Enum):
    """The two weights of the LCD."""

    REGULAR = "NotoSans-Regular"
    BOLD = "NotoSans-Bold"


@dataclass(frozen=True, slots=True)
class Font:
    """A face at a size in px; `hinted` for LCDs of 1 bit."""

    face: Face
    size: int
    hinted: bool = False


@cache
def _file(face: Face, hinted: bool) -> bytes:  # noqa: FBT001 - private, a cache key
    name = f"{face.value}{'-hinted' if hinted else ''}.ttf"
    return files(__package__).joinpath(name).read_bytes()


@cache
def truetype(font: Font) -> ImageFont.FreeTypeFont:
    """Pillow's font, BASIC layout: the same pixels with and without libraqm."""
    source = BytesIO(_file(font.face, font.hinted))
    return ImageFont.truetype(source, font.size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def printable(text: str) -> str:
    """`text` in one line of at most `LONGEST` characters: composed (NFC), without control,
    bidirectional and surrogate characters, which a caller's display name may hold."""
    composed = normalize("NFC", text[: 2 * LONGEST])
    seen = "".join(" " if category(sign) in ("Cc", "Zl", "Zp") else sign for sign in composed)
    return "".join(sign for sign in seen if category(sign) not in ("Cf", "Cs"))[:LONGEST].strip()


@lru_cache(maxsize=4096)
def width(text: str, font: Font) -> int:
    """The px that `text` takes."""
    return round(truetype(font).getlength(printable(text)))
