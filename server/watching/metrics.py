"""What Prometheus reads: counts and times of a server, in a registry of its own."""

from collections.abc import Iterable, Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from server.watching.drift import Window
from server.watching.observation import Observation
from server.watching.reference import Reference

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
SHARES = tuple(number / 10 for number in range(1, 11))
OF_A_MODEL = ("model", "feature", "statistic")


class Metrics:
    """All of them; safe to call from any thread."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()

        def counter(name: str, text: str, *labels: str) -> Counter:
            return Counter(name, text, labels, registry=self.registry)

        def gauge(name: str, text: str, *labels: str) -> Gauge:
            return Gauge(name, text, labels, registry=self.registry)

        def histogram(name: str, text: str, buckets: tuple[float, ...], *labels: str) -> Histogram:
            return Histogram(name, text, labels, buckets=buckets, registry=self.registry)

        self._requests = counter("asl_requests", "Requests answered", "door", "status")
        self._took = histogram("asl_request_seconds", "From request to answer", SECONDS, "door")
        self._stages = histogram("asl_stage_seconds", "Of a hand, by stage", SECONDS, "stage")
        self._queue = gauge("asl_queue_length", "Requests that wait")
        self._refused = counter("asl_refused", "Requests that were not read", "door", "reason")
        self._hands = counter("asl_hands", "Hands that were read", "door", "model")
        self._empty = counter("asl_pictures_without_hand", "In which none was found", "door")
        self._letters = counter(
            "asl_letters", "What was read; unsure below the threshold", "model", "letter"
        )
        self._confidence = histogram(
            "asl_confidence", "Probability of the likeliest label", SHARES, "model"
        )
        self._model = gauge("asl_model_info", "1 of the version that reads", "model", "version")
        self._drift = gauge("asl_drift", "Of the last window of hands", *OF_A_MODEL)
        self._limit = gauge("asl_drift_limit", "Above it, a window is an alarm", *OF_A_MODEL)
        self._alarm = gauge("asl_drift_alarm", "Whether the last window is an alarm", "model")
        self._alarms = counter("asl_drift_alarms", "Windows that were alarms", "model")
        self._windows = counter("asl_drift_windows", "Windows of hands that were full", "model")
        self._counted = gauge("asl_drift_hands", "In the window that is not full yet", "model")
        self._watched = gauge("asl_drift_watched", "Whether it has a reference", "model")

    def saw(self, seen: Observation, letter: str) -> None:
        """Counts a hand that was read as a letter, or a picture without one."""
        for stage, seconds in seen.seconds.items():
            self._stages.labels(stage).observe(seconds)
        if seen.probabilities is None:
            self._empty.labels(seen.door).inc()
            return
        self._hands.labels(seen.door, seen.model).inc()
        self._letters.labels(seen.model, letter).inc()
        self._confidence.labels(seen.model).observe(float(seen.probabilities.max()))

    def refused(self, door: str, reason: str) -> None:
        """Counts a request that was not read."""
        self._refused.labels(door, reason).inc()

    def answered(self, door: str, status: int, seconds: float) -> None:
        """Counts a request that was answered."""
        self._requests.labels(door, str(status)).inc()
        self._took.labels(door).observe(seconds)

    def waiting(self, count: int) -> None:
        """How many requests wait."""
        self._queue.set(count)

    def reads(
        self, model: str, version: str, before: Iterable[str], reference: Reference | None
    ) -> None:
        """A version of a model reads from now on, and those before no longer."""
        for old in before:
            self._model.remove(model, old)
        self._model.labels(model, version).set(1)
        self._watched.labels(model).set(reference is not None)
        for (name, kind), limit in (reference.limits if reference else {}).items():
            self._limit.labels(model, name, kind).set(limit)

    def counted(self, model: str, hands: int, window: Window | None) -> None:
        """A hand has counted for drift, and perhaps made a window full."""
        self._counted.labels(model).set(hands)
        if window is None:
            return
        self._windows.labels(model).inc()
        self._alarms.labels(model).inc(bool(window.alarms))
        self._alarm.labels(model).set(bool(window.alarms))
        self._set(model, window.values)

    def _set(self, model: str, values: Mapping[tuple[str, str], float]) -> None:
        for (name, kind), value in values.items():
            self._drift.labels(model, name, kind).set(value)

    def exposition(self) -> bytes:
        """All of them in Prometheus' text format."""
        return generate_latest(self.registry)
