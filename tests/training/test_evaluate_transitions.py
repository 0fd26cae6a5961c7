"""Words of real hands that move from letter to letter."""

import numpy as np

from asl_keras.data.dataset import write_landmarks
from asl_keras.hand.variation import centred
from asl_keras.synthetic import shipped
from training import evaluate_transitions


def test_a_hand_on_its_way_writes_nothing(tmp_path, capsys):
    model = shipped()
    letters = "ABDFILVWY"
    hands = np.concatenate(
        [
            np.repeat(
                centred(model.means[model.component_labels == model.labels.index(letter)][:1]),
                30,
                0,
            )
            for letter in letters
        ]
    )
    labels = np.repeat(list(letters), 30)
    write_landmarks(tmp_path / "still.npz", hands, labels, np.full(len(labels), "ann"))
    words = ["--words", "3", "--way", "0.3", "0.8"]
    evaluate_transitions.main(["--data", str(tmp_path / "still.npz"), *words])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4
    for line in lines[1:]:
        assert " 0.0%" in line
