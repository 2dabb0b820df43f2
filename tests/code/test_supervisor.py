"""Programs kept running: small fakes stand for the web server and the worker."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from config import supervisor
from config.bootstrap import RefusalError
from config.ports import check_free, chosen_port
from config.start import prepare_whole
from config.steps import Step, take

ROOT = Path(__file__).parents[2]
# Like django-q2: a master, a sentinel that ignores SIGTERM, and its worker. Each signs its number.
FAMILY = """
import os, pathlib, signal, sys, time
if os.fork() == 0:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.fork()
pathlib.Path(sys.argv[1], str(os.getpid())).touch()
while True:
    time.sleep(0.1)
"""
HOUSE = """
import sys
from config import processes, start
from config.supervisor import Program, keep_running

processes.GRACE = 1.0
family, *folders = sys.argv[1:]
programs = [Program("worker", [sys.executable, "-c", family, folder]) for folder in folders]
start.start = lambda mode: keep_running(programs, lambda: True, lambda: start.say("ready"))
sys.exit(start.main(["demo"]))
"""


@pytest.fixture
def house(tmp_path):
    """A supervisor with two families, whose members sign in two folders."""
    folders = [tmp_path / "web", tmp_path / "worker"]
    for folder in folders:
        folder.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-c", HOUSE, FAMILY, *map(str, folders)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # Whoever runs the tests under nohup ignores hang-ups: this house must not inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),  # noqa: PLW1509  # one thread here
    )
    process.folders = folders
    eventually(lambda: all(len(members(folder)) == 3 for folder in folders))
    yield process
    process.kill()
    process.communicate()


def eventually(shown, patience=15.0):
    deadline = time.monotonic() + patience
    while not shown():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def members(folder):
    return {int(file.name) for file in folder.iterdir()}


def alive(numbers):
    return {
        number
        for number in numbers
        if psutil.pid_exists(number) and psutil.Process(number).status() != psutil.STATUS_ZOMBIE
    }


def leash_of(number):
    return os.getpgid(number)


@pytest.mark.parametrize("victim", ["master", "leash"])
def test_a_killed_program_starts_again_and_leaves_no_orphan(house, victim):
    web, worker = house.folders
    first, others = members(worker), members(web)
    killed = min(first) if victim == "master" else leash_of(min(first))
    os.kill(killed, signal.SIGKILL)

    eventually(lambda: len(members(worker)) == 6)

    assert not alive(first)
    assert len(alive(members(worker))) == 3
    assert alive(others) == others


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_stops_everything_without_a_traceback(house, number):
    everybody = set().union(*map(members, house.folders))
    house.send_signal(number)
    said, complained = house.communicate(timeout=60)

    assert house.returncode == 0
    assert said.splitlines() == ["ready", "À portée has stopped."]
    assert complained == ""
    assert not alive(everybody)


def test_nothing_outlives_a_supervisor_killed_outright(house):
    everybody = set().union(*map(members, house.folders))
    everybody |= {leash_of(number) for number in everybody}
    house.kill()

    eventually(lambda: not alive(everybody))


def test_a_program_that_dies_at_once_is_started_less_and_less_often():
    pauses = [0.0]
    for _ in range(8):
        pauses.append(supervisor.next_pause(pauses[-1], lived=0.1))

    assert pauses[1:] == [0.5, 1, 2, 4, 8, 16, 30, 30]
    assert supervisor.next_pause(30.0, lived=60.0) == 0.5


def test_a_site_that_never_answers_is_told_with_its_last_words(tmp_path, monkeypatch):
    monkeypatch.setattr(supervisor, "LONGEST_START", 1.0)
    monkeypatch.setattr(supervisor, "ignore_signals", lambda: None)
    words = [sys.executable, "-c", "raise OSError('the disk has gone')"]
    program = supervisor.Program("web server", words, log=tmp_path / "web.log")

    with pytest.raises(RefusalError, match="does not answer: the disk has gone"):
        supervisor.keep_running([program], lambda: False, lambda: None)


# ── Ports ───────────────────────────────────────────────────────────────────────────────────────


def test_a_port_that_is_taken_is_refused_before_anything_else(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = holder.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "config.start", "demo"],
            cwd=ROOT,
            env={**os.environ, "PORT": str(port), "VAR_DIR": str(tmp_path / "demo")},
            capture_output=True,
            text=True,
            check=False,
        )

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"À portée cannot start: port {port} is already in use; "
        "choose another: PORT=8123 make demo.\n"
    )
    assert not list(tmp_path.iterdir())


def test_a_free_port_is_free():
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = holder.getsockname()[1]

    check_free(port)


@pytest.mark.parametrize("text", ["", "0", "65536", "-1", "80a", "٨٠", "8000 "])
def test_what_is_no_port_is_refused(text):
    with pytest.raises(RefusalError, match="PORT must be a number"):
        chosen_port(text)


# ── Steps ───────────────────────────────────────────────────────────────────────────────────────


def python(text):
    return [sys.executable, "-c", text]


def test_a_failing_step_is_told_by_its_last_meaningful_line(tmp_path):
    full = "import sqlite3; raise sqlite3.OperationalError('database or disk is full')"
    step = Step("Preparing the database", {"migrate": python(full)})

    with pytest.raises(RefusalError) as refusal:
        take([step], os.environ, tmp_path)

    assert str(refusal.value) == (
        "preparing the database failed: database or disk is full "
        f"(details: {tmp_path / 'migrate.log'})"
    )
    assert "Traceback" in (tmp_path / "migrate.log").read_text()


def test_a_silent_failure_is_told_by_its_code(tmp_path):
    with pytest.raises(RefusalError, match="it stopped with code 3"):
        take([Step("Trying", {"try": python("raise SystemExit(3)")})], os.environ, tmp_path)


def test_a_failing_step_stops_its_neighbour_and_what_follows(tmp_path):
    sign = (
        "import os, pathlib, time; pathlib.Path('{0}', str(os.getpid())).touch(); time.sleep({1})"
    )
    slow = python(sign.format(tmp_path, 60))
    failing = python("import time; time.sleep(1); raise SystemExit('no more room')")
    after = Step("After", {"after": python(sign.format(tmp_path, 0))})

    with pytest.raises(RefusalError, match="both failed: no more room"):
        take(
            [Step("Both", {"slow": slow, "failing": failing}), after], os.environ, tmp_path / "log"
        )

    signed = {int(file.name) for file in tmp_path.iterdir() if file.is_file()}
    assert len(signed) == 1
    assert not alive(signed)


def test_the_demo_is_prepared_beside_its_place_and_moved_there_whole(tmp_path):
    folder = tmp_path / "demo"
    write = (
        "import os, pathlib; pathlib.Path(os.environ['VAR_DIR'], 'rows').open('a').write('row ')"
    )
    steps = [Step("Writing", {"write": python(write)})]

    with pytest.raises(RefusalError):
        prepare_whole(
            [*steps, Step("Failing", {"fail": python("raise SystemExit(1)")})], folder, os.environ
        )
    assert not folder.exists()

    prepare_whole(steps, folder, os.environ)
    assert (folder / "rows").read_text() == "row "

    prepare_whole(steps, folder, {**os.environ, "VAR_DIR": str(folder)})
    assert (folder / "rows").read_text() == "row row "
    assert sorted(p.name for p in tmp_path.iterdir()) == ["demo", "demo.lock"]
