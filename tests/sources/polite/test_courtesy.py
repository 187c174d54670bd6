"""The rules of asking: Retry-After obeyed, back-off, six requests, thirty seconds, one for all threads."""

import threading
from collections.abc import Callable
from itertools import pairwise

import pytest
from fake_server import FakeClock
from hypothesis import given
from hypothesis import strategies as st

from refkit.errors import SourceError, SourceRefused, SourceUnavailable
from refkit.sources.polite.answer import Answer, NoAnswer
from refkit.sources.polite.courtesy import DEADLINE_SECONDS, MOST_REQUESTS, Allowance, Courtesy
from refkit.sources.polite.lane import Rate
from refkit.sources.polite.pace import Pace, shared_pace

GOOD = Answer(200, json={})
TOO_OFTEN = Answer(429)


class Provider:
    """Answers what it is told to, in order, then always the last; remembers when it was asked."""

    def __init__(self, clock: FakeClock, *answers: Answer | NoAnswer, takes_seconds: float = 0.0) -> None:
        self.clock, self.answers, self.takes_seconds = clock, list(answers), takes_seconds
        self.asked_at: list[float] = []
        self.timeouts: list[float] = []

    def __call__(self, timeout_seconds: float) -> Answer:
        self.asked_at.append(self.clock.monotonic())
        self.timeouts.append(timeout_seconds)
        self.clock.pass_seconds(min(self.takes_seconds, 3 * timeout_seconds))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, NoAnswer):
            raise answer
        return answer


def courtesy_of(clock: FakeClock, jitter: Callable[[], float] = lambda: 1.0) -> Courtesy:
    return Courtesy("Crossref", Pace({"single": Rate(5), "list": Rate(1)}, 1, clock), jitter=jitter)


def test_a_good_answer_comes_back_at_once(clock: FakeClock) -> None:
    assert courtesy_of(clock).ask("list", Provider(clock, GOOD)) is GOOD
    assert clock.slept == []


def test_questions_of_one_look_up_share_its_requests_and_its_deadline(clock: FakeClock) -> None:
    courtesy, allowance = courtesy_of(clock), Allowance()
    first = Provider(clock, Answer(500), Answer(500), GOOD)
    assert courtesy.ask("single", first, allowance) is GOOD
    assert allowance.deadline == DEADLINE_SECONDS
    second = Provider(clock, Answer(500))
    with pytest.raises(SourceUnavailable):
        courtesy.ask("single", second, allowance)
    assert len(first.asked_at) + len(second.asked_at) == courtesy.requests_sent == MOST_REQUESTS
    with pytest.raises(SourceUnavailable, match="too many requests"):
        courtesy.ask("single", Provider(clock, GOOD), allowance)


def test_a_look_up_of_several_questions_ends_at_its_deadline(clock: FakeClock) -> None:
    courtesy, allowance = courtesy_of(clock), Allowance()
    courtesy.ask("single", Provider(clock, GOOD, takes_seconds=20), allowance)
    slow = Provider(clock, Answer(503), takes_seconds=20)
    with pytest.raises(SourceUnavailable):
        courtesy.ask("single", slow, allowance)
    assert clock.monotonic() <= DEADLINE_SECONDS


def test_lists_are_asked_for_once_a_second(clock: FakeClock) -> None:
    courtesy, provider = courtesy_of(clock), Provider(clock, GOOD)
    for _ in range(4):
        courtesy.ask("list", provider)
    assert [round(moment) for moment in provider.asked_at] == [0, 1, 2, 3]


def test_single_works_do_not_wait_for_lists(clock: FakeClock) -> None:
    courtesy = courtesy_of(clock)
    courtesy.ask("list", Provider(clock, GOOD))
    courtesy.ask("single", Provider(clock, GOOD))
    assert clock.slept == []


class TestRetryAfter:
    def test_it_is_obeyed_to_the_second(self, clock: FakeClock) -> None:
        provider = Provider(clock, Answer(429, {"retry-after": "7"}), GOOD)
        courtesy_of(clock).ask("single", provider)
        assert provider.asked_at[1] >= 7.0

    def test_a_date_is_obeyed(self, clock: FakeClock) -> None:
        headers = {"retry-after": "Tue, 14 Nov 2023 22:13:50 GMT"}  # thirty seconds after the fake clock's start
        provider = Provider(clock, Answer(503, headers))
        with pytest.raises(SourceUnavailable) as caught:
            courtesy_of(clock).ask("single", provider)
        assert caught.value.retry_after_seconds == pytest.approx(30)

    def test_it_counts_for_every_look_up(self, clock: FakeClock) -> None:
        courtesy = courtesy_of(clock)
        with pytest.raises(SourceUnavailable):
            courtesy.ask("single", Provider(clock, Answer(503, {"retry-after": "100"})))
        other = Provider(clock, GOOD)
        with pytest.raises(SourceUnavailable, match="100 s of patience") as caught:
            courtesy.ask("list", other)
        assert other.asked_at == []
        assert caught.value.retry_after_seconds == pytest.approx(100)
        clock.pass_seconds(80)
        courtesy.ask("list", other)
        assert other.asked_at[0] >= 100

    @pytest.mark.parametrize("seconds", ["31", "86400", "999999999"])
    def test_what_is_longer_than_the_deadline_is_not_waited_for(self, clock: FakeClock, seconds: str) -> None:
        provider = Provider(clock, Answer(429, {"retry-after": seconds}), GOOD)
        with pytest.raises(SourceUnavailable) as caught:
            courtesy_of(clock).ask("single", provider)
        assert caught.value.retry_after_seconds == pytest.approx(float(seconds))
        assert clock.slept == []


