"""Folders of pictures and videos, as they lie on a disk."""

import os

import pytest

from asl_keras.errors import InputError
from training.sources.opening import open_source
from training.sources.options import SourceOptions


def touch(folder, *names):
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"\xff\xd8\xff")


def labelled(path, **options):
    source = open_source(path, SourceOptions(**options))
    return [(one.label, one.signer, one.origin) for one in source.pictures()]


def test_pictures_and_videos_come_in_natural_order_with_the_folders_name(tmp_path):
    touch(tmp_path / "mine", "A/img10.jpg", "A/img2.PNG", "b/1.mp4", "A/.hidden.jpg", "A/notes.txt")
    found = labelled(tmp_path / "mine")
    assert [name for _, _, name in found] == ["mine/A/img2.PNG", "mine/A/img10.jpg", "mine/b/1.mp4"]
    assert [label for label, _, _ in found] == ["A", "A", "B"]


def test_a_picture_without_a_suffix_is_known_by_its_beginning(tmp_path):
    touch(tmp_path, "A/one")
    (tmp_path / "A/two").write_text("no picture")
    assert [name for _, _, name in labelled(tmp_path)] == [f"{tmp_path.name}/A/one"]


@pytest.mark.parametrize("field", ["signer", "signer_from"])
def test_an_empty_text_says_nothing_of_the_signer(field):
    with pytest.raises(InputError, match=f"`{field}`.*empty"):
        SourceOptions(**{field: ""})


def test_the_signer_is_as_the_user_says(tmp_path):
    touch(tmp_path, "A/ana_1.jpg", "B/ben_1.jpg", "B/1.jpg")
    assert {signer for _, signer, _ in labelled(tmp_path, signer="cleo")} == {"cleo"}
    source = open_source(tmp_path, SourceOptions(signer_from="{signer}_*"))
    assert [one.signer for one in source.pictures()] == ["ana", "ben"]
    assert [one.why for one in source.missed] == ["does not fit {signer}_*"]


def test_signers_that_are_taken_from_folders_are_said(tmp_path):
    touch(tmp_path, "ana/A/1.jpg", "ben/A/1.jpg")
    assert "signers: ana, ben" in " ".join(open_source(tmp_path, SourceOptions()).remarks)


def test_labels_that_are_not_asked_for_are_left_out(tmp_path):
    touch(tmp_path, "A/1.jpg", "del/1.jpg", "space/1.jpg")
    assert [label for label, _, _ in labelled(tmp_path, labels=("a", "del"))] == ["A", "del"]


def test_links_to_files_are_read_and_links_to_folders_are_not_followed(tmp_path):
    touch(tmp_path, "d/A/1.jpg", "other/B/1.jpg")
    os.symlink(tmp_path / "other/B/1.jpg", tmp_path / "d/A/2.jpg")
    os.symlink(tmp_path / "d", tmp_path / "d/A/circle")
    source = open_source(tmp_path / "d", SourceOptions())
    assert [one.origin for one in source.pictures()] == ["d/A/1.jpg", "d/A/2.jpg"]
    assert "circle" in " ".join(source.remarks)


def test_names_in_any_script_and_with_line_breaks_are_taken(tmp_path):
    touch(tmp_path / "d", "ب/1\n2.jpg", "あ/\u202e3.jpg", "A/\udcff.jpg")
    found = labelled(tmp_path / "d")
    assert {label for label, _, _ in found} == {"ب", "あ", "A"}
    assert all(name.isprintable() for _, _, name in found)


def test_signers_are_what_a_file_can_hold(tmp_path):
    touch(tmp_path / "d", "\udcff/A/1.jpg", f"{'x' * 200}/A/1.jpg", "e\u0301\n/A/1.jpg")
    found = {signer for _, signer, _ in labelled(tmp_path / "d")}
    assert found == {"\\udcff", "x" * 128, "é"}


def test_labels_that_do_not_print_are_missed(tmp_path):
    touch(tmp_path / "d", "hel\nlo/1.jpg", "A/1.jpg")
    source = open_source(tmp_path / "d", SourceOptions())
    assert [one.why for one in source.missed] == ["has a label that does not print"]


def test_a_single_file_is_labelled_by_its_folder_or_its_name(tmp_path):
    touch(tmp_path, "A/1.jpg", "clips/hello_1.mp4")
    assert labelled(tmp_path / "A/1.jpg")[0][0] == "A"
    assert labelled(tmp_path / "clips/hello_1.mp4")[0][0] == "hello"


def test_a_folder_without_pictures_and_what_is_nothing_are_refused(tmp_path):
    with pytest.raises(InputError, match="there are none"):
        open_source(tmp_path, SourceOptions())
    with pytest.raises(InputError, match="does not exist"):
        open_source(tmp_path / "absent", SourceOptions())


def test_tables_in_a_folder_are_to_be_named(tmp_path):
    (tmp_path / "a.csv").write_text("label,x0\n")
    with pytest.raises(InputError, match=r"none, but 1 file of other kinds: name tables"):
        open_source(tmp_path, SourceOptions())


def test_a_table_beside_a_video_says_when_labels_change(tmp_path):
    touch(tmp_path, "clips/one.mp4")
    (tmp_path / "clips/one.csv").write_text("time,label\n2,b\n0.5,a\n1:04,\n")
    (clip,) = open_source(tmp_path, SourceOptions()).pictures()
    times = (0.0, 0.4, 0.5, 1.9, 2.0, 63.9, 64.0)
    assert [clip.label_at(time) for time in times] == ["", "", "A", "A", "B", "B", ""]


@pytest.mark.parametrize(
    "text",
    [
        *("1,A,B\n", "0,A\nlater,B\n", "0,A\n-1,B\n", "0,A\nnan,B\n"),
        *(
            "-0.01,A\n2.25,B\n",
            "nan,A\n2,B\n",
            "0.5\tA\n",
            "0.5;A\n1;B\n",
            "0,5;A\n2,B\n",
            "1s,A\n2,B\n",
            ",A\n2,B\n",
        ),
    ],
)
def test_a_table_that_has_no_times_costs_its_video(tmp_path, text):
    touch(tmp_path, "clips/one.mp4", "clips/A.mp4")
    (tmp_path / "clips/one.csv").write_text(text)
    source = open_source(tmp_path / "clips", SourceOptions())
    assert [one.origin for one in source.pictures()] == ["clips/A.mp4"]
    wrong = 1 + ("0,A" in text)
    assert f"one.csv has {text.splitlines()[wrong - 1]!r} in line {wrong}" in source.missed[0].why
    assert not source.missed[0].why.endswith(".")


@pytest.mark.parametrize("text", ["", "\n", "time,label\n"])
def test_an_empty_table_costs_its_video(tmp_path, text):
    touch(tmp_path, "A/one.mp4")
    (tmp_path / "A/one.csv").write_text(text)
    source = open_source(tmp_path, SourceOptions())
    assert list(source.pictures()) == []
    assert "one.csv has no times" in source.missed[0].why


def test_a_table_may_be_named_after_the_whole_name_of_its_video(tmp_path):
    touch(tmp_path, "A/one.mp4")
    (tmp_path / "A/one.mp4.csv").write_text("2,B\n")
    (clip,) = open_source(tmp_path, SourceOptions()).pictures()
    assert (clip.label_at(1), clip.label_at(2)) == ("", "B")
