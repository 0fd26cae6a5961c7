"""POST /v1/landmarks."""

import io

import numpy as np

from asl_keras.pretrained import SHIPPED, open_reader
from server.serving.limits import Limits

SMALL = SHIPPED.with_name("landmarks_int8.tflite")
HANDS = np.random.default_rng(3).uniform(0, 300, (150, 21, 3)).astype(np.float32)


def as_npz(hands: np.ndarray) -> bytes:
    file = io.BytesIO()
    np.savez(file, landmarks=hands)
    return file.getvalue()


def test_hands_have_the_distributions_that_the_reader_gives(serve, recorder):
    client, reader = serve(), open_reader()
    hands = HANDS[:3]
    expected = reader.read(hands)
    for request in (
        client.post("/v1/landmarks", json={"landmarks": hands.tolist()}),
        client.post("/v1/landmarks", content=as_npz(hands)),
    ):
        answer = request.json()
        assert (answer["model"], answer["threshold"]) == ("default", reader.threshold)
        assert tuple(answer["labels"]) == reader.alphabet.labels
        found = np.array([hand["probabilities"] for hand in answer["hands"]])
        assert np.abs(found - expected).max() <= 1e-6  # rounded
        assert len({hand["id"] for hand in answer["hands"]}) == 3
        best = [hand["letters"][0]["letter"] for hand in answer["hands"]]
        letters = np.where(reader.alphabet.is_letter, expected, -1).argmax(axis=1)
        assert best == [reader.alphabet.labels[place] for place in letters]
    assert len(recorder.seen) == 6
    assert len({one.source for one in recorder.seen}) == 2
    assert np.array_equal(recorder.seen[5].landmarks, hands[2])


def test_a_batch_is_read_in_its_order_by_the_model_that_is_named(serve):
    client = serve(models=(f"small={SMALL}",))
    answer = client.post("/v1/landmarks?model=small", content=as_npz(HANDS)).json()
    assert answer["model"] == "small"
    found = np.array([hand["probabilities"] for hand in answer["hands"]])
    assert np.abs(found - open_reader(SMALL).read(HANDS)).max() <= 1e-6  # rounded


def test_more_hands_than_agreed_are_refused(serve):
    answer = serve(Limits(hands=100)).post("/v1/landmarks", content=as_npz(HANDS))
    assert answer.status_code == 422
    assert answer.json()["detail"] == "Expected at most 100 hands in a request. Received: 150."


def test_a_batch_that_takes_too_long_is_late(serve, recorder):
    answer = serve(Limits(batch_deadline=1e-3)).post("/v1/landmarks", content=as_npz(HANDS))
    assert answer.status_code == 504
    assert answer.json()["reason"] == "deadline"
    assert recorder.refusals == [("landmarks", "deadline")]
