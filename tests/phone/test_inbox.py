"""What is posted too early comes first, in its order."""

from phone.inbox import Inbox


def test_early_events_are_kept_and_handed_on_in_order() -> None:
    taken, inbox = list[str](), Inbox()
    inbox.post("first")
    inbox.post("second")
    inbox.deliver_to(taken.append)
    inbox.post("third")
    assert taken == ["first", "second", "third"]


def test_what_is_posted_while_it_delivers_is_not_lost() -> None:
    taken, inbox = list[str](), Inbox()
    inbox.post("first")

    def take(event: str) -> None:
        taken.append(event)
        if event == "first":
            inbox.post("answer")

    inbox.deliver_to(take)
    assert taken == ["first", "answer"]


def test_what_was_handed_on_is_not_handed_on_again() -> None:
    first, second, inbox = list[str](), list[str](), Inbox()
    inbox.post("early")
    inbox.deliver_to(first.append)
    inbox.deliver_to(second.append)
    inbox.post("late")
    assert (first, second) == (["early"], ["late"])
