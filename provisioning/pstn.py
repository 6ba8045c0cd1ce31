"""What is PSTN: by which rule of the profile a party counts as reached over the public network.

Pure. Knows the rules and their order (docs/pstn.md): what the network says of a call in headers,
then the domain of the party, then its number; all others are internal (SPEC C1, C6, H2, H3).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeVar

from provisioning.domains import covers, host_of
from provisioning.header_hints import MOST_LINES, HeaderHint, fits
from provisioning.numbers import matches, plain_numbers
from provisioning.sip_address import read_uri

T = TypeVar("T")

LONGEST_SHOWN: Final = 80


@dataclass(frozen=True, slots=True)
class PstnRules:
    """The rules of a profile; patterns are as `numbers`, `domains` and `header_hints` read them."""

    numbers: tuple[str, ...]
    domains: tuple[str, ...] = ()
    internal_domains: tuple[str, ...] = ()
    header_hints: tuple[HeaderHint, ...] = ()
    internal_header_hints: tuple[HeaderHint, ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """One rule tried on a party: what it says of those it fits, and whether it fits this one."""

    parameter: str
    pstn: bool
    patterns: tuple[object, ...]
    """Each prints as it is written in the profile."""
    fitting: str = ""
    """The first of the patterns that fits; empty: none does."""
    fitted: str = ""
    """What it fits, with its kind: `the number +4533123456`; safe to be shown."""

    @property
    def fits(self) -> bool:
        """Whether this rule decides."""
        return bool(self.fitting)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a party is, and the rule that decided; None: no rule fits."""

    pstn: bool
    by: Trial | None

    @property
    def why(self) -> str:
        """The rule, its parameter and what it fits, in one sentence for people."""
        if self.by is None:
            return "internal, because no rule of the profile fits"
        word = "PSTN" if self.pstn else "internal"
        return f"{word} by {self.by.parameter}: {self.by.fitting} fits {self.by.fitted}"


@lru_cache(maxsize=64)  # asked at every step of the phone, of the few parties it talks to
def judge(rules: PstnRules, number: str, aor: str, hints: tuple[str, ...]) -> Verdict:
    """Whether a party is of the PSTN, by the first rule that fits; and which that is.

    `number` and `aor` as shown; `hints` are header lines, `Name: value`, of what it sent. Raises
    PatternError if a pattern of the rules is none, which a loaded profile's never are.
    """
    *_, last = trials(rules, number, aor, hints)
    return Verdict(last.pstn, last) if last.fits else Verdict(pstn=False, by=None)


def trials(rules: PstnRules, number: str, aor: str, hints: tuple[str, ...]) -> Iterator[Trial]:
    """The rules tried on this party, in order, to the first that fits; raises as `judge` does."""
    for trial in _all_trials(rules, number, aor, hints):
        yield trial
        if trial.fits:
            return


def _all_trials(rules: PstnRules, number: str, aor: str, hints: tuple[str, ...]) -> Iterator[Trial]:
    lines, host = hints[:MOST_LINES], host_of(aor)
    hosts = (host,) if host else ()
    numbers = () if _is_host(number, host, aor) else tuple(plain_numbers(number))
    yield _trial("PSTN_Header_Hints", rules.header_hints, fits, "header", lines, pstn=True)
    yield _trial(
        "Internal_Header_Hints", rules.internal_header_hints, fits, "header", lines, pstn=False
    )
    yield _trial("PSTN_Domains", rules.domains, covers, "domain", hosts, pstn=True)
    yield _trial("Internal_Domains", rules.internal_domains, covers, "domain", hosts, pstn=False)
    yield _trial("PSTN_Number_Patterns", rules.numbers, matches, "number", numbers, pstn=True)


def _is_host(shown: str, host: str, aor: str) -> bool:
    """Whether what a party is shown by is its host, since its address has no user: `10.0.0.15` is
    no number of eight digits."""
    return shown.lower().rstrip(".") == host and not read_uri(aor).number


def _trial(
    parameter: str,
    patterns: tuple[T, ...],
    fit: Callable[[T, str], bool],
    kind: str,
    found: Iterable[str],
    *,
    pstn: bool,
) -> Trial:
    for text in found:
        for pattern in patterns:
            if fit(pattern, text):
                return Trial(parameter, pstn, patterns, str(pattern), f"the {kind} {_shown(text)}")
    return Trial(parameter, pstn, patterns)


def _shown(text: str) -> str:
    """A text that others sent, on one line and not too long."""
    line = "".join(it if it.isprintable() else "?" for it in " ".join(text.split()))
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"
