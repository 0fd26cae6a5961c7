"""Tables of landmarks as people have them: every form is read to the same hands."""

import os

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.synthetic import sample, shipped
from training.sources.mnist import SmallPictures
from training.sources.opening import open_source
from training.sources.options import SourceOptions
from training.sources.samples import NO_HAND

COUNT = 12
NAMES = (
    *("WRIST", "THUMB_CMC", "THUMB_MCP", "THUMB_IP", "THUMB_TIP"),
    *(
        f"{finger}_{joint}"
        for finger in ("INDEX_FINGER", "MIDDLE_FINGER", "RING_FINGER", "PINKY")
        for joint in ("MCP", "PIP", "DIP", "TIP")
    ),
)
ALPHABET = "ABCDEFGHIKLMNOPQRSTUVWXY"


def hands() -> tuple[np.ndarray, list[str]]:
    """Shares of a picture: float32 (N, 21, 3), and their labels."""
    drawn, places = sample(COUNT, 0)
    least, most = drawn.min(axis=(0, 1)), drawn.max(axis=(0, 1))
    unit = (0.1 + 0.8 * (drawn - least) / (most - least).max()).astype(np.float32)
    found = [shipped().labels[place] for place in places]
    return unit, [label if label in ALPHABET else "B" for label in found]


HANDS, LABELS = hands()
FLAT, PLANE = HANDS.reshape(COUNT, -1), HANDS[..., :2].reshape(COUNT, -1)
POINTS = np.arange(21)


def names(form: str, axes: str = "xyz", first: int = 0) -> list[str]:
    return [form.format(p=point + first, a=axis) for point in range(21) for axis in axes]


def texts(rows: np.ndarray) -> list[list[str]]:
    return [[repr(float(one)) for one in row] for row in rows]


def with_label(rows: np.ndarray, last: bool = False, labels: list[str] = LABELS) -> list[list[str]]:
    pairs = zip(labels, texts(rows), strict=True)
    return [[*row, label] if last else [label, *row] for label, row in pairs]


@pytest.fixture
def table(tmp_path):
    """Writes a table and gives its path."""

    def write(rows, name="hands.csv", delimiter=",", encoding="utf-8"):
        text = "\n".join(delimiter.join(row) for row in rows) + "\n"
        (tmp_path / name).write_text(text, encoding)
        return tmp_path / name

    return write


def read(path, **options):
    return open_source(path, SourceOptions(**options)).read()


def expect_hands(path, depth: bool = True, **options) -> None:
    found = read(path, **options)
    assert found.labels.tolist() == LABELS
    axes = 3 if depth else 2
    assert np.array_equal(found.landmarks[..., :axes], HANDS[..., :axes])
    assert depth or np.isnan(found.landmarks[..., 2]).all()
    assert found.missed == ()
    assert not found.aspect_known


@pytest.mark.parametrize(
    ("form", "first"),
    [
        *(("{a}{p}", 0), ("{a}{p}", 1), ("{p}_{a}", 0), ("lm_{p}_{a}", 0), ("{a}_{p}", 1)),
        *(("Landmark_{p}_{a}", 0), ("hand_0_{a}{p}", 0), ("point[{p}].{a}", 0)),
    ],
)
def test_a_head_names_the_points(table, form, first):
    head = names(form, first=first)
    expect_hands(table([["label", *head], *with_label(FLAT)]))
    upper = [name.upper() for name in head]
    expect_hands(table([[*upper, "Letter"], *with_label(FLAT, last=True)]))


def test_the_head_of_mediapipes_names_is_known(table):
    head = [f"{name}_{axis}" for name in NAMES for axis in "xyz"]
    expect_hands(table([["class", *head], *with_label(FLAT)]))


def test_columns_by_axis_are_brought_to_points(table):
    head = [f"{axis}{point}" for axis in "xyz" for point in range(1, 22)]
    rows = np.moveaxis(HANDS, 2, 1).reshape(COUNT, -1)
    expect_hands(table([["label", *head], *with_label(rows)]))


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize("depth", [False, True])
def test_no_head_is_needed(table, last, depth):
    expect_hands(table(with_label(FLAT if depth else PLANE, last)), depth)


