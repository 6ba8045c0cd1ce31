"""A picture as PNG bytes: fast rather than small, for a page that is drawn every second."""

from io import BytesIO

from PIL import Image


def png(image: Image.Image) -> bytes:
    """`image` as a PNG file of compression level 1."""
    file = BytesIO()
    image.save(file, "PNG", compress_level=1)
    return file.getvalue()
