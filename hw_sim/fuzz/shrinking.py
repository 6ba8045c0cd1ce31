"""From a walk that fails to the short scenario that fails for the same reason.

Knows how a walk is done again (`wandering`) and what is simpler (`ddmin`, `simpler`). The same
walk is always shrunk the same way: what bounds it is a number of candidates, not time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from hw_sim.fuzz.ddmin import ddmin
from hw_sim.fuzz.simpler import simpler_walks
from hw_sim.fuzz.walk import Finding, Walk
from hw_sim.fuzz.wandering import Wanderer, walked
from provisioning.errors import ProvisioningError

CANDIDATES = 2000


@dataclass(frozen=True, slots=True)
class Shrunk:
    """What is left, how it fails, and how many others were tried."""

    walk: Walk
    finding: Finding
    tried: int


@dataclass(slots=True)
class Shrinking:
    """One finding's; `tried` remembers the candidates that do not fail."""

    rule: str
    most: int
    closed: bool  # a candidate is closed in the end, as the walk was
    told: Callable[[int, int], None]  # candidates tried, lines left
    tried: set[Walk] = field(default_factory=set)
    count: int = 0
    left: int = 0

    def fails(self, walk: Walk) -> Wanderer | None:
        """The walk if it still fails for the same reason."""
        if walk in self.tried or self.count >= self.most:
            return None
        self.tried.add(walk)
        self.count += 1
        self.told(self.count, self.left)
        try:
            done = walked(walk, closed=self.closed)
        except ProvisioningError:
            return None
        found = done.finding
        return done if found is not None and found.rule == self.rule else None


def shrunk(
    wanderer: Wanderer,
    most: int = CANDIDATES,
    told: Callable[[int, int], None] = lambda _tried, _left: None,
) -> Shrunk:
    """The walk of `wanderer`, which has found something, in fewer and simpler lines."""
    finding = wanderer.finding
    if finding is None:
        raise ValueError("nothing was found on this walk")
    walk = Walk(wanderer.beginning, tuple(wanderer.lines))
    shrinking = Shrinking(finding.rule, most, finding.expected, told)
    if finding.expected:  # the expectation is of a phone on which everything has been ended
        walk = replace(walk, lines=walk.lines[: wanderer.closed_from])
    before = None
    while walk != before and shrinking.count < most:
        before = walk
        walk = _fewer(walk, shrinking)
        walk = _simpler(walk, shrinking)
    done = walked(walk, closed=shrinking.closed)
    if done.finding is None:
        raise RuntimeError(f"it fails no more: {finding.rule}")
    return Shrunk(replace(walk, lines=tuple(done.lines)), done.finding, shrinking.count)


def _fewer(walk: Walk, shrinking: Shrinking) -> Walk:
    def fails(lines: Sequence[str]) -> bool:
        shrinking.left = len(lines)
        return shrinking.fails(replace(walk, lines=tuple(lines))) is not None

    return replace(walk, lines=ddmin(walk.lines, fails))


def _simpler(walk: Walk, shrinking: Shrinking) -> Walk:
    """One simplification after the other, from the top again after each that fails too."""
    improved = True
    while improved:
        improved = False
        for candidate in simpler_walks(walk):
            if shrinking.fails(candidate) is not None:
                walk, improved = candidate, True
                break
    return walk