def test_numbers_as_names_of_columns_are_no_hand(table):
    head = [str(place) for place in range(64)]
    expect_hands(table([head, *with_label(FLAT)]))
    counted = [[str(number), *row] for number, row in enumerate(with_label(FLAT))]
    expect_hands(table([["", *head], *counted]))
    features = [f"feature_{place}" for place in range(63)]
    expect_hands(table([["label", *features], *with_label(FLAT)]))


@pytest.mark.parametrize("axes", [2, 3])
def test_all_x_before_all_y_without_names_is_noticed(table, axes):
    planes = np.moveaxis(HANDS[..., :axes], 2, 1).reshape(COUNT, -1)
    (remark,) = read(table(with_label(planes))).remarks
    assert "hands.csv look like all x, then all y" in remark
    assert read(table(with_label(HANDS[..., :axes].reshape(COUNT, -1)))).remarks == ()
    head = [f"{axis}{point}" for axis in "xyz"[:axes] for point in range(21)]
    assert read(table([["label", *head], *with_label(planes)])).remarks == ()


@pytest.mark.parametrize("delimiter", [";", "\t", " "])
def test_other_delimiters_are_found(table, delimiter):
    expect_hands(table(with_label(FLAT), "hands.txt", delimiter))


def test_what_a_spreadsheet_writes_is_read(table):
    rows = [[cell.replace(".", ",") for cell in row] for row in with_label(FLAT)]
    head = ["label", *names("{a}{p}")]
    expect_hands(table([head, *rows], delimiter=";", encoding="utf-8-sig"))
    expect_hands(table([head, *rows], delimiter="\t", encoding="utf-16"))


def test_names_of_numbers_that_are_not_utf8_are_said(table, tmp_path):
    path = table(with_label(relative(), labels=["1"] * COUNT), "keypoint.csv")
    (tmp_path / "keypoint_label.csv").write_text("Ä\nÖ\n", "latin-1")
    assert read(path).remarks[0] == (
        "keypoint_label.csv, which may say what numbers mean, is not UTF-8 text."
    )


def test_signers_that_are_not_utf8_do_not_merge(table):
    people = (["Zoé", "Zoë", "Ana"] * COUNT)[:COUNT]
    rows = [[signer, *row] for signer, row in zip(people, with_label(PLANE), strict=True)]
    head = ["signer", "label", *names("{a}{p}", "xy")]
    found = read(table([head, *rows], encoding="latin-1"))
    assert set(found.signers.tolist()) == {"Ana"}
    assert {one.why for one in found.missed} == {"has a signer that is not UTF-8: save it as that"}
    assert len(found.missed) == COUNT * 2 // 3
    assert read(table([head, *rows])).signers.tolist() == people


def relative() -> np.ndarray:
    """As hand-gesture-recognition-using-mediapipe writes them: from the wrist, the largest 1."""
    moved = HANDS[..., :2] - HANDS[:, :1, :2]
    return (moved / np.abs(moved).max(axis=(1, 2), keepdims=True)).reshape(COUNT, -1)


def test_a_keypoint_csv_has_its_names_beside_it_and_one_unit(table, tmp_path):
    places = [str(ALPHABET.index(label)) for label in LABELS]
    path = table(with_label(relative(), labels=places), "keypoint.csv")
    (tmp_path / "keypoint_classifier_label.csv").write_text("\n".join(ALPHABET), "utf-8-sig")
    found = read(path)
    assert found.labels.tolist() == LABELS
    assert found.aspect_known
    assert found.remarks == (
        "What numbers in keypoint.csv mean says keypoint_classifier_label.csv.",
    )
    assert np.allclose(found.landmarks[..., :2].reshape(COUNT, -1), relative(), atol=1e-7)


