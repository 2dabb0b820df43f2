"""From a bare clone to `.venv`: what is in the way is said in one sentence."""

import ast
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from config import bootstrap

ROOT = Path(__file__).parents[2]
NOWHERE = "http://127.0.0.1:9"
NO_NETWORK = {
    **dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), NOWHERE),
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_NO_CACHE_DIR": "1",
    "PIP_RETRIES": "0",
    "PIP_DEFAULT_TIMEOUT": "1",
}


@pytest.fixture
def clone(tmp_path):
    """A clone that holds what the set-up reads."""
    (tmp_path / "config").mkdir()
    for file in ("config/__init__.py", "config/bootstrap.py"):
        shutil.copy(ROOT / file, tmp_path / file)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    return tmp_path


def set_up(clone, kind="base", **environment):
    return subprocess.Popen(
        [sys.executable, "-m", "config.bootstrap", kind],
        cwd=clone,
        env={k: v for k, v in os.environ.items() if not k.startswith("PIP_")} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def refusal_of(process):
    """Its one sentence, once it has ended with code 1."""
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert len(said.splitlines()) == 1
    return said


def stamp_of(clone):
    return clone / ".venv" / "a-portee-installed"


def pretend_installed(clone, kind):
    (clone / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
    (clone / ".venv" / "bin" / "python").symlink_to(sys.executable)
    stamp_of(clone).write_text("\n".join(bootstrap.stamps(kind, clone)))


def test_an_old_python_is_refused_in_a_sentence():
    with pytest.raises(bootstrap.RefusalError, match=r"3\.11 or newer is needed.* Python 3\.9\.2"):
        bootstrap.check_python((3, 9, 2))


def test_an_old_python_can_read_the_refusal():
    for file in ("config/__init__.py", "config/bootstrap.py"):
        assert ast.parse((ROOT / file).read_text("utf-8"), feature_version=(3, 7))


def test_a_full_disk_is_refused_before_anything_is_written(clone):
    said = refusal_of(set_up(clone, A_PORTEE_FREE_MB="900"))

    assert "1500 MB are needed" in said
    assert "900 MB are free" in said
    assert not (clone / ".venv").exists()


def test_less_room_is_needed_once_all_is_installed(clone):
    pretend_installed(clone, "base")

    enough = set_up(clone, A_PORTEE_FREE_MB="900")

    assert enough.communicate(timeout=60) == ("", "")
    assert enough.returncode == 0
    assert "200 MB are needed" in refusal_of(set_up(clone, A_PORTEE_FREE_MB="150"))


def test_without_network_nothing_looks_finished(clone):
    half_made = clone / ".venv" / "half-made"
    half_made.mkdir(parents=True)

    said = refusal_of(set_up(clone, **NO_NETWORK))

    assert "check the network" in said
    assert not stamp_of(clone).exists()
    assert not half_made.exists()


def test_an_interrupted_set_up_leaves_nothing_that_looks_finished(clone):
    process = set_up(clone, **NO_NETWORK)
    while not (clone / ".venv").exists():
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)

    assert process.returncode in {1, 130}  # 1 when the missing network was noticed first
    assert "Traceback" not in said.splitlines()[-1]
    assert not stamp_of(clone).exists()


def test_what_is_installed_is_not_installed_again(clone):
    pretend_installed(clone, "dev")

    assert not bootstrap.prepare("dev", clone)
    assert not bootstrap.prepare("base", clone)


@pytest.mark.parametrize("lock", ["base", "dev"])
def test_a_changed_lock_is_seen(clone, lock):
    pretend_installed(clone, "dev")
    with (clone / "requirements" / f"{lock}.lock").open("a") as stream:
        stream.write("# another version\n")

    assert not bootstrap.stamps("dev", clone) <= set(stamp_of(clone).read_text().splitlines())


def test_a_site_installed_without_the_tools_lacks_them(clone):
    assert bootstrap.stamps("base", clone) < bootstrap.stamps("dev", clone)


def test_an_environment_whose_python_has_gone_is_made_again(clone):
    pretend_installed(clone, "base")
    (clone / ".venv" / "bin" / "python").unlink()

    assert "1500 MB are needed" in refusal_of(set_up(clone, A_PORTEE_FREE_MB="900"))
