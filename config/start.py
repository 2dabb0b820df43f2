"""`python -m config.start demo|run`: prepare, then keep the web server and the worker running.

The demo's folder is prepared beside its place and moved there when it is whole: an interrupted
first run leaves nothing half-made. Run again, the same steps find their work done.
"""

import contextlib
import fcntl
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from config.bootstrap import ROOT, RefusalError, say
from config.ports import HOST, answers, check_free, chosen_port
from config.processes import heed_signals
from config.steps import Step, take
from config.supervisor import Program, keep_running

HEALTH = "/sante/"
DEFAULT_PORT = "8000"
# One request at a time and few database connections; idle browsers hold connections, not threads.
GRANIAN = (
    *("-m", "granian", "--interface", "wsgi", "--host", HOST, "--workers", "1"),
    *("--blocking-threads", "1", "--backpressure", "256", "--workers-kill-timeout", "3"),
    *("--no-ws", "--log-level", "warning"),
)

Environment = Mapping[str, str]


def manage(*words: str) -> tuple[str, ...]:
    return (sys.executable, str(ROOT / "manage.py"), *words)


FIRST_STEP = Step(
    "Preparing the database and the pages",
    {
        "migrate": manage("migrate", "--verbosity=0"),
        "build_assets": manage("build_assets", "--verbosity=0", "--collect"),
    },
)
DEMO_STEP = Step("Preparing the demo", {"demo": manage("demo")})


def environment_for(mode: str, port: int, folder: Path) -> Environment:
    """Ours, with what settings.py reads. Our modules are compiled too: every start is quicker."""
    ours = {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **ours,
        "PORT": str(port),
        "VAR_DIR": str(folder),
        **({"DEMO": "1"} if mode == "demo" else {"DEBUG": ours.get("DEBUG", "1")}),
    }


def folder_for(mode: str) -> Path:
    chosen = os.environ.get("VAR_DIR")
    if chosen:
        return Path(chosen).resolve()
    return ROOT / "var" / "demo" if mode == "demo" else ROOT / "var"


def prepare_in_place(steps: Sequence[Step], folder: Path, environment: Environment) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    take(steps, environment, folder / "log")


def prepare_whole(steps: Sequence[Step], folder: Path, environment: Environment) -> None:
    """Take the steps in `folder`, or beside it until they have all succeeded once."""
    with _alone(folder):
        if folder.exists():
            prepare_in_place(steps, folder, environment)
            return
        unfinished = folder.with_name(f"{folder.name}.preparing")
        shutil.rmtree(unfinished, ignore_errors=True)
        prepare_in_place(steps, unfinished, {**environment, "VAR_DIR": str(unfinished)})
        unfinished.rename(folder)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two who start in the same folder prepare it one after the other."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def programs_for(mode: str, port: int, folder: Path, environment: Environment) -> list[Program]:
    web = (sys.executable, *GRANIAN, "--port", str(port), "config.wsgi:application")
    log = folder / "log" if mode == "demo" else None
    return [
        Program("web server", web, environment, log and log / "web.log"),
        Program("worker", manage("qcluster"), environment, log and log / "worker.log"),
    ]


def start(mode: str) -> None:
    port = chosen_port(os.environ.get("PORT") or DEFAULT_PORT)
    check_free(port)
    folder = folder_for(mode)
    environment = environment_for(mode, port, folder)
    if mode == "demo":
        prepare_whole((FIRST_STEP, DEMO_STEP), folder, environment)
    else:
        prepare_in_place((FIRST_STEP,), folder, environment)
    check_free(port)
    keep_running(
        programs_for(mode, port, folder, environment),
        is_ready=lambda: answers(port, HEALTH),
        when_ready=lambda: say(f"À portée is ready: http://{HOST}:{port}"),
    )


def main(arguments: Sequence[str]) -> int:
    heed_signals()
    try:
        start(arguments[0])
    except RefusalError as refusal:
        print(f"À portée cannot start: {refusal}.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"À portée cannot start: {error}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        say("À portée has stopped.")
    return 0


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]))