def test_names_say_what_integers_mean_and_without_them_they_stay(table, tmp_path):
    places = [f"{ALPHABET.index(label)}.0" for label in LABELS]
    path = table(with_label(FLAT, labels=places))
    expect_hands(path, names=tuple(ALPHABET))
    (tmp_path / "letters.txt").write_text("\n".join(ALPHABET))
    expect_hands(path, names=(str(tmp_path / "letters.txt"),))
    counted = [f"{place} {letter}" for place, letter in enumerate(ALPHABET)]
    (tmp_path / "letters.txt").write_text("\n".join(counted))
    expect_hands(path, names=(str(tmp_path / "letters.txt"),))
    (tmp_path / "labels.csv").write_bytes(b"\xff" * 200_000)  # something else
    found = read(path)
    assert found.labels.tolist() == [place.removesuffix(".0") for place in places]
    assert "--names" in found.remarks[0]
    few = read(path, names=("A",))
    assert len(few) == LABELS.count("A")
    assert all("beyond the 1 names" in one.why for one in few.missed)


def test_shares_of_a_picture_are_widened_by_its_proportion_and_else_doubted(table):
    path = table(with_label(FLAT))
    found = read(path, aspect="16:9")
    assert np.allclose(found.landmarks, HANDS * [16 / 9, 1, 16 / 9])
    assert found.aspect_known
    assert found.remarks == ()
    assert not read(path).aspect_known


def test_pixels_have_one_unit(table):
    found = read(table(with_label(FLAT * 640)), aspect="4:3")
    assert np.allclose(found.landmarks, HANDS * 640)
    assert found.aspect_known


def test_one_far_point_makes_no_pixels(table):
    rows = FLAT.copy()
    rows[0, 0] = 50
    assert not read(table(with_label(rows))).aspect_known


def test_signers_and_sides_have_their_columns(table):
    head = ["label", "signer", "handedness", *names("{a}{p}")]
    rows = [[row[0], "ana", "right", *row[1:]] for row in with_label(FLAT)]
    found = read(table([head, *rows]))
    assert set(found.signers) == {"ana"}
    assert set(found.handedness) == {"Right"}
    assert set(read(table([head, *rows]), signer="ben").signers) == {"ben"}
    assert set(read(table(with_label(FLAT), "eva_1.csv"), signer_from="{signer}_*").signers) == {
        "eva"
    }


def test_rows_without_a_hand_and_with_two_are_missed(table):
    head = ["label", *names("left_{a}{p}"), *names("right_{a}{p}")]
    nothing = np.zeros_like(FLAT)
    left = np.where(np.arange(COUNT)[:, None] % 2 == 0, FLAT, nothing)
    right = np.where(np.arange(COUNT)[:, None] % 2 == 1, FLAT, nothing)
    right[0] = FLAT[0]
    left[2] = 0
    found = read(table([head, *with_label(np.concatenate([left, right], axis=1))]))
    kept = [row for row in range(COUNT) if row not in (0, 2)]
    assert np.array_equal(found.landmarks, HANDS[kept])
    assert found.handedness.tolist() == [("Left", "Right")[row % 2] for row in kept]
    assert [(one.origin, one.why) for one in found.missed] == [
        ("hands.csv:2", "shows two hands, and nothing says which one signs"),
        ("hands.csv:4", NO_HAND),
    ]


def test_wrong_rows_are_missed_by_their_lines(table):
    rows = [["label", *names("{a}{p}")], *with_label(FLAT)]
    rows[1][5] = "abc"
    rows[2].append("1")
    rows[3][4] = "inf"
    rows[4][0] = ""
    rows[5][0] = "a" * 60
    rows[6][1:] = [""] * 63
    rows[7][1:] = ["0.5"] * 63
    rows.insert(8, [])
    found = read(table(rows))
    assert found.labels.tolist() == LABELS[7:]
    assert found.origins[0] == "hands.csv:10"
    assert {one.origin: one.why for one in found.missed} == {
        "hands.csv:2": 'has "abc" for a coordinate',
        "hands.csv:3": "has 65 cells and not 64",
        "hands.csv:4": "has a coordinate that is no number, or above 1e9",
        "hands.csv:5": "has no label",
        "hands.csv:6": "has a label of more than 50 characters",
        "hands.csv:7": NO_HAND,
        "hands.csv:8": "has 21 equal points",
    }


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (["frame", "hand", "landmark", "x", "y", "z"], "x and y of 21 points in each row"),
        (["label", *names("{a}{p}")[:-2]], "y of point 20"),
        (["a", "b", *names("{a}{p}")], "2 that may be it (a, b)"),
        (["label", "a", "b"], "a label and 42, 63"),
    ],
)
def test_a_table_of_something_else_is_refused_with_what_it_lacks(table, head, said):
    row = ["A", *["0.5"] * (len(head) - 1)]
    with pytest.raises(InputError) as caught:
        read(table([head, row]))
    assert said in str(caught.value)
    assert len(str(caught.value).replace(str(table([head]).parent), "")) < 300


