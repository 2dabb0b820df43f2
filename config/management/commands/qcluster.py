"""`manage.py qcluster`: django-q2's worker, which ends when one of its processes is killed.

A process waiting for work holds the lock of the queue. Killed there (kill -9, no memory left), it
never gives the lock back: django-q2 starts another in its place, which waits for ever with the
rest, and nothing is done until somebody notices. Whoever started us starts us again whole.
"""

import logging
import os
from multiprocessing import Process

from django_q import cluster
from django_q.management.commands.qcluster import Command as QClusterCommand

TIMED_OUT, RECYCLED = 0, -2  # what django-q2 writes in a worker's timer when it is to be replaced
logger = logging.getLogger("config.qcluster")


class Sentinel(cluster.Sentinel):
    """Replaces workers that had their time, as django-q2 does; ends when any other dies."""

    def reincarnate(self, process: Process) -> None:
        timer = getattr(process, "timer", None)
        if timer is None or int(timer.value) not in {TIMED_OUT, RECYCLED}:
            logger.critical("A process of the worker was killed: the worker ends, to start again.")
            os._exit(1)
        super().reincarnate(process)


class Command(QClusterCommand):
    def handle(self, *args: object, **options: object) -> None:
        cluster.Sentinel = Sentinel
        super().handle(*args, **options)
