"""Golden pictures: the same, nearly the same, and another one."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from hw_sim.testing.golden import Golden

SIZE = (40, 30)


def png(grey: int = 100, *dots: tuple[int, int], size: tuple[int, int] = SIZE) -> bytes:
    """One grey, with white dots."""
    picture, said = Image.new("L", size, grey), BytesIO()
    for dot in dots:
        picture.putpixel(dot, 255)
    picture.save(said, "PNG")
    return said.getvalue()


@pytest.fixture
def golden(tmp_path: Path) -> Golden:
    (tmp_path / "golden").mkdir()
    (tmp_path / "golden/idle.png").write_bytes(png())
    return Golden(tmp_path / "golden", tmp_path / "shots")


@pytest.mark.parametrize("seen", [png(), png(108), png(92)])
def test_the_same_and_what_a_font_library_does_to_it(golden: Golden, seen: bytes) -> None:
    golden.compare("idle", seen)
    assert not golden.shots.exists()


def test_another_picture_is_kept_with_the_difference(golden: Golden) -> None:
    with pytest.raises(AssertionError) as error:
        golden.compare("idle", png(100, (3, 4), (5, 6), (7, 8)))
    path, shots = golden.folder / "idle.png", golden.shots
    assert str(error.value) == (
        f"{path}: 0.25% of the pixels are others; see {shots}/idle.png and "
        f"{shots}/idle-difference.png, or --update-golden if that is right"
    )
    assert (shots / "idle.png").read_bytes() == png(100, (3, 4), (5, 6), (7, 8))
    with Image.open(shots / "idle-difference.png") as difference:
        assert difference.getbbox() == (3, 4, 8, 9)


def test_one_pixel_that_is_far_off_is_another_picture(golden: Golden) -> None:
    with pytest.raises(AssertionError, match=r"0\.08% of the pixels"):
        golden.compare("idle", png(100, (3, 4)))


def test_another_size_is_another_picture(golden: Golden) -> None:
    with pytest.raises(AssertionError, match=r"is 41×30, the golden picture 40×30"):
        golden.compare("idle", png(size=(41, 30)))


def test_a_picture_that_is_missing(golden: Golden) -> None:
    with pytest.raises(AssertionError, match=r"no\.png: no such golden picture"):
        golden.compare("no", png())


def test_updating_writes_what_is_missing_or_another_one_and_no_more(tmp_path: Path) -> None:
    golden = Golden(tmp_path / "new/golden", tmp_path / "shots", updating=True)
    golden.compare("idle", png())
    path = golden.folder / "idle.png"
    assert path.read_bytes() == png()
    golden.compare("idle", png(104))  # no other picture: no change in the repository
    assert path.read_bytes() == png()
    golden.compare("idle", png(200))
    assert path.read_bytes() == png(200)
