"""What a live client has sent and was not answered yet."""

import asyncio

from server.serving.inbox import MOST_WAITING, Inbox
from server.serving.messages import Action, Picture


def picture(number: int) -> Picture:
    return Picture(b"%d" % number)


def contents(inbox: Inbox) -> list:
    inbox.end()

    async def all_of_them():
        found = []
        while (arrived := await inbox.get()) is not None:
            found.append(arrived)
        return found

    return asyncio.run(all_of_them())


def test_of_frames_that_wait_the_newest_is_read():
    inbox = Inbox(30)
    for number in range(5):
        assert inbox.put(picture(number), number / 30)
    (arrived,) = contents(inbox)
    assert arrived.message == picture(4)
    assert (arrived.number, inbox.skipped) == (4, 4)


def test_no_action_is_lost_and_the_order_stays():
    inbox, space = Inbox(30), Action("space")
    for number, message in enumerate([picture(0), space, picture(1), space, picture(2)]):
        inbox.put(message, number)
    read = [arrived.message for arrived in contents(inbox)]
    assert read == [picture(0), space, picture(1), space, picture(2)]
    assert inbox.skipped == 0


def test_who_keeps_to_the_rate_is_never_cut_off():
    inbox = Inbox(10)
    assert all(inbox.put(picture(number), number / 10) for number in range(1000))


def test_who_sends_four_times_as_many_is_cut_off_within_seconds():
    inbox = Inbox(10)
    taken = [inbox.put(picture(number), number / 40) for number in range(400)]
    assert 1 <= taken.index(False) / 40 <= 4  # seconds


def test_only_so_many_actions_wait():
    inbox = Inbox(1000)
    taken = [inbox.put(Action("keep"), 0.0) for _ in range(MOST_WAITING + 1)]
    assert taken == [True] * MOST_WAITING + [False]
