"""Blocking work beside a loop: its result, its error, and an end nobody waits for."""

import asyncio
import threading

import pytest

from hw_sim.web.background import in_background


def test_the_result_comes_from_another_thread() -> None:
    here = threading.get_ident()
    assert asyncio.run(in_background(threading.get_ident)) != here


def test_an_error_is_raised_where_it_was_asked_for() -> None:
    def fail() -> None:
        raise ValueError("no such key")

    with pytest.raises(ValueError, match="no such key"):
        asyncio.run(in_background(fail))


def test_the_loop_does_not_wait_for_work_nobody_wants_any_more() -> None:
    release, done = threading.Event(), threading.Event()

    def work() -> None:
        release.wait(10)
        done.set()

    async def give_up() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(in_background(work), 0.01)

    asyncio.run(give_up())
    assert not done.is_set()
    release.set()
    assert done.wait(10)
