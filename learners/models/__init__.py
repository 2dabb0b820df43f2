"""Who learns, and what became of it: the nouns."""

from learners.models.institutions.codes import AccessCard, CardSheet, JoinCode
from learners.models.institutions.institutions import Institution, Membership
from learners.models.institutions.referrals import Invitation, Referral
from learners.models.learning.additions import Addition, Enlargement
from learners.models.learning.attempts import Answer, Attempt
from learners.models.learning.completions import Completion
from learners.models.learning.enrolments import Enrolment
from learners.models.learning.exemptions import Exemption
from learners.models.learning.help_requests import HelpMessage, HelpRequest, Tutorship
from learners.models.learning.logbooks import Logbook, LogbookEntry
from learners.models.learning.placements import Adaptation, AdjustmentNeed, Placement
from learners.models.learning.works import Work
from learners.models.people.accounts import User
from learners.models.people.merged import MergedAccount
from learners.models.people.ways_back import WayBack
from learners.models.proofs.certificates import Certificate, Paper
from learners.models.running.journal import Entry
from learners.models.running.letters import Letter
from learners.models.running.reminders import Reminder

__all__ = [
    "AccessCard",
    "Adaptation",
    "Addition",
    "AdjustmentNeed",
    "Answer",
    "Attempt",
    "CardSheet",
    "Certificate",
    "Completion",
    "Enlargement",
    "Enrolment",
    "Entry",
    "Exemption",
    "HelpMessage",
    "HelpRequest",
    "Institution",
    "Invitation",
    "JoinCode",
    "Letter",
    "Logbook",
    "LogbookEntry",
    "Membership",
    "MergedAccount",
    "Paper",
    "Placement",
    "Referral",
    "Reminder",
    "Tutorship",
    "User",
    "WayBack",
    "Work",
]