class TestBackOff:
    def test_the_pause_doubles(self, clock: FakeClock) -> None:
        with pytest.raises(SourceUnavailable, match="out of order"):
            courtesy_of(clock).ask("single", Provider(clock, Answer(503)))
        assert clock.slept == [0.5, 1.0, 2.0, 4.0, 8.0]

    def test_chance_takes_up_to_half_of_it(self, clock: FakeClock) -> None:
        with pytest.raises(SourceUnavailable):
            courtesy_of(clock, jitter=lambda: 0.0).ask("single", Provider(clock, NoAnswer("is silent")))
        assert clock.slept == [0.25, 0.5, 1.0, 2.0, 4.0]

    def test_a_request_that_would_fare_no_better_is_not_repeated(self, clock: FakeClock) -> None:
        provider = Provider(clock, NoAnswer("sent too much", is_hopeless=True))
        with pytest.raises(SourceRefused, match="sent too much"):
            courtesy_of(clock).ask("single", provider)
        assert len(provider.asked_at) == 1


@given(
    answers=st.lists(
        st.one_of(
            st.builds(
                Answer,
                st.sampled_from([200, 204, 301, 400, 403, 404, 408, 429, 500, 503, 599]),
                st.dictionaries(
                    st.sampled_from(["retry-after", "x-rate-limit-limit", "x-rate-limit-interval"]),
                    st.sampled_from(["0", "1", "3", "10s", "20", "1000", "500s", "1h"]),
                ),
            ),
            st.builds(NoAnswer, st.just("is silent"), is_hopeless=st.booleans()),
        ),
        min_size=1,
        max_size=12,
    ),
    takes_seconds=st.floats(0, 12),
    look_ups=st.integers(1, 5),
)
def test_whatever_happens_the_bounds_are_kept(
    answers: list[Answer | NoAnswer], takes_seconds: float, look_ups: int
) -> None:
    clock = FakeClock()
    courtesy, provider = courtesy_of(clock), Provider(clock, *answers, takes_seconds=takes_seconds)
    for _ in range(look_ups):
        start, asked = clock.monotonic(), len(provider.asked_at)
        try:
            answer = courtesy.ask("list", provider)
        except SourceError as error:
            said = str(error)
            assert said.startswith("Crossref "), said
        else:
            assert answer.status in (200, 404)
        assert clock.monotonic() - start <= DEADLINE_SECONDS + 0.001
        assert len(provider.asked_at) - asked <= MOST_REQUESTS
        assert all(timeout > 0 for timeout in provider.timeouts)


class TestCircuit:
    def test_a_provider_that_keeps_failing_is_left_alone_and_that_is_said(self, clock: FakeClock) -> None:
        courtesy, provider = courtesy_of(clock), Provider(clock, Answer(500))
        messages = []
        for _ in range(5):
            with pytest.raises(SourceUnavailable) as caught:
                courtesy.ask("single", provider)
            messages.append(str(caught.value))
        assert len(provider.asked_at) == 10
        assert "left alone for 60 s" in messages[-1]

    def test_nonsense_about_one_work_says_nothing_about_the_others(self, clock: FakeClock) -> None:
        courtesy = courtesy_of(clock)
        for _ in range(5):
            with pytest.raises(SourceUnavailable, match="sent nonsense"):
                courtesy.ask("single", Provider(clock, NoAnswer("sent nonsense", is_outage=False)))
        assert courtesy.ask("single", Provider(clock, GOOD)) is GOOD

    def test_it_is_asked_again_later(self, clock: FakeClock) -> None:
        courtesy = courtesy_of(clock)
        for _ in range(2):
            with pytest.raises(SourceUnavailable):
                courtesy.ask("single", Provider(clock, Answer(500)))
        clock.pass_seconds(60)
        assert courtesy.ask("single", Provider(clock, GOOD)) is GOOD
        assert courtesy.ask("single", Provider(clock, GOOD)) is GOOD


class TestTogether:
    def test_threads_share_one_pace(self, clock: FakeClock) -> None:
        courtesy, provider = courtesy_of(clock), Provider(clock, GOOD)
        threads = [threading.Thread(target=courtesy.ask, args=("list", provider)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        moments = sorted(provider.asked_at)
        assert len(moments) == 8
        assert all(later - earlier > 1 for earlier, later in pairwise(moments))

    def test_sources_at_one_address_share_one_pace(self) -> None:
        rates = {"single": Rate(5), "list": Rate(1)}
        pace = shared_pace("http://one.invalid", False, rates, 1)
        assert shared_pace("http://one.invalid", False, rates, 1) is pace
        assert shared_pace("http://one.invalid", True, rates, 3) is not pace
        assert shared_pace("http://two.invalid", False, rates, 1) is not pace
