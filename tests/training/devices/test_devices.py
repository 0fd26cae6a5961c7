"""Several devices and hosts learn what one learns, and one of them writes it down."""

import csv
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from asl_keras.errors import InputError
from tests.training.devices import train_on
from training.devices import Devices, open_devices
from training.devices.folder import expect_equal_shares, own_folder
from training.settings import TrainingSettings

TWO = "--xla_force_host_platform_device_count=2"
# JAX would spend most of the time on optimising programs that run ten times.
QUICK = "--xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true"
# Sums are made in another order: losses of float32 differ in the seventh digit, and ten steps at
# the rates of training make no more than ten times as much of that.
ROUNDING = 1e-5


def losses(run: Path) -> np.ndarray:
    """Of training and validation, with accuracies, for each epoch."""
    with (run / "history.csv").open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    names = ("loss", "accuracy", "val_loss", "val_accuracy")
    return np.array([[float(row[name]) for name in names] for row in rows])


def begin(folder: Path, *numbers: int, **environment: str) -> subprocess.Popen:
    command = [sys.executable, train_on.__file__, str(folder), *map(str, numbers)]
    known = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment}
    return subprocess.Popen(command, env=known, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def end(*programs: subprocess.Popen) -> None:
    for program in programs:
        said, _ = program.communicate()
        assert program.returncode == 0, said.decode()[-3000:]


@pytest.fixture
def addresses() -> list[str]:
    """Of this machine, with ports that nobody listens on."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
    found = [f"127.0.0.1:{one.getsockname()[1]}" for one in sockets]
    for one in sockets:
        one.close()
    return found


@pytest.mark.parametrize("backend", ["jax", "tensorflow"])
def test_two_devices_learn_what_one_learns(tmp_path, command, backend):
    program = "tests.training.devices.train_on"
    done = command(program, tmp_path, 1, 2, KERAS_BACKEND=backend, XLA_FLAGS=f"{TWO} {QUICK}")
    assert done.returncode == 0, done.stderr
    np.testing.assert_allclose(losses(tmp_path / "2"), losses(tmp_path / "1"), rtol=ROUNDING)


@pytest.mark.slow  # 30 s of a processor: equal to the seventh digit
def test_two_hosts_on_jax_learn_what_one_learns(tmp_path, addresses):
    def host(number: int) -> subprocess.Popen:
        return begin(
            tmp_path / "two",
            1,
            KERAS_BACKEND="jax",
            KERAS_DISTRIBUTION_JOB_ADDRESSES=addresses[0],
            KERAS_DISTRIBUTION_NUM_PROCESSES="2",
            KERAS_DISTRIBUTION_PROCESS_ID=str(number),
        )

    end(host(0), host(1), begin(tmp_path, 1, KERAS_BACKEND="jax"))
    np.testing.assert_allclose(losses(tmp_path / "two/1"), losses(tmp_path / "1"), rtol=ROUNDING)


@pytest.mark.slow  # 30 s of a processor: equal to the seventh digit
def test_two_hosts_on_tensorflow_learn_what_one_learns(tmp_path, addresses):
    def host(number: int) -> subprocess.Popen:
        task = {"type": "worker", "index": number}
        config = json.dumps({"cluster": {"worker": addresses}, "task": task})
        return begin(tmp_path / "two", 1, KERAS_BACKEND="tensorflow", TF_CONFIG=config)

    end(host(0), host(1), begin(tmp_path, 1, KERAS_BACKEND="tensorflow"))
    np.testing.assert_allclose(losses(tmp_path / "two/1"), losses(tmp_path / "1"), rtol=ROUNDING)


def make(number: int) -> tuple[np.ndarray, np.ndarray]:
    return np.arange(13) + 100 * number, np.arange(13)


def test_each_host_takes_its_part_of_a_batch_and_what_cannot_be_shared_is_left_out():
    hosts = [Devices(replicas=4, processes=2, process=number) for number in range(2)]
    hands = [host.part_of(make)(3)[0].tolist() for host in hosts]
    assert hands == [list(range(300, 306)), list(range(306, 312))]


def test_one_device_takes_all():
    assert Devices().part_of(make) is make
    assert Devices().shared(13) == 13


def test_other_hosts_work_in_a_copy_that_nobody_keeps(tmp_path):
    (tmp_path / "history.csv").write_text("epoch\n1\n")
    (tmp_path / ".settings.json.partial").touch()
    with own_folder(Devices(replicas=2, processes=2, process=1), tmp_path) as folder:
        assert folder != tmp_path
        assert [file.name for file in folder.iterdir()] == ["history.csv"]
        (folder / "history.csv").write_text("epoch\n1\n2\n")
    assert not folder.exists()
    assert (tmp_path / "history.csv").read_text() == "epoch\n1\n"
    with own_folder(Devices(), tmp_path) as folder:
        assert folder == tmp_path


def test_hosts_that_do_not_share_the_folder_are_told_so():
    hosts = Devices(replicas=2, processes=2, of_all=lambda number: [number, 0])
    expect_equal_shares(hosts, 0, validation=2)
    with pytest.raises(InputError, match="share"):
        expect_equal_shares(hosts, 3, validation=2)
    with pytest.raises(InputError, match="at most 1, a hand"):
        expect_equal_shares(hosts, 0, validation=1)


def test_more_devices_than_there_are_are_refused():
    with pytest.raises(InputError, match="`devices` as many as"):
        open_devices(TrainingSettings(devices=99))


def test_class_weights_are_refused_where_keras_cannot_share_them(monkeypatch):
    two = Devices(replicas=2)
    monkeypatch.setattr("training.devices.on_tensorflow.open_tensorflow", lambda count: two)
    assert open_devices(TrainingSettings(devices=2)) is two
    with pytest.raises(InputError, match="`class_weights` none"):
        open_devices(TrainingSettings(devices=2, class_weights="balanced"))
    with pytest.raises(InputError, match="`batch_size` a multiple of the 2"):
        open_devices(TrainingSettings(devices=2, batch_size=33))


def test_a_cluster_that_nobody_understands_is_refused(monkeypatch):
    monkeypatch.setenv("TF_CONFIG", '{"cluster": {"worker": ["a:1", "b:1"]}, "task": {}}')
    with pytest.raises(InputError, match="TF_CONFIG"):
        open_devices(TrainingSettings())
