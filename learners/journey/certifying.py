"""Certifying: the path done → a certificate → its paper → its letter; and taking it back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from curriculum.queries.translations import outline_in
from curriculum.rules.outline import PathOutline
from learners.actions.proofs import certificates, papers
from learners.actions.running.queue import later
from learners.documents.papers import PaperError, paper_of
from learners.emails.proofs.certificates import KIND, write_certificate_letter
from learners.journal import Fact, record
from learners.models import Certificate, Enrolment, Paper, User
from learners.queries.learning.enrolments import done_by
from learners.queries.learning.exemptions import modules_spared_to
from learners.queries.proofs.certificates import paper_to_make
from learners.queries.proofs.findings import assessment_of
from learners.rules.proofs.findings import findings, modules_to_print
from learners.rules.running.letters import letter_id

AT_MOST = 200


def certify(enrolment: Enrolment, outline: PathOutline, *, at: datetime) -> Certificate:
    """Issue the certificate of a path that has just been finished, with its paper and its letter.

    Its words are frozen in the language of the person, where the path has words in it. The
    caller holds the enrolment's row, inside its transaction, and calls this once.
    """
    outline = outline_in(enrolment.person.language, outline)
    certificate = certificates.issue_certificate(
        enrolment,
        path_title=outline.title,
        objectives=_findings(enrolment, outline),
        at=at,
    )
    papers.await_paper(certificate, at=at)
    write_certificate_letter(certificate, enrolment.person, at=at)
    later("make_paper", certificate.pk)
    record(_fact("certificate_issued", certificate, enrolment.person_id, at=at))
    return certificate


def _findings(enrolment: Enrolment, outline: PathOutline) -> certificates.Findings:
    modules = modules_to_print(outline, done_by(enrolment))
    objectives = {objective.id for module in modules for objective in module.objectives}
    activities = {a.id for _, lesson in outline.lessons() for a in lesson.activities}
    found = assessment_of(enrolment.person_id, objectives=objectives, activities=activities)
    return findings(modules, found.questions, found.answers, modules_spared_to(enrolment))


def make_paper(certificate: UUID, *, at: datetime) -> None:
    """Make the PDF of a certificate, once; then its letter leaves.

    Nothing happens for a paper that is made already, or that another worker is making.
    """
    paper = paper_to_make(certificate)
    if paper is None or papers.give_up_worn_out(paper, _("Chaque essai a été interrompu.")):
        return
    if not papers.take(paper, at=at):
        return
    try:
        content = paper_of(paper.certificate)
    except PaperError as failure:
        papers.put_off(paper, str(failure), at=at)
        return
    _keep(paper, content, at=at)


@transaction.atomic
def _keep(paper: Paper, content: bytes, *, at: datetime) -> None:
    if papers.keep_paper(paper, content, at=at):
        record(_fact("paper_made", paper.certificate, paper.certificate.enrolment.person_id, at=at))
        later("send_letter", letter_id(paper.pk, KIND))


@transaction.atomic
def sweep_papers(*, at: datetime) -> None:
    """Find again the papers that no job takes care of."""
    for certificate in papers.claim_due_papers(at=at, at_most=AT_MOST):
        later("make_paper", certificate)


@transaction.atomic
def make_again(certificate: Certificate, *, at: datetime) -> bool:
    """A person decides: a failed paper is made again. False when it has not failed."""
    if not papers.start_again(certificate.pk, at=at):
        return False
    later("make_paper", certificate.pk)
    return True


@transaction.atomic
def revoke(certificate: Certificate, *, by: User, reason: str, at: datetime) -> bool:
    """Take a certificate back, for a reason that whoever checks it will read. Twice is once."""
    if not certificates.revoke_certificate(certificate, reason=reason, at=at):
        return False
    person = certificate.enrolment.person_id
    record(_fact("certificate_revoked", certificate, person, at=at, by=by))
    return True


def _fact(
    kind: str, certificate: Certificate, person: UUID, *, at: datetime, by: User | None = None
) -> Fact:
    """`by` is who did it; None when it follows by itself."""
    return Fact(kind=kind, at=at, actor=by.pk if by else None, person=person, object=certificate.pk)
