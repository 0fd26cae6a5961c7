"""Progressive resizing: which epochs run at which size."""

from training.schedule import scaled, stages


def test_every_epoch_is_in_one_stage_and_the_last_stage_is_at_full_size():
    for epochs in range(1, 31):
        plan = stages(epochs, 224, 0.001, 100)
        assert [stage.first for stage in plan[1:]] == [stage.last for stage in plan[:-1]]
        assert (plan[0].first, plan[-1].last) == (0, epochs)
        assert plan[-1].image_size == 224


def test_masks_grow_from_stage_to_stage():
    assert [stage.image_size for stage in stages(10, 224, 0.001, 100)] == [64, 128, 224]


def test_each_side_is_whole_larger_than_the_one_before_and_not_above_the_full_side():
    for side in range(32, 513, 32):
        sizes = [stage.image_size for stage in stages(10, side, 0.001, 100)]
        assert sizes == sorted(set(sizes))
        assert all(size % 32 == 0 and size <= side for size in sizes)


def test_as_many_small_hands_as_cost_the_same():
    assert scaled(100, 112, 224) == 400


def test_batches_shrink_as_masks_grow():
    assert [stage.batch_size for stage in stages(10, 224, 0.001, 100)] == [100, 50, 29]
    assert [stage.batch_size for stage in stages(10, 64, 0.001, 100)] == [100]
    assert min(stage.batch_size for stage in stages(10, 512, 0.001, 2)) == 2