def test_names_that_steer_a_terminal_are_shown_escaped(table):
    rows = [["label", "signer", *names("{a}{p}")]]
    rows += [[row[0], "a\x1b[2J", *row[1:]] for row in with_label(FLAT)]
    rows[1][5] = "\x1b"
    found = read(table(rows, "a\nb.csv"))
    assert set(found.signers) == {"a\\x1b[2J"}
    assert found.origins[0] == "a\\nb.csv:3"
    assert found.missed[0].origin == "a\\nb.csv:2"


@pytest.mark.parametrize("name", ["a.csv", "a.npz", "a.npy", "a.pickle", "a.txt"])
def test_pipes_are_not_waited_for_and_absent_files_said(tmp_path, name):
    os.mkfifo(tmp_path / name)
    for path in (tmp_path / name, tmp_path / f"absent_{name}"):
        with pytest.raises(InputError, match=r"exist|none of these|not a regular file"):
            read(path)


def test_a_table_without_end_is_read_to_a_limit(table, monkeypatch):
    monkeypatch.setattr("training.sources.hands.MOST", 5)
    with pytest.raises(InputError, match="more than 5 rows"):
        read(table(with_label(FLAT)))
    monkeypatch.setattr("training.sources.tables.MOST_WRONG", 5)
    with pytest.raises(InputError, match="more than 5 rows that are no hands"):
        read(table([*with_label(FLAT)[:2], *[["A", "1"]] * 6]))
    monkeypatch.setattr("training.sources.csv_rows.MOST_BYTES", 5)
    with pytest.raises(InputError, match="more than 0 GB"):
        read(table(with_label(FLAT)))


def test_a_line_without_end_is_one_wrong_row(table):
    rows = with_label(FLAT)
    rows[1].append("9" * 250_000)
    found = read(table(rows))
    assert len(found) == COUNT - 1
    assert [one.origin for one in found.missed] == ["hands.csv:2"]


def test_keys_name_the_column_of_labels(table):
    head = ["file", "shape", *names("{a}{p}")]
    rows = [["1.jpg", *row] for row in with_label(FLAT)]
    expect_hands(table([head, *rows]), keys=("label=shape",))


def test_sign_language_mnist_is_pictures_with_letters_by_their_place(table):
    pixels = np.random.default_rng(0).integers(0, 256, (4, 784))
    head = ["label", *(f"pixel{place}" for place in range(1, 785))]
    labels = ["3", "24", "8", "26"]
    rows = [[label, *map(str, row)] for label, row in zip(labels, pixels, strict=True)]
    source = open_source(table([head, *rows, ["1", "2"]]), SourceOptions(signer="ana"))
    assert isinstance(source, SmallPictures)
    pictures = list(source.pictures())
    assert [(one.label, one.origin, one.signer) for one in pictures] == [
        ("D", "hands.csv:2", "ana"),
        ("Y", "hands.csv:3", "ana"),
        ("I", "hands.csv:4", "ana"),
    ]
    (seen,) = pictures[0].frames()
    assert seen.pixels.shape == (224, 224, 3)
    assert np.abs(seen.pixels[4::8, 4::8, 0].ravel() - pixels[0].astype(float)).mean() < 30
    assert "28 x 28" in source.remarks[0]
    assert [one.origin for one in source.missed] == ["hands.csv:6", "hands.csv:5"]
