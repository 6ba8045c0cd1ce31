"""The languages in which announcements are spoken; the value is the BCP 47 tag (RFC 5646)."""

from enum import Enum


class Language(Enum):
    """A language of prompts (SPEC C7); its word in profiles, metadata and folder names."""

    ENGLISH = "en"
    DANISH = "da"
    DUTCH = "nl"
    NORWEGIAN = "nb"
    SERBIAN = "sr"
    CHINESE = "zh-Hant"
