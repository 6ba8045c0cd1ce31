"""What is said of the notices at the end of a test run."""

from tests.notices.summary import AGAIN, HEADING, LIVE, RULE, SIMULATED, lines


def test_the_live_table_what_was_called_again_and_the_product_are_told() -> None:
    told = [(LIVE, "| b |"), ("measured", "x"), (SIMULATED, 72), (LIVE, "| a |")]
    told += [(AGAIN, "a: +40 ms away"), (SIMULATED, 72)]
    assert list(lines(told)) == [
        HEADING,
        RULE,
        "| a |",
        "| b |",
        "called again, as the machine was late; at first it was:\na: +40 ms away",
        "144 calls on simulated parts: exactly what docs/notices.md says was heard",
    ]


def test_nothing_is_told_where_nothing_was_measured() -> None:
    assert list(lines([("measured", "x")])) == []
