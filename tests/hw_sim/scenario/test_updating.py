"""Blocks rewritten in place; the rest of the file is left as it is."""

from hw_sim.scenario.updating import with_histories

TEXT = """# words
press 1
transcript keys
  0.000  keys  9
  # gone
end

repeat 2
  transcript
  end
end
transcript
  7.000  keys  7
end
"""


def test_only_the_named_blocks_are_rewritten() -> None:
    found = with_histories(TEXT, {3: ("0.000 keys 1", "1.000 keys 2"), 9: ("2.000 keys 3",)})
    assert found == (
        "# words\npress 1\ntranscript keys\n  0.000 keys 1\n  1.000 keys 2\nend\n\n"
        "repeat 2\n  transcript\n    2.000 keys 3\n  end\nend\n"
        "transcript\n  7.000  keys  7\nend\n"
    )


def test_nothing_met_is_nothing_changed() -> None:
    assert with_histories(TEXT, {}) == TEXT
