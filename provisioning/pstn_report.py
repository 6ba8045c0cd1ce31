"""What `redlamp-provision pstn` says: how one party is judged by a profile's rules, and why.

Pure: from what was typed to the party it means, and from the trials to text and JSON.
"""

from dataclasses import dataclass
from typing import TypeVar

from provisioning import sip_address
from provisioning.numbers import matches
from provisioning.profile import Profile
from provisioning.pstn import Trial, Verdict, judge, trials
from provisioning.sip_address import ASSERTED

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One party, judged; `number` or `aor` is empty if it has none."""

    number: str
    aor: str
    asserted: bool
    """Whether they are from P-Asserted-Identity, and not what was typed."""
    hints: tuple[str, ...]
    tried: tuple[Trial, ...]
    verdict: Verdict
    calls_for_help: str
    """The number that was typed if it is an emergency number, else empty: nothing is announced in
    a call to it, whatever the verdict."""


def judgement(profile: Profile[K], who: str, hints: tuple[str, ...]) -> Judgement:
    """`who` is a SIP or tel URI, with a name or without, as a call comes from it, or a number, as
    line 1 dials it. What the network asserts counts before it, as it does in a call.

    Raises ValueError if it is none of them.
    """
    typed, at = party(who, profile.lines[0].proxy if profile.lines else "")
    asserted = sip_address.asserted(_values(hints, ASSERTED))
    number, aor = (asserted.number, asserted.aor) if asserted else (typed, at)
    what = profile.pstn, number, aor, hints
    return Judgement(
        number=number,
        aor=aor,
        asserted=asserted is not None,
        hints=hints,
        tried=tuple(trials(*what)),
        verdict=judge(*what),
        calls_for_help=(
            typed if any(matches(help_, typed) for help_ in profile.emergency_numbers) else ""
        ),
    )


def party(who: str, proxy: str) -> tuple[str, str]:
    """Number and address of record of a URI; of a number, at the proxy if there is one. Raises
    ValueError if there is no address where one must be."""
    found = sip_address.read(who)
    if not found.scheme and "@" in who and "<" not in who:
        found = sip_address.read_uri(f"sip:{who}")
    if found.number or found.host:
        return found.number, found.aor
    if found.scheme or "<" in who:
        raise ValueError(f"expected a number or SIP URI, found {who!r}")
    return who, f"sip:{who}@{proxy}" if proxy else ""


def _values(hints: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Those of all headers of this name."""
    fields = (hint.partition(":") for hint in hints)
    return tuple(value for one, _, value in fields if one.strip().lower() == name.lower())


def text(found: Judgement) -> str:
    """The verdict, what was judged, and each rule that was tried, in order."""
    who = f"the number {found.number}" if found.number else "no number"
    at = f" at {found.aor}" if found.aor else ""
    by = f" ({ASSERTED})" if found.asserted else ""
    lines = [found.verdict.why, f"judged: {who}{at}{by}; tried in this order:"]
    lines += [f"  {place}. {_tried(trial)}" for place, trial in enumerate(found.tried, 1)]
    if found.calls_for_help:
        lines.append(
            f"{found.calls_for_help} is an emergency number: nothing is announced in a call to it "
            "(Emergency_Number)"
        )
    return "\n".join(lines)


def _tried(trial: Trial) -> str:
    name = f"{trial.parameter} ({_word(trial.pstn)})"
    if trial.fits:
        return f"{name}: {trial.fitting} fits {trial.fitted}"
    how_many = len(trial.patterns)
    return f"{name}: {f'none of {how_many} fits' if how_many else 'empty'}"


def record(found: Judgement) -> dict[str, object]:
    """The same for JSON."""
    return {
        "number": found.number,
        "aor": found.aor,
        "asserted": found.asserted,
        "headers": list(found.hints),
        "verdict": _word(found.verdict.pstn),
        "why": found.verdict.why,
        "emergency": bool(found.calls_for_help),
        "tried": [
            {
                "parameter": trial.parameter,
                "verdict": _word(trial.pstn),
                "patterns": [str(pattern) for pattern in trial.patterns],
                "fits": {"pattern": trial.fitting, "what": trial.fitted} if trial.fits else None,
            }
            for trial in found.tried
        ],
    }


def _word(pstn: bool) -> str:  # noqa: FBT001  its name is the question
    return "PSTN" if pstn else "internal"
