"""What is said of an administrator's sets of prompts."""

from provisioning.prompt_report import OwnPrompt, set_lines

KINDS = ("start", "stop", "pause")
START = OwnPrompt("start", ("en", "da"), 1.5, -19.04)
STOP = OwnPrompt("stop", ("nl",), 2.25, -18.96)


def test_what_a_set_has_and_what_it_leaves_to_the_standard_prompts() -> None:
    assert list(set_lines("acme", (START, STOP), KINDS)) == [
        "acme start: 1.50 s, -19.0 LUFS, heard in en, da",
        "acme stop: 2.25 s, -19.0 LUFS, heard in nl",
        "acme: standard prompts for pause",
    ]


def test_a_whole_set_leaves_nothing() -> None:
    assert len(list(set_lines("acme", (START, STOP), KINDS[:2]))) == 2


def test_an_empty_set_leaves_all() -> None:
    assert list(set_lines("acme", (), KINDS)) == ["acme: standard prompts for start, stop, pause"]
