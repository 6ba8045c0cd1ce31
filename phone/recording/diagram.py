"""`docs/recording-machine.md`, from the tables: a diagram that cannot drift from the machine.

Everything but the sentences about the states is read off `table`, `ignored`, `machine`, `shown`
and a whole exploration. Knows no file; `make docs` writes what `markdown` gives.
"""

from collections.abc import Collection, Iterable, Iterator
from enum import Enum
from types import MappingProxyType

from phone.recording.exploration import Exploration, explore, plausible
from phone.recording.ignored import IGNORED
from phone.recording.machine import EXPIRES, RETRY_AFTER_S, Recording, row_for, seconds, timers
from phone.recording.mermaid import chart, title
from phone.recording.shown import flow, keys, shown, word
from phone.recording.table import OPEN, ROWS, TRY_AGAIN
from phone.recording.words import KEYS, Event, Mode, Phase, Timer

P = Phase
SENTENCES: MappingProxyType[Phase, str] = MappingProxyType(
    {
        P.OFF: "Cannot be recorded: there is no confirmed call, or the mode is Never.",
        P.READY: "On Demand, and nothing is recorded: Record is offered.",
        P.STARTING: "The recorder has an INVITE and has not answered.",
        P.STARTING_NARROW: "After 488 it is asked once more, with PCMU and PCMA alone.",
        P.NOT_READY: "It accepted with `a=inactive`: dark until it says `recvonly`.",
        P.RECORDING: "Confirmed, and wished: the one state in which sound flows.",
        P.PAUSING: "Sound is cut; the re-INVITE `a=inactive` is unanswered.",
        P.PAUSED: "Sound is cut, and the recorder knows, or has refused to.",
        P.RESUMING: "Sound is still cut; the re-INVITE `a=sendonly` is unanswered.",
        P.GLARED: "491: sound is cut, and the newest wish goes out after RFC 3261 §14.1's delay.",
        P.RECORDER_PAUSED: "The recorder set `a=inactive` by itself.",
        P.STOPPING: "Stop was pressed: sound is cut, BYE or CANCEL is unanswered.",
        P.FAILED: "Not recorded, with the reason shown and the alert running.",
        P.FAILED_QUIET: "Not recorded; the alert is over, the reason stays on the screen.",
    }
)

HEAD = """# The recording machine

Generated from `phone/recording/` by `make docs`; do not edit.

One machine per call. A key turns the *wish* (on or paused) and asks the recorder; the *phase*
changes when the recorder reports. One transaction is open at a time; when it ends, the newest wish
is acted on. A report speaks of the session that is open now: those of an earlier one are dropped
by their serial before they come here.
"""


def markdown() -> str:
    """The whole page, ending in a line break."""
    everything, likely = explore(), explore(choose=plausible)
    parts = (
        HEAD,
        "## States\n",
        *_table(("phase", "", "shown", "sound", "`a=record`"), _states(everything)),
        "## Diagrams\n",
        "From every state the end of the call leads to `off`; these arrows are left out.\n",
        *(part for mode in Mode if mode is not Mode.NEVER for part in chart(mode, likely)),
        "## Transitions\n",
        "`with wish`: the row holds for that wish alone; `wish`: what it is afterwards. *Any phase "
        f"of a session*: {_list(OPEN)}.\n",
        *_table(("in", "event", "with wish", "mode", "to", "asks", "wish", "says"), _rows()),
        "## Ignored on purpose\n",
        "Where a pair has a row above for some modes or wishes, this is said of the others.\n",
        *_table(("in", "event", "because"), _ignored()),
        "## Keys\n",
        *_table(("phase", *map(title, Mode)), _keys(everything)),
        "## Timers\n",
        *_table(("timer", "runs in", "for", "then"), _timers(everything)),
        f"The Always modes try again after: {_list(it for it in Event if it in TRY_AGAIN)}. "
        "Other failures are an admin's matter.\n",
        "## Proof\n",
        *_proof(everything),
    )
    return "\n".join(parts)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def _list(words: Iterable[Enum]) -> str:
    return ", ".join(f"`{it.value}`" for it in words)


