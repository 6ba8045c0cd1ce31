"""What a sender's broken text becomes before anybody sees it."""

from phone.pjsua.received import legible


def test_each_byte_that_is_no_utf8_is_one_replacement_character() -> None:
    wire = b'"Jos\xe9 \xff\xfe" <sip:5@h>'
    assert legible(wire.decode("utf-8", "surrogateescape")) == '"Jos� ��" <sip:5@h>'


def test_what_is_utf8_stays_as_it_is() -> None:
    text = '"José Sørensen 李 😀" <sip:5@h>\r\n'
    assert legible(text.encode().decode("utf-8", "surrogateescape")) == text
