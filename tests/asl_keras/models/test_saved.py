import keras
import pytest

from asl_keras.errors import InputError
from asl_keras.models import build, saved


@pytest.mark.parametrize("suffix", saved.SUFFIXES)
def test_saving_and_loading_say_nothing(suffix, tmp_path, capfd, caplog):
    path = tmp_path / f"model{suffix}"
    saved.save(build("customcnn", (32, 32, 3), 3), path)
    saved.load(path)
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


@pytest.mark.parametrize("name", ["absent.keras", "absent.h5", "labels.txt"])
def test_a_file_that_is_absent_or_no_model_by_name_is_the_users_mistake(name, tmp_path):
    (tmp_path / "labels.txt").write_text("A\n")
    with pytest.raises(InputError, match=f"{name}, which"):
        saved.load(tmp_path / name)


@pytest.mark.parametrize("suffix", saved.SUFFIXES)
@pytest.mark.parametrize("share", [0.0, 0.5])
def test_a_damaged_file_is_the_users_mistake(suffix, share, tmp_path):
    path = tmp_path / f"model{suffix}"
    saved.save(build("customcnn", (32, 32, 3), 3), path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(InputError, match="cannot be read"):
        saved.load(path)


@pytest.mark.parametrize("suffix", saved.SUFFIXES)
def test_code_inside_a_model_file_is_not_run(suffix, tmp_path):
    path = tmp_path / f"model{suffix}"
    code = keras.layers.Lambda(lambda x: x)
    saved.save(keras.Sequential([keras.Input((8, 8, 3)), code]), path)
    with pytest.raises(InputError, match="cannot be read"):
        saved.load(path)
