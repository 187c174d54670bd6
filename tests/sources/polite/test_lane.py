"""A pool's rate and concurrency, kept however slow the network is."""

import threading

import pytest
from fake_server import FakeClock
from hypothesis import given
from hypothesis import strategies as st

from refkit.sources.polite.lane import Lane, Rate


def send_one(lane: Lane, clock: FakeClock, takes_seconds: float = 0.0) -> float:
    """Send a request as soon as it may go; the moment it was sent."""
    while delay := lane.enter():
        clock.sleep(delay)
    sent = clock.monotonic()
    clock.pass_seconds(takes_seconds)
    lane.leave()
    return sent


def test_as_many_as_the_rate_go_at_once_and_the_next_waits(clock: FakeClock) -> None:
    lane = Lane(Rate(3), 3, clock)
    sent = [send_one(lane, clock) for _ in range(4)]
    assert sent[:3] == [0.0, 0.0, 0.0]
    assert sent[3] == pytest.approx(1.0, abs=0.05)


@given(
    rate=st.builds(Rate, st.integers(1, 10), st.sampled_from([0.5, 1.0, 60.0])),
    durations=st.lists(st.floats(0, 5), min_size=1, max_size=40),
    share=st.floats(0, 1),
)
def test_no_interval_sees_more_than_the_rate(rate: Rate, durations: list[float], share: float) -> None:
    clock = FakeClock()
    lane = Lane(rate, 3, clock)
    # the provider counts a request somewhere between our sending it and its answer
    arrived = [send_one(lane, clock, takes) + takes * share for takes in durations]
    for first, later in zip(arrived, arrived[rate.requests :], strict=False):
        assert later - first > rate.interval_seconds


def test_answers_may_slow_it_down(clock: FakeClock) -> None:
    lane = Lane(Rate(10), 3, clock)
    lane.adjust((1, 2.0), None)
    assert [round(send_one(lane, clock), 1) for _ in range(3)] == [0.0, 2.0, 4.0]


def test_answers_never_make_it_faster_than_documented(clock: FakeClock) -> None:
    lane = Lane(Rate(1), 1, clock)
    lane.adjust((1000, 1.0), 50)
    assert lane.rate == Rate(1)
    lane.adjust((1, 5.0), None)
    lane.adjust((1, 1.0), None)
    assert lane.rate == Rate(1)


def test_a_limit_nobody_can_mean_is_not_believed(clock: FakeClock) -> None:
    lane = Lane(Rate(5), 1, clock)
    lane.adjust((1, 1e9), None)
    assert lane.rate == Rate(5)


@pytest.mark.parametrize("concurrency", [1, 3])
def test_turns_are_as_many_as_may_be_under_way(clock: FakeClock, concurrency: int) -> None:
    lane = Lane(Rate(100), concurrency, clock)
    under_way, most, lock = 0, 0, threading.Lock()
    all_in = threading.Barrier(concurrency, timeout=20)

    def look_up() -> None:
        nonlocal under_way, most
        with lane.turn():
            with lock:
                under_way += 1
                most = max(most, under_way)
            all_in.wait()  # breaks unless so many are inside together
            with lock:
                under_way -= 1

    threads = [threading.Thread(target=look_up) for _ in range(3 * concurrency)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (most, under_way) == (concurrency, 0)
