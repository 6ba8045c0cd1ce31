"""The start-up guard against packages of another make with our names."""

from pathlib import Path

import pytest

from phone.own_packages import PACKAGES, OwnPackageError, check


def test_our_own_packages_pass() -> None:
    check()
    assert set(PACKAGES) == {
        *("phone", "softkeys", "indicators", "tones", "announcements", "provisioning"),
    }


@pytest.mark.parametrize("name", ["json", "no_such_package_at_all"])
def test_a_package_from_elsewhere_is_one_line(name: str) -> None:
    with pytest.raises(OwnPackageError, match=f"package {name}: expected beneath .*, found ") as it:
        check((name,))
    assert "\n" not in str(it.value)


def test_our_name_in_another_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OwnPackageError, match=f"package phone: expected beneath {tmp_path}"):
        check(root=tmp_path)


def test_a_directory_without_a_package_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hollow").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(OwnPackageError, match=r"package hollow: .* found None"):
        check(("hollow",), tmp_path)
