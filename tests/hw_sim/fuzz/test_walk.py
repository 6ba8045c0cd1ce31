"""A walk as the file that `redlamp-sim run` takes."""

from hw_sim.fuzz.walk import Beginning, Walk
from hw_sim.scenario.header import Header
from hw_sim.scenario.script import read_script

SETS = (("Call_Recording_Mode_1_", "Always"), ("Display_Name_1_", "50 $ Anna"), ("Proxy_1_", ""))
WALK = Walk(Beginning(SETS, 7, 4, 2), ("dial 1002", "profile Display_Name_1_ = $", "advance 1 s"))
TEXT = """\
title a $ title
# found
# fails
seed 7
capacity 4 dialogs
appearances 2
set Call_Recording_Mode_1_ = Always
set Display_Name_1_ = 50 $$ Anna
set Proxy_1_ =

dial 1002
profile Display_Name_1_ = $$
advance 1 s
"""


def test_a_walk_is_a_scenario() -> None:
    assert WALK.text("a $ title", ("found", "fails")) == TEXT.replace("a $ title", "a $$ title")


def test_what_is_read_is_what_was_walked() -> None:
    script = read_script(WALK.text("a $ title"), "walk.scenario")
    assert script.header == Header("a $ title", sets=SETS, seed=7, dialogs=4, appearances=2)
    assert tuple(step.text for step in script.steps) == WALK.lines


def test_what_is_usual_is_not_said() -> None:
    assert Walk(Beginning(), ("dial 1002",)).text("t") == "title t\n\ndial 1002\n"
