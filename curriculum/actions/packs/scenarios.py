"""Scenarios of a pack, written beside the lessons that play them."""

from curriculum.actions.packs.reports import Manner, Outcome
from curriculum.models import Scenario
from curriculum.rules.fingerprints import fingerprint_of
from curriculum.rules.identity import Names
from curriculum.rules.scenario_json import as_plain
from curriculum.rules.scenarios import Scenario as Written


def settle_scenario(written: Written, names: Names, manner: Manner) -> Outcome:
    """Write it or rewrite it, unless it was edited here since its last import.

    Nothing is lost by replacing: what it said stays, as a former version.
    """
    wanted = _fingerprint(written, retired=False)
    known = Scenario.objects.filter(pk=names.scenario(written.key)).first()
    current = _fingerprint_of(known) if known else ""
    if known and current == wanted:
        return Outcome.UNCHANGED
    if known and current != known.packed and not manner.replaces:
        return Outcome.LEFT_ALONE
    if not manner.is_trial:
        facts = {"key": written.key, "title": written.title, "created_at": manner.at}
        scenario = known or Scenario.objects.create(pk=names.scenario(written.key), **facts)
        Scenario.objects.filter(pk=scenario.pk).update(retired_at=None, packed=wanted)
        scenario.rewrite(written, at=manner.at)
    return Outcome.UPDATED if known else Outcome.CREATED


def _fingerprint_of(scenario: Scenario) -> str:
    version = scenario.current
    return _fingerprint(version.written, retired=bool(scenario.retired_at)) if version else ""


def _fingerprint(written: Written, *, retired: bool) -> str:
    return fingerprint_of({**as_plain(written), "retired": retired})
