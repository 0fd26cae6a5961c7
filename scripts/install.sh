#!/usr/bin/env bash
# Installs what a job needs: scripts/install.sh JOB, with JOB one of
#   plain train export test torch   Python's packages into .venv: that extra, or none
#   tasks                           the newest MediaPipe into .venv-tasks, and its hand models
#   page                            what builds the page: a JDK, Maven, Node, and npm's packages
#   screen database monitor browser android arm   Debian's packages alone
# As root, Debian's packages are installed; anybody else gets one sentence that says which to install.
set -euo pipefail
cd "$(dirname "$0")/.."

VENV=.venv
TASKS=.venv-tasks

main() {
    case ${1:-} in
        plain) python_packages . ;;
        train | export | test | torch) python_packages ".[$1]" ;;
        tasks) tasks ;;
        screen) screen ;;
        database) database ;;
        monitor) commands promtool prometheus || debian prometheus ;;
        android) android ;;
        page) page ;;
        browser) commands chromium || debian chromium ;;
        arm)
            commands aarch64-linux-gnu-gcc qemu-aarch64 ||
                debian gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user
            ;;
        *) fail "Expected a job: one of those at the head of $0." ;;
    esac
}

python_packages() {
    environment
    "$VENV/bin/pip" install --quiet --disable-pip-version-check --editable "$1"
}

# mediapipe 1.x, which has neither `mp.solutions` nor hand models inside, and excludes the other pins:
# an environment of its own, 700 MB. The models come out of the mediapipe of the first environment.
tasks() {
    python_packages .
    [ -d "$TASKS" ] || "$VENV/bin/python" -m venv "$TASKS"
    "$TASKS/bin/pip" install --quiet --disable-pip-version-check \
        'mediapipe>=1.2.2,<1.3' 'ai-edge-litert>=2.1,<3' 'pillow>=10.4,<14' 'scipy>=1.13,<2' 'pytest>=8,<10'
    "$TASKS/bin/pip" install --quiet --disable-pip-version-check --no-deps --editable .
    "$VENV/bin/python" -m asl_keras.landmarks.make_task --out "$TASKS/hand_landmarker.task"
}

environment() {
    system_libraries
    [ -x "$VENV/bin/python" ] || "$(python_of_this_machine)" -m venv "$VENV"
}

python_of_this_machine() {
    local python
    for python in ${PYTHON:-python3.12 python3.11 python3}; do
        if "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    fail "Python 3.11 or 3.12 is needed and was not found. Install it, or name it: make PYTHON=..."
}

# OpenCV needs these two; most machines have them. Other systems have no ldconfig, and need none.
system_libraries() {
    command -v ldconfig >/dev/null || return 0
    [ "$(ldconfig -p | grep -cE 'libGL.so.1 |libglib-2.0.so.0 ')" -ge 2 ] || debian libgl1 libglib2.0-0
}

# A virtual one; not needed for anything else, so its absence is no failure.
screen() {
    commands Xvfb xdotool || (debian xvfb xdotool) ||
        echo "Without them the tests of the window are skipped." >&2
}

# A server that tests start and stop themselves; not needed for anything else either.
database() {
    [ -d /usr/lib/postgresql ] || (debian postgresql) ||
        echo "Without it the tests of a study that many machines share are skipped." >&2
}

android() {
    commands aapt aapt2 apksigner dexdump enjarify gcc mvn unzip zipalign ||
        debian aapt apksigner dexdump enjarify gcc libc6-dev maven openjdk-17-jdk-headless unzip zipalign
}

# npm's packages are those of package-lock.json, to the byte.
page() {
    commands java mvn npm || debian maven nodejs npm openjdk-17-jdk-headless
    node -e 'process.exit(Number(process.versions.node.split(".")[0] < 20))' ||
        fail "Node 20 or newer is needed; here is $(node --version)."
    npm ci --prefix server/page --no-audit --no-fund --silent
}

commands() {
    local name
    for name in "$@"; do command -v "$name" >/dev/null || return 1; done
}

debian() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || fail "install these: apt-get install $*"
    apt-get update -q && apt-get install -y -q "$@"
}

fail() {
    echo "Error: $*" >&2
    exit 2
}

main "$@"
