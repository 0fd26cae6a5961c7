"""POST /v1/recognize."""

import dataclasses
import io
import json
import re

import numpy as np
import pytest
from PIL import Image

from asl_keras.landmarks.landmarker import Landmarker
from asl_keras.pretrained import open_reader
from asl_keras.recognize import read_all_hands, read_hand
from server.api.multipart import parts_of
from server.serving.limits import Limits

JPEG = {"Content-Type": "image/jpeg"}


def png(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height)).save(file, "png")
    return file.getvalue()


def test_a_photograph_is_read_as_by_the_command(serve, letter_b, recorder):
    with Landmarker() as landmarker:
        expected = read_hand(letter_b, landmarker, open_reader())
    answer = serve().post("/v1/recognize", content=letter_b.read_bytes(), headers=JPEG)
    assert answer.status_code == 200
    ((photo,), hand) = answer.json()["photos"], answer.json()["photos"][0]["hand"]
    assert photo["photo"] is None
    assert re.fullmatch("[A-Za-z0-9_-]{22,}", hand.pop("id"))
    landmarks = np.array(hand.pop("landmarks"))
    assert hand == json.loads(json.dumps(dataclasses.asdict(expected)))
    left, top, right, bottom = expected.box
    assert np.abs(landmarks[:, :2].min(axis=0) - (left, top)).max() <= 1  # a box has whole pixels
    assert np.abs(landmarks[:, :2].max(axis=0) - (right, bottom)).max() <= 1
    (seen,) = recorder.seen
    assert (seen.door, seen.model, seen.version) == (
        "recognize",
        "default",
        answer.json()["version"],
    )
    assert set(seen.seconds) == {"queue", "decode", "hands", "read"}
    assert seen.accepted
    assert seen.probabilities.argmax() == open_reader().alphabet.labels.index("B")
    assert recorder.answers == [("recognize", 200)]


def test_several_are_read_in_their_order_and_what_is_none_is_said(serve, letter_b, recorder):
    files = [
        ("photo", ("b.jpg", letter_b.read_bytes())),
        ("photo", ("black.png", png(64, 48))),
        ("photo", ("notes.txt", b"no picture")),
    ]
    answer = serve().post("/v1/recognize?looks=fast", files=files)
    assert answer.status_code == 200
    first, second, third = answer.json()["photos"]
    assert first["photo"] == "b.jpg"
    assert first["hand"]["letters"][0]["letter"] == "B"
    assert second == {"photo": "black.png", "hand": None}
    assert third["photo"] == "notes.txt"
    assert third["problem"]["status"] == 422
    assert "is not a picture" in third["problem"]["detail"]
    empty = [one.probabilities is None for one in recorder.seen]  # in the order in which they end
    assert sorted(empty) == [False, True]
    assert recorder.refusals == [("recognize", "invalid")]


def test_several_hands_are_listed_as_by_the_command(serve, letter_b):
    with Landmarker(max_hands=2) as landmarker:
        expected = read_all_hands(letter_b, landmarker, open_reader())
    answer = serve().post("/v1/recognize?hands=2", content=letter_b.read_bytes(), headers=JPEG)
    (photo,) = answer.json()["photos"]
    assert [hand["box"] for hand in photo["hands"]] == [list(hand.box) for hand in expected]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("hands=9", "Expected `hands` at most 4. Received: 9."),
        ("hands=two", "Expected `hands` a whole number. Received: two."),
        ("looks=often", "Expected `looks` one of 'fast' or 'thorough'. Received: often."),
        ("model=other", "Expected `model` among default. Received: other"),
    ],
)
def test_an_unfit_parameter_is_said_as_options_are(serve, query, said):
    answer = serve().post(f"/v1/recognize?{query}", content=png(32, 32))
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank",
        "title": "Unprocessable Entity",
        "status": 422,
        "detail": said,
        "reason": "invalid",
    }


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"GIF89a", "is a GIF"),
        (b"\xff\xd8\xff\xe0 and no more", "is a damaged JPEG"),
        (png(3000, 2000), "more than 5 megapixels"),
        (png(1000, 10), "is a strip"),
    ],
)
def test_what_is_no_photograph_is_said(serve, content, said, recorder):
    answer = serve(Limits(megapixels=5)).post("/v1/recognize", content=content)
    assert answer.status_code == 422
    assert said in answer.json()["detail"]
    assert recorder.refusals == [("recognize", "invalid")]


