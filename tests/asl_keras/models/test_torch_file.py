"""Files of PyTorch are read without it, and nothing in them is run."""

import io
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest

from asl_keras.files import UnreadableError
from asl_keras.models.torch_file import read_state_dict
from tests.zips import zip_of

# torch.save(Sequential(Conv2d(1, 2, 3), BatchNorm2d(2)).state_dict(), ...) of PyTorch 2.15; tensor
# number n counts up from 10 n.
WRITTEN = Path(__file__).with_name("state_dict.pth")
SHAPES = {
    "0.weight": (2, 1, 3, 3),
    "0.bias": (2,),
    "1.weight": (2,),
    "1.bias": (2,),
    "1.running_mean": (2,),
    "1.running_var": (2,),
    "1.num_batches_tracked": (),
}


class Calls:
    """Pickled, it calls what PyTorch never would."""

    def __init__(self, function, *arguments):
        self.called = function, arguments

    def __reduce__(self):
        return self.called


def changed(tmp_path: Path, program: bytes) -> Path:
    file = tmp_path / "changed.pth"
    file.write_bytes(zip_of([("archive/data.pkl", program)]))
    return file


def test_the_tensors_are_those_that_pytorch_wrote():
    tensors = read_state_dict(WRITTEN)
    assert {name: one.shape for name, one in tensors.items()} == SHAPES
    for number, one in enumerate(tensors.values()):
        np.testing.assert_array_equal(one.ravel(), np.arange(one.size) + 10 * number)


@pytest.mark.parametrize("protocol", [2, 4])
def test_a_call_is_refused_and_not_made(tmp_path, protocol):
    program = pickle.dumps({"weight": Calls(Path.touch, tmp_path / "called")}, protocol)
    with pytest.raises(UnreadableError, match="more than"):
        read_state_dict(changed(tmp_path, program))
    assert not (tmp_path / "called").exists()


@pytest.mark.parametrize(
    "program",
    [
        b"",
        b"\x80\x02",  # no end
        b"\x80\x02.",  # nothing on the stack
        b"\x80\x02h\x05.",  # what was never kept
        pickle.dumps([1, 2], 2),
        pickle.dumps({"weight": (1, 2)}, 2)[:-4],
    ],
)
def test_a_damaged_program_is_refused(tmp_path, program):
    with pytest.raises(UnreadableError):
        read_state_dict(changed(tmp_path, program))


@pytest.mark.parametrize("place", [0.2, 0.6, 0.99])
def test_a_file_that_is_cut_short_is_refused(tmp_path, place):
    content = WRITTEN.read_bytes()
    (tmp_path / "cut.pth").write_bytes(content[: int(place * len(content))])
    with pytest.raises(UnreadableError):
        read_state_dict(tmp_path / "cut.pth")


def test_a_tensor_beyond_its_storage_is_refused(tmp_path):
    with zipfile.ZipFile(io.BytesIO(WRITTEN.read_bytes())) as archive:
        members = [(one, archive.read(one)) for one in archive.namelist()]
    shorter = [(name, one[:4] if name.endswith("/data/0") else one) for name, one in members]
    (tmp_path / "shorter.pth").write_bytes(zip_of(shorter))
    with pytest.raises(UnreadableError, match="damaged"):
        read_state_dict(tmp_path / "shorter.pth")


def test_the_format_before_pytorch_1_6_is_named(tmp_path):
    (tmp_path / "old.pth").write_bytes(pickle.dumps(0x1950A86A20F9469CFC6C, 2))
    with pytest.raises(UnreadableError, match=r"since 1\.6"):
        read_state_dict(tmp_path / "old.pth")


def test_names_that_take_for_ever_to_hash_are_refused(tmp_path):
    nested: tuple = ()
    for _ in range(60):
        nested = (nested, nested)
    with pytest.raises(UnreadableError, match="more than a state dict"):
        read_state_dict(
            changed(tmp_path, b"\x80\x02}" + pickle.dumps(nested, 2)[2:-1] + b"K\x01s.")
        )
