"""What backends are told so that two runs on a GPU give equal weights; no test here has one."""

import os

import tensorflow as tf

from training.learning.determinism import compute_deterministically


def test_each_backend_is_told_in_its_own_way_and_what_a_user_set_stays(monkeypatch):
    told = []
    monkeypatch.setattr(tf.config.experimental, "enable_op_determinism", lambda: told.append(True))
    monkeypatch.setenv("XLA_FLAGS", "--xla_dump_to=there")
    monkeypatch.setenv("CUBLAS_WORKSPACE_CONFIG", ":16:8")
    compute_deterministically()
    assert told
    assert os.environ["XLA_FLAGS"] == "--xla_dump_to=there --xla_gpu_deterministic_ops=true"
    assert os.environ["CUBLAS_WORKSPACE_CONFIG"] == ":16:8"
