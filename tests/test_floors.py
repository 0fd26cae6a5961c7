"""The floors of the house: a room imports only from floors below it. Reads the source alone."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
FLOORS = (  # from below; rooms of one floor do not know one another, but on the ground
    "errors command files opencv cpu table",
    "hand",
    "mask",
    "layers",
    "models",
    "frames landmarks inference",
    "data pretrained",
    "synthetic",
    "text motion evaluation adapt",
    "live",
    "__init__",
    "__main__ recognize webcam doctor",
)
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms.split()}
OUTSIDE = {"training", "mobile_export", "server", "tools", "benchmarks", "experiments", "tests"}
MOST_FLAT_FILES = 12
TRAINING = ROOT / "training"
ROOMS = [
    "settings",
    "sources",
    "making",
    "collecting",
    "movements",
    "devices",
    "hands",
    "run",
    "learning",
    "movements",
    "clips",
    "judging",
    "report",
    "tuning",
    "ensembles",
    "checking",
    "promoting",
]  # from below
SERVER = ROOT / "server"
ROOMS_OF_SERVER = ["watching", "serving", "api", "feedback", "batches", "page", "deploy"]
LIBRARY = ROOT / "asl_keras"
FILES = {str(file.relative_to(LIBRARY)): file for file in LIBRARY.rglob("*.py")}


def imports(file: Path) -> Iterator[str]:
    """The full name of each thing that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
            yield from (module + name.name for name in node.names)


def room(name: str) -> str:
    """Of the file ROOM/..., or of the import asl_keras.ROOM...; anything else is on the face.

    ROOM/__main__.py is a door, as what `python -m` runs.
    """
    if name.endswith("/__main__.py"):
        return "__main__"
    first = name.removeprefix("asl_keras.").replace("/", ".").removesuffix(".py").split(".")[0]
    return first if first in FLOOR else "__init__"


def test_every_room_has_a_floor():
    assert {Path(name).parts[0].removesuffix(".py") for name in FILES} <= FLOOR.keys()


def test_imports_go_down():
    up = {
        f"{name} imports {imported}"
        for name, file in FILES.items()
        for imported in imports(file)
        if imported.split(".")[0] == "asl_keras" and room(imported) != room(name)
        if FLOOR[room(imported)] >= max(FLOOR[room(name)], 1)  # the ground knows itself
    }
    assert not up


def test_the_library_knows_nobody_outside_it():
    known = {name: {one.split(".")[0] for one in imports(file)} for name, file in FILES.items()}
    assert not {name: outer for name in known if (outer := known[name] & OUTSIDE)}


def test_one_file_imports_opencv():
    importers = {n for n, file in FILES.items() for i in imports(file) if i.split(".")[0] == "cv2"}
    assert importers == {"opencv.py"}


def test_one_file_imports_keras():
    """Others have it from there; under TYPE_CHECKING nothing is imported."""
    importers = {
        name
        for name, file in FILES.items()
        for node in ast.parse(file.read_text()).body
        if isinstance(node, ast.Import | ast.Try)
        for line in ast.unparse(node).splitlines()
        if line.strip() == "import keras"
    }
    assert importers == {"layers/backend.py"}


def test_few_files_lie_flat():
    assert len([name for name in FILES if "/" not in name]) <= MOST_FLAT_FILES


def test_rooms_of_training_import_rooms_below_them_and_no_command():
    up = {
        f"{file.relative_to(TRAINING)} imports {imported}"
        for place, name in enumerate(ROOMS)
        for file in (TRAINING / name).rglob("*.py")
        for imported in imports(file)
        if imported.startswith("training.") and imported.split(".")[1] not in ROOMS[: place + 1]
    }
    assert not up


def test_every_room_of_training_has_a_floor():
    assert {file.parent.name for file in TRAINING.glob("*/__init__.py")} == set(ROOMS)


def test_rooms_of_the_server_import_rooms_below_them_and_no_command():
    up = {
        f"{file.relative_to(SERVER)} imports {imported}"
        for place, name in enumerate(ROOMS_OF_SERVER)
        for file in (SERVER / name).rglob("*.py")
        for imported in imports(file)
        if imported.startswith("server.")
        and imported.split(".")[1] not in ROOMS_OF_SERVER[: place + 1]
    }
    assert not up


def test_every_room_of_the_server_has_a_floor():
    assert {file.parent.name for file in SERVER.glob("*/__init__.py")} <= set(ROOMS_OF_SERVER)


def test_serving_knows_no_http():
    web = {"fastapi", "starlette", "uvicorn", "websockets"}
    files = (SERVER / "serving").rglob("*.py")
    assert not {file.name for file in files if web & {one.split(".")[0] for one in imports(file)}}


def test_nobody_but_tests_and_benchmarks_imports_the_server():
    files = [file for name in ("training", "mobile_export") for file in (ROOT / name).rglob("*.py")]
    assert not {file for file in files if "server" in {i.split(".")[0] for i in imports(file)}}