def _phases(phases: Collection[Phase]) -> str:
    if set(phases) == set(OPEN):
        return "any phase of a session"
    others = [phase for phase in Phase if phase not in phases]
    if len(others) > 4 or not phases:
        return _list(phases)
    return f"every phase but {_list(others)}" if others else "every phase"


def _events(events: Collection[Event]) -> str:
    return "every event" if set(events) == set(Event) else _list(events)


def _modes(modes: Collection[Mode]) -> str:
    return ", ".join(title(mode) for mode in Mode if mode in modes)


def _words(words: Iterable[Enum]) -> str:
    return ", ".join(dict.fromkeys(str(it.value) for it in words))


def _in(everything: Exploration, phase: Phase) -> list[Recording]:
    order = tuple(Mode)
    mine = (it for it in everything.recordings if it.phase is phase)
    return sorted(mine, key=lambda it: (order.index(it.mode), it.wish.value, it.attempt))


def _states(everything: Exploration) -> Iterator[tuple[str, ...]]:
    for phase in Phase:
        mine = _in(everything, phase)
        said = (_words(map(of, mine)) for of in (shown, flow, word))
        yield (f"`{phase.value}`", SENTENCES[phase], *said)


def _rows() -> Iterator[tuple[str, ...]]:
    for row in ROWS:
        yield (
            _phases(row.phases),
            f"`{row.event.value}`",
            row.given.value if row.given else "",
            "" if row.modes == set(Mode) else _modes(row.modes),
            f"`{row.to.value}`",
            row.do.value if row.do else "",
            row.wish.value if row.wish else "",
            row.note.value if row.note else "",
        )


def _ignored() -> Iterator[tuple[str, ...]]:
    for entry in IGNORED:
        yield _phases(entry.phases), _events(entry.events), entry.because


def _keys(everything: Exploration) -> Iterator[tuple[str, ...]]:
    for phase in Phase:
        cells = []
        for mode in Mode:
            sets = dict.fromkeys(keys(it) for it in _in(everything, phase) if it.mode is mode)
            names = [[key.name.split("_")[0].title() for key in KEYS if key in it] for it in sets]
            cells.append(" *or* ".join(", ".join(it) or "none" for it in names) or "–")
        yield (f"`{phase.value}`", *cells)


def _timers(everything: Exploration) -> Iterator[tuple[str, ...]]:
    for timer in Timer:
        runs = [it for it in everything.recordings if timer in timers(it)]
        phases = [phase for phase in Phase if any(it.phase is phase for it in runs)]
        modes = {it.mode for it in runs}
        where = _list(phases) + ("" if Mode.ON_DEMAND in modes else f" ({_modes(modes)})")
        yield f"`{timer.value}`", where, _lasting(timer), f"`{EXPIRES[timer].value}`"


def _lasting(timer: Timer) -> str:
    if timer is Timer.RETRY:
        delays = ", ".join(f"{delay:g}" for delay in (*RETRY_AFTER_S, RETRY_AFTER_S[-1]))
        return f"{delays} … s, by failures in a row"
    lasts = seconds(timer, Recording(Mode.ALWAYS))
    return f"{lasts:g} s" if lasts is not None else "`Call_Recording_Setup_Timeout_n_`"


def _proof(everything: Exploration) -> Iterator[str]:
    fired = sum(
        row_for(ROWS, it, event) is not None for it in everything.recordings for event in Event
    )
    states, nodes = len(everything.recordings), len(everything.came_from)
    yield (
        f"Every event was tried in every state: {states} states of the machine, {nodes} with what "
        f"the monitors remember, {everything.steps} steps. {fired} pairs of state and event change "
        "something; the others are ignored on purpose. `tests/exhaustive/` does it again, and "
        "finds every fault that is put into one field of one row."
    )
    yield ""
