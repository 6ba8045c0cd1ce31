"""The recorder warning tone of each country of which one is known: data, sources and doubts.

By ISO 3166-1 codes. Periods are start to start, as the reminder counts them; where a source gives
a tone and the silence after it, that is their sum. No source gives a level in dBm0: all have ours.
"""

from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from tones.warning_tone import WarningTone, beep


class Confidence(Enum):
    """How far a tone may be relied upon to be the country's."""

    RULE = "rule"  # of the country, in force or once
    TABLE = "table"  # that telephone software ships
    ASSUMED = "assumed"  # in such a table, whose authors doubt it or say that none is specified


@dataclass(frozen=True, slots=True)
class NationalTone:
    """A country's recorder warning tone, and where it is written."""

    country: str
    tone: WarningTone
    source: str
    confidence: Confidence = Confidence.TABLE


_FCC: Final = (
    "FCC Docket 6787 (1947–48), whose own text we have not seen: 1400 Hz and 0.2 s are as others "
    "quote it; its 47 CFR §64.501 was repealed in 2017"
)
_ASTERISK: Final = "Asterisk, indications.conf.sample"
_UNSPECIFIED: Final = f"{_ASTERISK}, “RECORDTONE - not specified”"
_DAHDI: Final = "DAHDI, zonedata.c"


def _asterisk(country: str, on_ms: int, off_ms: int = 15_000, hz: float = 1400.0) -> NationalTone:
    return NationalTone(country, beep(on_ms, hz, period_ms=on_ms + off_ms), _ASTERISK)


def _unspecified(country: str, on_ms: int, off_ms: int = 15_000) -> NationalTone:
    tone = beep(on_ms, 1400.0, period_ms=on_ms + off_ms)
    return NationalTone(country, tone, _UNSPECIFIED, Confidence.ASSUMED)


def _dahdi(country: str, on_ms: int, off_ms: int) -> NationalTone:
    return NationalTone(country, beep(on_ms, 1400.0, period_ms=on_ms + off_ms), _DAHDI)


COUNTRIES: Final = MappingProxyType(
    {
        "AE": _dahdi("United Arab Emirates", 80, 14_920),
        "AR": _dahdi("Argentina", 500, 14_000),
        "AT": _unspecified("Austria", 80, 14_920),
        "AU": NationalTone(
            "Australia",
            beep(360, 425.0, first_ms=1000, period_ms=15_360),
            f"{_ASTERISK}; its first silence is 0.64 s longer. AS/CA S002 §5.3.3 has a like tone "
            "for intrusion",
        ),
        "BE": _unspecified("Belgium", 500),
        "BG": _asterisk("Bulgaria", 425),
        "CH": _unspecified("Switzerland", 80),
        "CL": _asterisk("Chile", 500),
        "CN": _asterisk("China", 400, 10_000, hz=950.0),
        "CZ": _unspecified("Czechia", 500, 14_000),
        "DE": _unspecified("Germany", 80),
        "DK": _unspecified("Denmark", 80),
        "EE": _unspecified("Estonia", 500),
        "ES": _asterisk("Spain", 500),
        "FI": _asterisk("Finland", 500),
        "FR": _unspecified("France", 500),
        "GB": NationalTone(
            "United Kingdom",
            beep(500, 1400.0, period_ms=60_500),
            f"{_ASTERISK}, “Not listed in SIN350”",
            Confidence.ASSUMED,
        ),
        "GR": _asterisk("Greece", 400),
        "HU": _unspecified("Hungary", 400),
        "IL": _asterisk("Israel", 500),
        "IN": _asterisk("India", 500),
        "IT": _asterisk("Italy", 400),
        "JP": _asterisk("Japan", 500),
        "LT": _unspecified("Lithuania", 500),
        "MO": NationalTone(
            "Macao",
            beep(400, 1400.0, period_ms=15_400),
            f"{_DAHDI}, “RECORD TONE - not specified”",
            Confidence.ASSUMED,
        ),
        "MX": _asterisk("Mexico", 500),
        "MY": _dahdi("Malaysia", 500, 60_000),
        "NL": _unspecified("Netherlands", 500),
        "NO": _asterisk("Norway", 400),
        "NZ": _asterisk("New Zealand", 425),
        "PH": _unspecified("Philippines", 500),
        "PL": _unspecified("Poland", 500),
        "PT": _asterisk("Portugal", 500),
        "RU": _asterisk("Russia", 400),
        "SE": _asterisk("Sweden", 500),
        "SG": NationalTone(
            "Singapore",
            beep(500, 1400.0, period_ms=15_500),
            f"{_ASTERISK}, “unspecified in IDA reference”",
            Confidence.ASSUMED,
        ),
        "TH": _unspecified("Thailand", 500),
        "TW": _asterisk("Taiwan", 500),
        "US": NationalTone(
            "United States", beep(200, 1400.0, period_ms=15_000), _FCC, Confidence.RULE
        ),
        "VE": _asterisk("Venezuela", 500),
        "ZA": NationalTone(
            "South Africa",
            beep(500, 1400.0, period_ms=10_500),
            f"{_ASTERISK}, “Not sure about the RECORDTONE”",
            Confidence.ASSUMED,
        ),
    }
)
"""Brazil's, 425 Hz on and off every 250 ms in the same table, is its busy tone and is left out."""


def national_tone(code: str) -> NationalTone:
    """The tone of the country with this ISO 3166-1 code, in any case.

    Raises ValueError that lists the codes there are.
    """
    found = COUNTRIES.get(code.strip().upper())
    if found is None:
        raise ValueError(f"expected a country of {' '.join(COUNTRIES)}, found {code[:32]!r}")
    return found
