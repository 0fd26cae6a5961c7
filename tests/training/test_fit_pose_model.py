"""The command that fits the pose model."""

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.synthetic.pose_model import PoseModel
from training import fit_pose_model


def test_the_shipped_model_is_what_the_command_makes(shared_data, tmp_path):
    files = sorted((shared_data / "landmarks").glob("*.npz"))
    fit_pose_model.main(["--data", *map(str, files), "--out", str(tmp_path / "pose.npz")])
    made, shipped = PoseModel.load(tmp_path / "pose.npz"), PoseModel.load()
    np.testing.assert_array_equal(made.component_signers, shipped.component_signers)
    # Half precision, and linear algebra that rounds differently from machine to machine.
    np.testing.assert_allclose(made.means, shipped.means, atol=4e-3)


def test_a_signer_can_be_left_out(shared_data, tmp_path):
    files = [shared_data / "landmarks" / f"{name}.npz" for name in ("13lack13lood", "nejohnson2")]
    arguments = ["--data", *map(str, files), "--out", str(tmp_path / "pose.npz")]
    fit_pose_model.main([*arguments, "--exclude", "nejohnson2"])
    assert set(PoseModel.load(tmp_path / "pose.npz").component_signers) == {"13lack13lood"}
    with pytest.raises(InputError, match="nobody"):
        fit_pose_model.main([*arguments, "--exclude", "nobody"])
