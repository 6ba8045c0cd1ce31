"""ToneScripts for tests: the vendor's own, and any that there may be."""

from hypothesis import strategies as st

from tones.tone_script import Cadence, Step, ToneScript

VENDOR = (
    "440@-10;30(.3/9.7/1)",
    "350@-19;20(.1/.1/1,.1/9.7/1)",
    "600@-16;1(.25/.25/1)",
    "600@-19;25(.1/.1/1,.1/.1/1,.1/9.5/1)",
    "600@-19;.2(.05/0.05/1)",
    "600@-16;.3(.05/0.05/1)",
    "600@-19;.2(.1/0.1/1)",
    "397@-19,507@-19;15(0/2/0,.2/.1/1,.1/2.1/2)",
    "350@-19,440@-19;10(*/0/1+2)",
    "350@-19,440@-19;2(.1/.1/1+2);10(*/0/1+2)",
    "985@-16,1428@-16,1777@-16;20(.380/0/1,.380/0/2,.380/0/3,0/4/0)",
    "480@-10,620@0;10(.125/.125/1+2)",
    "440@-19,480@-19;*(2/4/1+2)",
)
"""Defaults of its phones, and the examples of its manuals."""

TIMES = st.integers(0, 300_000) | st.sampled_from([0, 1, 20, 100, 250, 9_700])
LENGTHS = TIMES.filter(bool)


def _steps(frequencies: int) -> st.SearchStrategy[tuple[Step, ...]]:
    components = st.lists(st.integers(1, frequencies), unique=True, max_size=3).map(tuple)
    ended = st.builds(Step, TIMES, TIMES, components)
    endless = st.builds(Step, st.none(), st.just(0), components) | st.builds(
        Step, TIMES, st.none(), components
    )
    several = st.lists(ended, min_size=1, max_size=5).map(tuple)
    lasting = several.filter(lambda steps: any(it.on_ms or it.off_ms for it in steps))
    with_end = st.tuples(several, endless).map(lambda it: (*it[0], it[1]))
    return lasting | with_end


@st.composite
def tone_scripts(draw: st.DrawFn) -> ToneScript:
    """Any script that has at most 127 characters; the sum of its components never clips."""
    levels = st.integers(-600, -100).map(lambda tenths: tenths / 10)
    partial = st.tuples(st.integers(1, 3_999), levels)
    frequencies = tuple(draw(st.lists(partial, min_size=1, max_size=6)))
    steps = _steps(len(frequencies))
    first = st.builds(Cadence, LENGTHS, steps)
    last = st.builds(Cadence, st.none() | LENGTHS, steps)
    before = draw(st.just(()) | st.tuples(first))
    return ToneScript(frequencies, (*before, draw(last)))
