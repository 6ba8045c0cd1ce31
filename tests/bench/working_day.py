"""A working day on the simulated phone: 40 calls in 8 hours, with tones, words, pauses and people.

What the day is made of is plain vocabulary; how long it took is the caller's to measure.
"""

from hw_sim.sim.bench import SimBench, SimOptions

DAY_S = 8 * 3600.0
CALLS = 40
SETS = (
    ("Call_Recording_Mode_1_", "Always with Pause/Resume"),
    ("Call_Recording_Announce_Internal_1_", "Yes"),
    ("Call_Recording_Announce_PSTN_1_", "Yes"),
    ("Call_Recording_Pause_Notice_1_", "Beep"),
)

OUT = ("dial 1002", "wait recording recording 5 s")
IN = ("far-end Kirsten call", "wait softkey Answer 2 s", "press Answer", "advance 5 s")
PAUSED = ("press PauseRec", "advance 40 s", "press ResumeRec", "advance 80 s")
HELD = ("press Hold", "advance 60 s", "press Resume", "advance 60 s")
SECOND = ("far-end Jonas call", "advance 2 s", "press down", "press Answer", "advance 90 s")
ENDED = ("press End call", "advance 1 s")
KINDS = (
    (*OUT, "advance 240 s", *ENDED),
    (*IN, "advance 120 s", *PAUSED, *ENDED),
    (*OUT, "advance 60 s", *HELD, *ENDED),
    (*IN, "advance 100 s", *SECOND, *ENDED, *ENDED),
)


def working_day() -> SimBench:
    """The bench at the end of the day, with nothing broken. Raises AssertionError if it is."""
    bench = SimBench(SimOptions(script_sets=SETS))
    for number in range(CALLS):
        for line in KINDS[number % len(KINDS)]:
            bench.perform(line)
        begins = DAY_S * (number + 1) / CALLS
        bench.advance(begins - bench.captured_s())
    if bench.broken:
        raise AssertionError(f"broken: {bench.broken[0]}")
    return bench
