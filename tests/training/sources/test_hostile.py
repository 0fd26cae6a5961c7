"""Changed tables and arrays of strangers: hands, or one short line; and nothing is unpickled.

Time and memory of readers are bounded in `tests.fuzz`, where each has a process of its own.
"""

import pickle
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from asl_keras.errors import LONGEST, InputError, shown
from tests.training.sources import hostile
from training.sources.opening import open_source
from training.sources.options import SourceOptions
from training.sources.samples import LandmarkSource

QUICK, MANY = 340, 3400  # files of each of three kinds
SLOWEST = timedelta(seconds=20)  # of a file, where the processor is busy with others
KINDS = {
    "hands.csv": hostile.tables(),
    "hands.npz": hostile.npz_files(),
    "hands.npy": hostile.npy_files(),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(autouse=True, scope="module")
def unpickled():
    """What was unpickled by the end: nothing."""
    calls = []

    def trap(*arguments, **_):
        calls.append(arguments)
        raise AssertionError("unpickled")

    with pytest.MonkeyPatch.context() as patch:
        for name in ("load", "loads", "Unpickler", "_load", "_loads", "_Unpickler"):
            patch.setattr(pickle, name, trap)
        yield calls
    assert not calls


def check(path) -> bool:
    """Reads a file; whether it was refused."""
    try:
        source = open_source(path, SourceOptions())
        if not isinstance(source, LandmarkSource):
            return False
        found = source.read()
    except InputError as error:
        sentence = str(error).replace(str(path.parent), "")
        assert "\n" not in shown(sentence)
        assert len(shown(sentence)) <= LONGEST
        return True
    assert np.isfinite(found.landmarks[..., :2]).all()
    assert found.landmarks.dtype == np.float32
    columns = (found.labels, found.signers, found.handedness, found.origins)
    assert {len(found)} == {len(column) for column in columns}
    assert all(label.isprintable() and 0 < len(label) <= 50 for label in found.labels.tolist())
    assert set(found.handedness.tolist()) <= {"", "Left", "Right"}
    assert found.clips is None or len(found.clips) == len(found.times) == len(found)
    return False


def run(path, files, count: int) -> None:
    @settings(
        max_examples=count,
        deadline=SLOWEST,
        database=None,
        derandomize=count == QUICK,
        suppress_health_check=list(HealthCheck),
    )
    @given(files)
    def test(content):
        path.write_bytes(content)
        check(path)

    test()


@pytest.mark.parametrize("name", KINDS)
def test_a_changed_file_is_read_or_refused_in_one_short_line(folder, name):
    run(folder / name, KINDS[name], QUICK)


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_thousands_of_others_are_too(folder, name):
    """10,200 files, always others; 10 minutes on 2 busy cores. The last time there was no fault."""
    run(folder / name, KINDS[name], MANY)
