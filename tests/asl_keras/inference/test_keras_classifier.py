import keras
import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.inputs import MaskInput
from asl_keras.inference.keras_classifier import KerasClassifier
from asl_keras.models import build, model_file, saved

ALPHABET = Alphabet.of(("A", "del", "two words"))


@pytest.fixture(scope="module")
def model() -> keras.Model:
    keras.utils.set_random_seed(1)
    return build("customcnn", (32, 32, 3), len(ALPHABET))


@pytest.fixture
def folder(model, tmp_path):
    for suffix in model_file.SUFFIXES:
        saved.save(model, tmp_path / f"model{suffix}")
    (tmp_path / "labels.txt").write_text("\n".join(ALPHABET.labels) + "\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("suffix", model_file.SUFFIXES)
def test_masks_become_the_models_probabilities(folder, model, suffix, capfd):
    classifier = KerasClassifier.load(folder / f"model{suffix}")
    masks = np.random.default_rng(1).integers(0, 256, (70, 32, 32, 3), np.uint8)
    probabilities = classifier.probabilities(masks)
    assert classifier.alphabet == ALPHABET
    assert classifier.input == MaskInput(32)
    assert probabilities.shape == (70, 3)
    assert probabilities.dtype == np.float32
    expected = keras.ops.convert_to_numpy(model(masks.astype(np.float32), training=False))
    assert probabilities == pytest.approx(expected, abs=1e-5)  # one batch of 70, not 64 and 6
    assert capfd.readouterr() == ("", "")


def test_no_masks_give_no_probabilities(model):
    none = np.zeros((0, 32, 32, 3), np.uint8)
    assert KerasClassifier(model, ALPHABET).probabilities(none).shape == (0, 3)


def test_masks_of_another_side_are_refused(model):
    with pytest.raises(ValueError, match=r"\(N, 32, 32, 3\). Received: .*\(1, 64, 64, 3\)"):
        KerasClassifier(model, ALPHABET).probabilities(np.zeros((1, 64, 64, 3), np.uint8))


def test_an_absent_model_is_the_users_mistake(tmp_path):
    with pytest.raises(InputError, match="does not exist"):
        KerasClassifier.load(tmp_path / "model.keras")


def test_absent_labels_are_the_users_mistake(folder):
    (folder / "labels.txt").unlink()
    with pytest.raises(InputError, match=r"labels.txt.*does not exist"):
        KerasClassifier.load(folder / "model.keras")


def test_labels_of_another_model_are_the_users_mistake(folder):
    (folder / "labels.txt").write_text("A\nB\n")
    with pytest.raises(InputError, match=r"2 outputs.*Received: .*\(None, 3\)"):
        KerasClassifier.load(folder / "model.keras")


@pytest.mark.parametrize("shape", [(32, 32, 1), (32, 48, 3), (None, None, 3), (32,)])
def test_a_model_of_other_inputs_is_the_users_mistake(shape, tmp_path):
    pixels = keras.Input(shape)
    features = keras.layers.GlobalAveragePooling2D()(pixels) if len(shape) == 3 else pixels
    output = keras.layers.Dense(len(ALPHABET))(features)
    saved.save(keras.Model(pixels, output), tmp_path / "model.keras")
    (tmp_path / "labels.txt").write_text("\n".join(ALPHABET.labels))
    with pytest.raises(InputError, match="Expected a model of the kind mask or landmarks"):
        KerasClassifier.load(tmp_path / "model.keras")


@pytest.mark.parametrize("labels", ["A\nA\ntwo words\n", "A\ndel\n\x1b[2J\n"])
def test_labels_that_are_there_twice_or_do_not_print_are_refused_with_their_file(folder, labels):
    (folder / "labels.txt").write_text(labels)
    with pytest.raises(InputError, match=r"labels\.txt: Expected 1 to 1000 labels"):
        KerasClassifier.load(folder / "model.keras")


@pytest.mark.parametrize(
    ("activation", "bias"), [(None, 0.0), ("sigmoid", 0.0), ("softmax", np.nan)]
)
def test_a_network_that_gives_no_probabilities_is_refused_before_it_is_exported(
    folder, activation, bias
):
    masks = keras.Input((32, 32, 3))
    mean = keras.layers.GlobalAveragePooling2D()(masks)
    ends = keras.layers.Dense(3, activation=activation)
    model = keras.Model(masks, ends(mean))
    ends.bias.assign(np.full(3, bias))
    saved.save(model, folder / "model.keras")
    with pytest.raises(InputError, match=r"softmax at its end\. Received: .*model\.keras"):
        KerasClassifier.load(folder / "model.keras")
