import re

from announcements.languages import Language


def test_the_word_of_each_language_is_its_bcp_47_tag() -> None:
    """RFC 5646: a language of two letters, perhaps a script; Traditional Chinese names its."""
    assert [it.value for it in Language] == ["en", "da", "nl", "nb", "sr", "zh-Hant"]
    assert all(re.fullmatch(r"[a-z]{2}(-[A-Z][a-z]{3})?", it.value) for it in Language)
