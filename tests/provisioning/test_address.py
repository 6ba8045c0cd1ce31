"""Addresses of profiles as people may see them."""

import pytest

from provisioning.address import shown


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("https://u:secret@example.com/p?a=@b", "https://example.com/p?a=@b"),
        ("http://u:se@cret@example.com", "http://example.com"),
        ("http://example.com:8080/p.xml", "http://example.com:8080/p.xml"),
        ("/etc/p@home.xml", "/etc/p@home.xml"),
    ],
)
def test_user_name_and_password_are_not_seen(address: str, seen: str) -> None:
    assert shown(address) == seen
