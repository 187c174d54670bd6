"""A provider that keeps failing is left alone, and tried again with one request at a time."""

import pytest
from fake_server import FakeClock

from refkit.sources.polite.circuit import FAILURES_THAT_OPEN, FIRST_REST_SECONDS, LONGEST_REST_SECONDS, Circuit


@pytest.fixture
def circuit(clock: FakeClock) -> Circuit:
    return Circuit(clock)


def fail(circuit: Circuit, times: int = FAILURES_THAT_OPEN) -> None:
    for _ in range(times):
        circuit.failed()


def test_some_failures_are_borne(circuit: Circuit) -> None:
    fail(circuit, FAILURES_THAT_OPEN - 1)
    assert circuit.seconds_left() == 0


def test_many_in_a_row_open_it(circuit: Circuit) -> None:
    fail(circuit)
    assert circuit.seconds_left() == FIRST_REST_SECONDS


def test_an_answer_in_between_starts_the_count_again(circuit: Circuit) -> None:
    fail(circuit, FAILURES_THAT_OPEN - 1)
    circuit.succeeded()
    fail(circuit, FAILURES_THAT_OPEN - 1)
    assert circuit.seconds_left() == 0


def test_after_the_rest_one_may_go_and_the_others_wait(circuit: Circuit, clock: FakeClock) -> None:
    fail(circuit)
    clock.pass_seconds(FIRST_REST_SECONDS)
    assert circuit.seconds_left() == 0
    assert circuit.seconds_left() > 0
    circuit.succeeded()
    assert circuit.seconds_left() == 0


def test_each_failure_after_a_rest_doubles_it_up_to_a_bound(circuit: Circuit, clock: FakeClock) -> None:
    fail(circuit)
    rests = []
    for _ in range(6):
        clock.pass_seconds(LONGEST_REST_SECONDS)
        assert circuit.seconds_left() == 0
        circuit.failed()
        rests.append(circuit.seconds_left())
    assert rests == [120, 240, 480, 600, 600, 600]


def test_late_failures_of_requests_already_under_way_do_not_prolong_it(circuit: Circuit, clock: FakeClock) -> None:
    fail(circuit)
    clock.pass_seconds(10)
    circuit.failed()
    assert circuit.seconds_left() == FIRST_REST_SECONDS - 10
