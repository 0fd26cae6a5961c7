"""WS /v1/live."""

import contextlib
import json

import pytest
from starlette.testclient import WebSocketDenialResponse
from starlette.websockets import WebSocketDisconnect

from asl_keras.data.npz import Npz
from asl_keras.pretrained import SHIPPED
from server.api import conversation
from server.serving.limits import Limits

LIVE = "ws://127.0.0.1:8000/v1/live"
SMALL = SHIPPED.with_name("landmarks_int8.tflite")


@pytest.fixture(scope="module")
def shown(shared_data) -> dict[str, list]:
    """A hand of each letter."""
    (file, *_) = sorted((shared_data / "landmarks").glob("*.npz"))
    with Npz(file) as npz:
        hands, labels = npz.read("landmarks"), npz.read("labels").tolist()
    return {
        letter: [
            [None if one != one else one for one in point]
            for point in hands[labels.index(letter)].tolist()
        ]
        for letter in "BL"
    }


def test_letters_of_frames_are_written_as_events(serve, letter_b, recorder):
    jpeg = letter_b.read_bytes()
    with serve().websocket_connect(f"{LIVE}?hold=0&window=0&language=none") as socket:
        greeting = socket.receive_json()
        assert set(greeting) == {"model", "version", "labels", "threshold"}
        events = []
        for number in range(4):
            socket.send_bytes(jpeg)
            answer = socket.receive_json()
            assert (answer["message"], answer["skipped"]) == (number, 0)
            events += answer["events"]
        (hand,) = answer["hands"]
        assert hand["letter"] == "B"
        assert len(hand["landmarks"]) == 21
        assert hand["handedness"] == "Right"  # the person's; the picture is not mirrored
        assert [event["event"] for event in events] == ["letter"]
        assert (events[0]["letter"], events[0]["hand"]) == ("B", hand["hand"])
        socket.send_json({"action": "space"})
        (event,) = socket.receive_json()["events"]
        assert (event["event"], event["word"]) == ("word", "B")
    assert [one.door for one in recorder.seen] == ["live"] * 4
    assert len({one.source for one in recorder.seen}) == 1
    assert {"queue", "decode", "hands", "read"} == set(recorder.seen[-1].seconds)


def test_each_connection_has_a_state_of_its_own(serve, shown):
    client = serve()
    rules = f"{LIVE}?hold=0.1&window=0&model=default"
    with client.websocket_connect(rules) as one, client.websocket_connect(rules) as other:
        texts = {}
        for socket, letter in ((one, "B"), (other, "L")):
            socket.receive_json()
            for number in range(4):
                socket.send_json({"landmarks": [shown[letter]], "time": number / 5})
                texts[letter] = socket.receive_json()["text"]
        assert texts == {"B": "B", "L": "L"}


@pytest.mark.parametrize(
    "message",
    [
        "",
        "text where bytes are expected",
        "{}",
        json.dumps({"landmarks": [[[0, 0, 0]] * 21]}),
        b"",
        b"no picture",
        b"\xff\xd8\xff\xe0",
        bytes(1000),
    ],
)
def test_what_is_no_message_is_said_and_the_connection_goes_on(serve, message, recorder):
    with serve().websocket_connect(LIVE) as socket:
        socket.receive_json()
        (socket.send_bytes if isinstance(message, bytes) else socket.send_text)(message)
        answer = socket.receive_json()
        assert answer["problem"]["status"] == 422
        assert answer["problem"]["detail"].startswith("Expected")
        socket.send_json({"landmarks": []})
        assert socket.receive_json()["hands"] == []
    assert recorder.refusals == [("live", "invalid")]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("hold=99", "Expected `hold` from 0 to 60 seconds. Received: 99"),
        ("hold=long", "Expected `hold` a number. Received: long."),
        ("threshold=2", "Expected `threshold` from 0 to 1. Received: 2"),
        ("language=xx", "Expected `language`"),
        ("model=other", "Expected `model` among default. Received: other"),
        ("mirrored=perhaps", "Expected `mirrored` true or false. Received: perhaps."),
    ],
)
def test_an_unfit_parameter_is_said_before_the_connection_stands(serve, query, said, recorder):
    client = serve()
    with (
        pytest.raises(WebSocketDenialResponse) as refused,
        client.websocket_connect(f"{LIVE}?{query}"),
    ):
        pass
    assert refused.value.status_code == 422
    assert said in refused.value.json()["detail"]
    assert recorder.refusals == [("live", "invalid")]


def test_one_connection_more_than_agreed_has_to_come_again(serve, recorder):
    client = serve(Limits(live=1))
    with client.websocket_connect(LIVE) as first:
        first.receive_json()
        with pytest.raises(WebSocketDenialResponse) as refused, client.websocket_connect(LIVE):
            pass
        assert refused.value.status_code == 503
        assert int(refused.value.headers["retry-after"]) >= 1
    assert recorder.refusals == [("live", "queue")]
    with client.websocket_connect(LIVE) as again:
        assert again.receive_json()["model"] == "default"


def test_who_sends_too_much_is_cut_off(serve, recorder):
    with serve(Limits(fps=1)).websocket_connect(LIVE) as socket:
        socket.receive_json()
        for _ in range(10):
            socket.send_text('{"action": "keep"}')
        with pytest.raises(WebSocketDisconnect) as closed:
            _hear_all(socket)
    assert closed.value.code == 1008
    assert recorder.refusals == [("live", "rate")]


def _hear_all(socket) -> None:
    while True:
        socket.receive_json()


def test_who_is_silent_is_let_go(serve):
    with serve(Limits(idle=0.01)).websocket_connect(LIVE) as socket:
        socket.receive_json()
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
    assert closed.value.code == 1001


def test_who_leaves_in_the_middle_frees_the_place(serve, letter_b):
    client = serve(Limits(live=1))
    for _ in range(3):
        with contextlib.suppress(WebSocketDisconnect), client.websocket_connect(LIVE) as socket:
            socket.send_bytes(letter_b.read_bytes())


HAND = [[10.0 * (place % 5), 160.0 - 20 * (place // 5), 0.5] for place in range(21)]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"landmarks": [HAND], "time": True}),
        '{"landmarks": [], "time": %s}' % ("9" * 400),
        '{"landmarks": [], "time": NaN}',
        '{"action": "accept", "choice": true}',
        json.dumps({"landmarks": [[[True, 1.0, 2.0], *HAND[1:]]]}),
        json.dumps({"landmarks": [[[10**400, 1.0, 2.0], *HAND[1:]]]}),
        json.dumps({"landmarks": [[["1", 1.0, 2.0], *HAND[1:]]]}),
    ],
    ids=range(7),
)
def test_what_is_no_number_is_told_and_the_connection_goes_on(serve, text):
    with serve().websocket_connect(LIVE) as socket:
        socket.receive_json()
        socket.send_text(text)
        assert socket.receive_json()["problem"]["reason"] == "invalid"
        socket.send_json({"landmarks": [HAND], "time": 1})
        assert len(socket.receive_json()["hands"]) == 1


def test_a_bug_in_reading_a_message_is_not_swallowed(serve, monkeypatch):
    def fail(_):
        raise ZeroDivisionError

    monkeypatch.setattr(conversation, "message_of", fail)
    # Raised to whoever runs the app, who logs it.
    with pytest.raises(ZeroDivisionError), serve().websocket_connect(LIVE) as socket:  # noqa: PT012
        socket.receive_json()
        socket.send_text("{}")
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
        assert closed.value.code == conversation.BUG
