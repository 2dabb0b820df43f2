"""`python config/leash.py COMMAND…`: run a command that must not outlive the one who started it.

Our standard input is a pipe whose other end the supervisor holds and never writes to. When it
closes, however the supervisor died, the whole process group goes: the command, its children and
their children. The supervisor starts us as the leader of that group, and kills it if we die first.
"""

import os
import select
import signal
import subprocess
import sys
import time
from types import FrameType

LEASH = 0  # standard input
HEARTBEAT = 0.2  # seconds between two looks at the child
GRACE = 4.0  # seconds given to end by itself


def main(command: list[str]) -> int:
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)

    def pass_on(_number: int, _frame: FrameType | None) -> None:
        child.terminate()

    signal.signal(signal.SIGTERM, pass_on)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while child.poll() is None:
        if is_let_go(HEARTBEAT):
            end_all(child)
    return child.returncode if child.returncode >= 0 else 128 - child.returncode


def is_let_go(patience: float) -> bool:
    readable, _, _ = select.select([LEASH], [], [], patience)
    return bool(readable) and not os.read(LEASH, 1)


def end_all(child: "subprocess.Popen[bytes]") -> None:
    """Ask, wait, then kill the group, ourselves with it."""
    child.terminate()
    deadline = time.monotonic() + GRACE
    while child.poll() is None and time.monotonic() < deadline:
        time.sleep(HEARTBEAT)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
