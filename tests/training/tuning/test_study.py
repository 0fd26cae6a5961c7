"""The study in its database: without training, whose trials a function scores."""

import math
import sqlite3
from contextlib import closing
from dataclasses import replace

import optuna
import pytest
from optuna.trial import TrialState
from sqlalchemy.exc import OperationalError

from asl_keras.errors import InputError
from training.settings import TrainingSettings
from training.tuning.options import StudyOptions
from training.tuning.outcome import BEST, TABLE, best_of, save_picture, save_table
from training.tuning.space import SPACE, suggested, usual
from training.tuning.storage import answering
from training.tuning.study import Next, folder_of, next_step, open_study
from training.tuning.working import work

SETTINGS = TrainingSettings(arch="landmarks", epochs=2)


@pytest.fixture(params=["sqlite", "postgresql"])
def options(request, tmp_path) -> StudyOptions:
    storage = request.getfixturevalue("server") if request.param == "postgresql" else None
    return StudyOptions(trials=8, grace=1, out=tmp_path, storage=storage, study=request.node.name)


def score(trial: optuna.Trial) -> float:
    """The best rate is 0.002; what is far from it is given up."""
    rate = suggested(trial, SETTINGS).rate
    distance = abs(math.log10(rate / 0.002))
    for epoch in (1, 2):
        trial.report(-distance, epoch)
        if trial.should_prune():
            raise optuna.TrialPruned
    return 1 - distance


def test_it_ends_with_as_many_trials_as_it_was_to_have(options):
    study = open_study(options, SETTINGS)
    work(study, score, options, lambda: None)
    work(open_study(options, SETTINGS), score, options, lambda: None)  # nothing is left to do
    assert len(study.trials) == 8
    assert study.trials[0].params == usual(SETTINGS)
    assert best_of(study).value > study.trials[0].value


class Died(BaseException):
    """Optuna leaves a trial as a kill does: running, without a heartbeat."""


def die(trial: optuna.Trial) -> float:
    suggested(trial, SETTINGS)
    raise Died


def test_a_trial_whose_worker_died_is_tried_again_in_its_folder(options):
    study = open_study(replace(options, grace=3600), SETTINGS)
    work(study, score, replace(options, trials=2), lambda: None)
    with pytest.raises(Died):
        work(study, die, options, lambda: None)
    assert next_step(study, trials=3) is Next.WAIT  # for its worker, who may live
    folders = []

    def judge(trial: optuna.Trial) -> float:
        folders.append(folder_of(trial, options.out).name)
        return score(trial)

    work(open_study(options, SETTINGS), judge, replace(options, trials=3), lambda: None)
    assert folders == ["002"]
    assert [trial.state.is_finished() for trial in study.trials] == [True] * 4
    assert study.trials[2].state == TrialState.FAIL
    assert study.trials[3].params == study.trials[2].params


def test_other_settings_are_refused(tmp_path):
    options = StudyOptions(out=tmp_path)
    open_study(options, SETTINGS)
    open_study(options, replace(SETTINGS, learning_rate=0.1))  # which are tried anyway
    with pytest.raises(InputError, match=r"study 'asl'.*others: epochs"):
        open_study(options, replace(SETTINGS, epochs=3))


@pytest.mark.parametrize(
    "storage",
    ["nonsense", "unknown://x", "sqlite:////none/study.db", "postgresql://x@127.0.0.1:1/x"],
)
def test_a_database_that_cannot_be_opened_is_refused_in_a_sentence(storage, tmp_path):
    options = StudyOptions(out=tmp_path, storage=storage)
    with pytest.raises(InputError, match=r"URL of a database as `storage`"):
        open_study(options, SETTINGS)


DAMAGE = (
    b"no database" * 500,
    "UPDATE study_user_attributes SET value_json = '[1]'",
    "UPDATE trials SET state = 'ODD'",
    "DELETE FROM trial_values",
    "UPDATE trial_values SET value = 'abc'",
    "UPDATE trial_intermediate_values SET intermediate_value = 'abc'",
    "DROP TABLE trial_params",
    "UPDATE trial_params SET param_value = 9e999",
)


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_study_is_refused_by_the_name_of_its_file(damage, tmp_path):
    options = StudyOptions(trials=1, out=tmp_path)
    work(open_study(options, SETTINGS), score, options, lambda: None)
    if isinstance(damage, bytes):
        options.file.write_bytes(damage)
    else:
        with closing(sqlite3.connect(options.file)) as database, database:
            database.execute(damage)
    with pytest.raises(InputError, match=r"study\.db, which cannot be .* move it away"):
        open_study(options, SETTINGS)


def test_a_study_that_another_optuna_wrote_is_not_called_damaged(tmp_path):
    options = StudyOptions(out=tmp_path)
    open_study(options, SETTINGS)
    with closing(sqlite3.connect(options.file)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = 'v99.0.0.a'")
    with pytest.raises(InputError, match=r"study\.db, which another version wrote"):
        open_study(options, SETTINGS)


def test_a_database_that_goes_away_ends_a_worker_in_a_sentence():
    options = StudyOptions(storage="postgresql://me@host/asl")
    with pytest.raises(InputError, match="does not answer"), answering(options):
        raise OperationalError("SELECT", {}, Exception("server closed the connection"))


def test_what_it_leaves(tmp_path):
    options = StudyOptions(trials=6, out=tmp_path)
    study = open_study(options, SETTINGS)
    work(study, score, options, lambda: save_table(study, SETTINGS, tmp_path))
    save_picture(study, tmp_path)
    head, *rows = (tmp_path / TABLE).read_text().splitlines()
    assert head == "trial,state,recall,epochs,seconds," + ",".join(SPACE)
    assert len(rows) == 6
    text = (tmp_path / BEST).read_text()
    assert f"learning_rate = {best_of(study).params['learning_rate']}" in text
    assert 'arch = "landmarks"' in text


@pytest.mark.parametrize(
    ("field", "value"),
    [("trials", 0), ("workers", 0), ("workers", 65), ("grace", 0), ("storage", ""), ("study", "")],
)
def test_what_makes_no_study_is_refused(field, value):
    with pytest.raises(InputError, match=field):
        StudyOptions(**{field: value})


def test_every_field_of_the_space_is_a_setting():
    trial = optuna.trial.FixedTrial(usual(SETTINGS))
    assert suggested(trial, SETTINGS).resolved().learning_rate == SETTINGS.rate


def test_no_step_is_tried_of_more_hands_than_an_epoch_has():
    few = replace(SETTINGS, hands=40, batch_size=40)
    sizes = {suggested(trial, few).batch_size for trial in map(_asked, range(10))}
    assert sizes == {40}


def _asked(seed: int) -> optuna.Trial:
    return optuna.create_study(sampler=optuna.samplers.RandomSampler(seed)).ask()


def test_adam_which_has_no_weight_decay_is_tried_without(tmp_path):
    adam = replace(SETTINGS, optimizer="adam")
    options = StudyOptions(trials=1, out=tmp_path)
    study = open_study(options, adam)
    work(study, lambda trial: suggested(trial, adam).rate, options, lambda: None)
    save_table(study, adam, tmp_path)
    save_picture(study, tmp_path)
    assert study.best_params.keys() == SPACE.keys() - {"weight_decay"}
    assert "weight_decay" not in (tmp_path / BEST).read_text()
