"""The examples of server/deploy say nothing of the server that is not so."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.version import Version

from server.api.app import create_app
from server.api.options import ServerOptions
from server.watching.metrics import Metrics

ROOT = Path(__file__).parents[3]
DEPLOY = ROOT / "server/deploy"
BOARD = json.loads((DEPLOY / "grafana/dashboards/asl.json").read_text())
RULES = yaml.safe_load((DEPLOY / "prometheus/rules.yml").read_text())
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
KUBERNETES = {
    one["kind"]: one for one in yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text())
}
DOCKERFILE = (DEPLOY / "Dockerfile").read_text()
SERVING = (ROOT / "docs/serving.md").read_text()
METRIC = re.compile(r"\basl_[a-z_]+")
LOOPBACK = "127.0.0.1:"


def known_metrics() -> set[str]:
    """The names under which Prometheus knows what the server counts."""
    metrics = Metrics()
    ends = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count"), "gauge": ("",)}
    return {f"{one.name}{end}" for one in metrics.registry.collect() for end in ends[one.type]}


def expressions() -> Iterator[str]:
    """All that is asked of Prometheus."""
    yield from (target["expr"] for panel in BOARD["panels"] for target in panel["targets"])
    yield from (rule["expr"] for group in RULES["groups"] for rule in group["rules"])


def container() -> dict[str, Any]:
    (found,) = KUBERNETES["Deployment"]["spec"]["template"]["spec"]["containers"]
    return found


@pytest.fixture(scope="module")
def addresses() -> set[str]:
    return set(create_app(ServerOptions()).openapi()["paths"])


def test_dashboards_and_alarms_ask_for_metrics_that_there_are():
    asked = {name for text in expressions() for name in METRIC.findall(text)}
    assert asked <= known_metrics()
    assert len(asked) > 10


def test_every_metric_is_on_the_dashboard_or_in_an_alarm():
    asked = " ".join(expressions())
    metrics = [one.name for one in Metrics().registry.collect()]
    assert not [name for name in metrics if name not in asked]


def test_panels_do_not_cover_one_another():
    cells = [
        (panel["gridPos"]["x"] + x, panel["gridPos"]["y"] + y)
        for panel in BOARD["panels"]
        for x in range(panel["gridPos"]["w"])
        for y in range(panel["gridPos"]["h"])
    ]
    assert len(cells) == len(set(cells))
    assert max(x for x, _ in cells) < 24


def test_probes_ask_what_the_server_answers(addresses):
    probes = [probe for name, probe in container().items() if name.endswith("Probe")]
    assert {probe["httpGet"]["path"] for probe in probes} == {"/readyz", "/healthz"} <= addresses
    (checked,) = re.findall(r"urlopen\('http://127.0.0.1:8000(/\w+)'", DOCKERFILE)
    assert checked in addresses


def test_a_cluster_scales_by_a_metric_that_the_adapter_gives():
    adapter = yaml.safe_load((DEPLOY / "kubernetes-adapter.yaml").read_text())
    (rule,) = adapter["rules"]["custom"]
    (metric,) = KUBERNETES["HorizontalPodAutoscaler"]["spec"]["metrics"]
    assert metric["pods"]["metric"]["name"] == rule["name"]["as"] in known_metrics()


def test_options_that_are_given_are_options_of_the_server(command):
    manual = command("server", "--help").stdout
    unit = re.search(r"ExecStart=\S+ -m server (.*)", (DEPLOY / "asl.service").read_text())
    entry = json.loads(re.search(r"ENTRYPOINT (.*)", DOCKERFILE).group(1))
    given = [*container()["args"], *COMPOSE["services"]["server"]["command"], *entry[3:]]
    words = (*given, *unit.group(1).split())
    flags = [word.partition("=")[0] for word in words if word.startswith("--")]
    assert len(flags) == 10
    assert not [flag for flag in flags if f"{flag} " not in manual]


def test_as_many_workers_as_cores_are_given():
    limits = container()["resources"]["limits"]
    assert container()["args"][:2] == ["--workers", limits["cpu"]]
    server = COMPOSE["services"]["server"]
    assert f"--workers={server['cpus']}" in server["command"]


def test_nothing_runs_as_root_or_listens_beyond_this_machine():
    ports = [port for one in COMPOSE["services"].values() for port in one["ports"]]
    assert all(port.startswith(LOOPBACK) for port in ports)
    (user,) = re.findall(r"^USER (\d+):\d+$", DOCKERFILE, re.MULTILINE)
    pod = KUBERNETES["Deployment"]["spec"]["template"]["spec"]["securityContext"]
    assert (str(pod["runAsUser"]), pod["runAsNonRoot"]) == (user, True)
    published = re.findall(r"--publish (\S+)", DOCKERFILE)
    assert published == [f"{LOOPBACK}8000:8000"]


def test_every_example_has_a_token_or_says_that_it_needs_none():
    (run,) = re.findall(r"^#   docker run .* asl-keras (.*)$", DOCKERFILE, re.MULTILINE)
    kubernetes, compose = container()["args"], COMPOSE["services"]["server"]["command"]
    assert run.split() == ["--without-token"]
    assert "--without-token" in compose
    assert "--token-file" in kubernetes
    for words in (run.split(), compose, kubernetes):
        assert {word.partition("=")[0] for word in words} & {"--token-file", "--without-token"}


def test_what_is_mounted_or_copied_is_there():
    mounts = [one for service in COMPOSE["services"].values() for one in service["volumes"]]
    assert not [m for m in mounts if m[0] == "." and not (DEPLOY / m.split(":")[0]).exists()]
    copied = re.findall(r"^COPY (?!--from)(\S+)", DOCKERFILE, re.MULTILINE)
    assert not [path for path in copied if not (ROOT / path).exists()]
    kept = (DEPLOY / "Dockerfile.dockerignore").read_text()
    rooms = {f.parent.name for f in (ROOT / "server").glob("*/__init__.py")}
    assert not [room for room in rooms if f"!server/{room}\n" not in kept]


def test_images_are_pinned_by_version():
    images = re.findall(r"ARG BASE=(\S+)", DOCKERFILE)
    images += [one["image"] for one in COMPOSE["services"].values() if "image" in one]
    assert len(images) == 3
    assert all(re.search(r":v?\d+\.\d+", image) for image in images)


def test_the_packages_of_the_image_are_those_that_the_server_requires():
    """But for OpenCV, of which the image has the one without windows."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    wanted = [Requirement(one) for one in (*project["dependencies"], *extras["serve"])]
    lines = (DEPLOY / "requirements.txt").read_text().splitlines()
    pins = dict(line.split()[0].split("==") for line in lines if not line.startswith("#"))
    assert all(re.search(r" --hash=sha256:\w{64}$", line) for line in lines if "==" in line)
    for one in wanted:
        if one.name == "asl-keras":
            continue
        name = f"{one.name}-headless" if one.name == "opencv-contrib-python" else one.name
        assert Version(pins[name]) in one.specifier, name


def test_the_commands_of_the_documentation_are_those_at_the_head_of_the_files():
    heads = [DOCKERFILE, *(file.read_text() for file in DEPLOY.glob("*.yaml"))]
    said = {
        line
        for text in heads
        for line in re.findall(r"^#   ((?:docker|kubectl) .*)$", text, re.MULTILINE)
    }
    assert said
    assert not [line for line in said if f"\n{line}\n" not in SERVING]
