"""django-q2's worker, made to end when one of its processes is killed (see the command)."""

import multiprocessing
from types import SimpleNamespace

import pytest
from django.core.management import load_command_class
from django_q import cluster

from config.management.commands.qcluster import RECYCLED, TIMED_OUT, Command, Sentinel

IDLE, AT_WORK = -1.0, 42.0


def exit_code_after(died):
    """Of a sentinel that finds `died` dead."""
    fork = multiprocessing.get_context("fork")
    guard = fork.Process(target=Sentinel.reincarnate, args=(object.__new__(Sentinel), died))
    guard.start()
    guard.join(10)
    return guard.exitcode


def worker(timer):
    return SimpleNamespace(timer=SimpleNamespace(value=timer), name="Process-1")


@pytest.mark.parametrize(
    "died", [worker(IDLE), worker(AT_WORK), SimpleNamespace(name="pusher")], ids=str
)
def test_the_worker_ends_when_one_of_its_processes_is_killed(monkeypatch, died):
    monkeypatch.setattr(cluster.Sentinel, "reincarnate", lambda self, process: None)

    assert exit_code_after(died) == 1


@pytest.mark.parametrize("timer", [TIMED_OUT, RECYCLED])
def test_a_worker_that_had_its_time_is_replaced_as_usual(monkeypatch, timer):
    monkeypatch.setattr(cluster.Sentinel, "reincarnate", lambda self, process: None)

    assert exit_code_after(worker(timer)) == 0


def test_ours_is_the_command_that_runs():
    assert isinstance(load_command_class("config", "qcluster"), Command)
