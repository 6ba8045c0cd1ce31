"""What `redlamp-provision pstn` says: how one party is judged by a profile's rules, and why.

Pure: from what was typed to the party it means, and from the trials to text and JSON.
"""

from dataclasses import dataclass
from typing import TypeVar

from provisioning.numbers import matches
from provisioning.profile import Profile
from provisioning.pstn import Trial, Verdict, judge, trials

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One party, judged; `aor` is empty if it is not known where the party is."""

    number: str
    aor: str
    hints: tuple[str, ...]
    tried: tuple[Trial, ...]
    verdict: Verdict
    emergency: bool
    """Whether the number calls for help: nothing is announced then, whatever the verdict."""


def judgement(profile: Profile[K], who: str, hints: tuple[str, ...]) -> Judgement:
    """`who` is a SIP or tel URI, as a call comes from it, or a number, as line 1 dials it."""
    number, aor = party(who, profile.lines[0].proxy if profile.lines else "")
    what = profile.pstn, number, aor, hints
    return Judgement(
        number=number,
        aor=aor,
        hints=hints,
        tried=tuple(trials(*what)),
        verdict=judge(*what),
        emergency=any(matches(help_, number) for help_ in profile.emergency_numbers),
    )


def party(who: str, proxy: str) -> tuple[str, str]:
    """Number and address of record of a URI; of a number, at the proxy if there is one."""
    scheme, colon, rest = who.partition(":")
    match scheme.lower():
        case "tel" if colon:
            number = rest.partition(";")[0]
            return number, f"tel:{number}"
        case "sip" | "sips" if colon:
            user, at, host = rest.rpartition("@")
            if at:
                return user.partition(";")[0], who
            return host.partition(";")[0], who
        case _ if "@" in who:
            return party(f"sip:{who}", proxy)
        case _:
            return who, f"sip:{who}@{proxy}" if proxy else ""


def text(found: Judgement) -> str:
    """The verdict, what was judged, and each rule that was tried, in order."""
    at = f" at {found.aor}" if found.aor else ""
    lines = [found.verdict.why, f"judged: the number {found.number}{at}; tried in this order:"]
    lines += [f"  {place}. {_tried(trial)}" for place, trial in enumerate(found.tried, 1)]
    if found.emergency:
        lines.append(
            f"{found.number} is an emergency number: nothing is announced in a call to it "
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
        "headers": list(found.hints),
        "verdict": _word(found.verdict.pstn),
        "why": found.verdict.why,
        "emergency": found.emergency,
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