def test_a_body_that_is_too_large_is_refused_whether_it_says_so_or_not(serve, recorder):
    client = serve(Limits(megabytes=0.1))
    large = bytes(200_000)
    answers = [
        client.post("/v1/recognize", content=large),
        client.post("/v1/recognize", content=iter([large[:90_000]] * 3)),
    ]
    assert [answer.status_code for answer in answers] == [413, 413]
    assert "at most 0.1 MB" in answers[0].json()["detail"]
    assert recorder.refusals == [("recognize", "size")] * 2


def test_more_bodies_than_there_is_memory_for_have_to_come_again(serve):
    answer = serve(Limits(memory=0.1)).post("/v1/recognize", content=bytes(200_000))
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "1"


def test_only_so_many_pictures_are_read_in_a_request(serve):
    files = [("photo", (f"{number}.png", png(32, 32))) for number in range(3)]
    answer = serve(Limits(photos=2)).post("/v1/recognize", files=files)
    assert answer.status_code == 422
    assert "at most 2 pictures" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"--x\r\n"),
        ("multipart/form-data; boundary=", b"--x\r\n"),
        ("multipart/form-data; boundary=" + "x" * 71, b"--x\r\n"),
        ("multipart/form-data; boundary=x", b""),
        ("multipart/form-data; boundary=x", b"--x--\r\n"),
        ("multipart/form-data; boundary=x", b"--y\r\n\r\npicture\r\n--y--\r\n"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\ncut"),
        ("multipart/form-data; boundary=x", b"--x\r\n" + b"A: b\r\n" * 10_000 + b"\r\n\r\n--x--"),
        ("multipart/form-data; boundary=x", b"--x\r\n" + b"A" * 100_000 + b": b\r\n\r\n\r\n--x--"),
    ],
)
def test_a_damaged_form_is_said(serve, kind, body):
    answer = serve().post("/v1/recognize", content=body, headers={"Content-Type": kind})
    assert answer.status_code == 422
    assert "multipart/form-data" in answer.json()["detail"]


@pytest.mark.parametrize("hands", ["9" * 5000, "-" + "9" * 5000, "5"])
def test_too_many_hands_are_told_how_many_there_may_be(serve, hands):
    detail = serve().post(f"/v1/recognize?hands={hands}", content=b"x").json()["detail"]
    assert detail.startswith("Expected `hands` at ")
    assert any(bound in detail for bound in ("at least 1", "at most 4"))


@pytest.mark.parametrize(
    "parameters",
    [
        "boundary*0*=utf-8'x'%41; boundary*x=b; boundary*=;",
        "boundary*=utf-8''x",
        "boundary*=x",
        "boundary*0=x; boundary*0=y; boundary*1*=%",
        "boundary",
        'boundary="',
        "boundary*99999999999999999999=x",
        "boundary*=nonsense'x'%ff",
    ],
)
def test_a_boundary_that_is_none_is_refused(serve, parameters):
    body = b'--x\r\nContent-Disposition: form-data; filename="a"\r\n\r\na\r\n--x--\r\n'
    kind = {"Content-Type": f"multipart/form-data; {parameters}"}
    answer = serve().post("/v1/recognize", content=body, headers=kind)
    assert (answer.status_code, answer.json()["reason"]) == (422, "invalid")


@pytest.mark.parametrize(
    "parameters", ["filename*0*=utf-8'x'%41; filename*x=b; filename*=;", "filename*=nonsense''%ff"]
)
def test_a_name_that_is_none_is_left_out(parameters):
    body = f"--x\r\nContent-Disposition: form-data; {parameters}\r\n\r\na\r\n--x--\r\n".encode()
    (part,) = parts_of("multipart/form-data; boundary=x", body, 1)
    assert (part.name, part.content) == ("", b"a")
