"""What an admin is told about prompts when the phone starts: what was left out, what is not there.

Pure: a profile and what a shelf says of itself. Which prompt is played is the shelf's.
"""

from typing import Protocol

from phone.lines import Setting
from provisioning.profile import Line
from provisioning.recording_settings import FailurePolicy, PauseNotice


class Stock(Protocol):
    """What `announcements.shelf.PromptShelf` says of what it holds."""

    @property
    def diagnostics(self) -> tuple[str, ...]: ...

    @property
    def sets(self) -> frozenset[str]: ...

    @property
    def unreviewed(self) -> str: ...


def said_of_prompts(profile: Setting, stock: Stock) -> tuple[str, ...]:
    """One line each: files that were left out, sets that the profile names and nobody has (SPEC
    H4), and, if anything is announced in words, that nobody has reviewed them."""
    missing = tuple(
        f"Announcement_Set_{line.number}_: there is no set {name}; the standard prompts are played"
        for line in profile.lines
        if (name := line.recording.announcement_set) and name not in stock.sets
    )
    spoken = any(_announces(line) for line in profile.lines)
    unreviewed = (stock.unreviewed,) if spoken and stock.unreviewed else ()
    return (*stock.diagnostics, *missing, *unreviewed)


def _announces(line: Line) -> bool:
    said = line.recording
    return (
        said.announce_pstn
        or said.announce_internal
        or said.compliance_inbound
        or said.compliance_outbound
        or said.pause_notice is PauseNotice.ANNOUNCEMENT
        or said.failure is not FailurePolicy.PROCEED
    )
