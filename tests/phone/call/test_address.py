"""From what is dialled to a SIP URI (RFC 3261 §19.1, §25.1)."""

import pytest

from phone.call.address import NoProxyError, target_uri, user_part


@pytest.mark.parametrize(
    ("dialled", "uri"),
    [
        ("1002", "sip:1002@pbx.test:5070"),
        (" 1002 ", "sip:1002@pbx.test:5070"),
        ("+4512345678", "sip:+4512345678@pbx.test:5070"),
        ("*21#", "sip:*21%23@pbx.test:5070"),
        ("a b", "sip:a%20b@pbx.test:5070"),
        ("bob@far.test:5080", "sip:bob@far.test:5080"),
        ("sip:bob@far.test;transport=tcp", "sip:bob@far.test;transport=tcp"),
        ("sips:bob@far.test", "sips:bob@far.test"),
        # RFC 3261 §19.1.4: schemes in any case
        ("SIP:1812@gw.test", "sip:1812@gw.test"),
        ("Sips:bob@far.test", "sips:bob@far.test"),
        # RFC 3966: a number, wherever it was written
        ("tel:112", "sip:112@pbx.test:5070"),
        ("TEL:+45-33-12;phone-context=x", "sip:+453312@pbx.test:5070"),
    ],
)
def test_what_is_dialled(dialled: str, uri: str) -> None:
    assert target_uri(dialled, "pbx.test:5070") == uri


def test_a_number_needs_a_server_and_an_address_none() -> None:
    with pytest.raises(NoProxyError, match="1002: the line has no proxy"):
        target_uri("1002", "")
    with pytest.raises(NoProxyError, match="112: the line has no proxy"):
        target_uri("tel:112", "")
    assert target_uri("bob@far.test", "") == "sip:bob@far.test"


@pytest.mark.parametrize(
    ("uri", "user"),
    [
        ("sip:1002@far.test:5070;transport=tcp", "1002"),
        ("sip:*21%23@pbx.test", "*21#"),
        ("sips:bob@far.test", "bob"),
        ("tel:+4512345678;phone-context=x", "+4512345678"),
        ("sip:far.test;transport=tcp", "far.test"),
        ("SIP:1812@gw.test", "1812"),
        ("sip:alice:secret@pbx.test", "alice"),
        ("1002@pbx.test", "1002"),
        ("1002", "1002"),
    ],
)
def test_the_user_part(uri: str, user: str) -> None:
    assert user_part(uri) == user
