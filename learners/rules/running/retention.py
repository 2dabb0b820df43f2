"""How long each kind of fact stays in the journal.

Supporting documents of a certificate: 3 years from the end of the year of last payment by the
ministry's model, 6 years by the practice of skills operators (Ocapiat): the longer is kept.
Security logs: at most one year (CNIL, guide for developers).
"""

from datetime import date, datetime, timedelta

PROOF = "proof"
ACCESS = "access"
SECURITY = "security"

CLASS_OF = {
    "institution_opened": PROOF,
    "referent_invited": PROOF,
    "referent_joined": PROOF,
    "referent_left": PROOF,
    "person_invited": PROOF,
    "invitation_accepted": PROOF,
    "invitation_cancelled": PROOF,
    "person_enrolled": PROOF,
    "addition_applied": PROOF,
    "placement_answered": PROOF,
    "adaptation_decided": PROOF,
    "exemption_asked": PROOF,
    "exemption_granted": PROOF,
    "exemption_withdrawn": PROOF,
    "module_exempted": PROOF,
    "path_enlarged": PROOF,
    "activity_handed_in": PROOF,
    "activity_completed": PROOF,
    "lesson_completed": PROOF,
    "module_completed": PROOF,
    "path_completed": PROOF,
    "certificate_issued": PROOF,
    "certificate_revoked": PROOF,
    "paper_made": PROOF,
    "account_opened": PROOF,
    "name_corrected": PROOF,
    "accounts_merged": PROOF,
    "join_code_made": PROOF,
    "join_code_used": PROOF,
    "join_code_closed": PROOF,
    "cards_printed": PROOF,
    "card_used": PROOF,
    "card_cancelled": PROOF,
    "invitation_corrected": PROOF,
    "enrolment_stopped": PROOF,
    "enrolment_resumed": PROOF,
    "referral_ended": PROOF,
    "referral_reopened": PROOF,
    "tutor_named": PROOF,
    "help_asked": PROOF,
    "help_answered": PROOF,
    "help_handed_over": PROOF,
    "deadline_set": PROOF,
    "reminder_written": PROOF,
    "reminder_skipped": PROOF,
    "progress_seen": ACCESS,
    "certificate_read": ACCESS,
    "note_shared": ACCESS,
    "note_taken_back": ACCESS,
    "note_answered": ACCESS,
    "signed_in": SECURITY,
    "password_set": SECURITY,
    "address_added": SECURITY,
    "address_removed": SECURITY,
    "main_address_changed": SECURITY,
    "letters_refused": SECURITY,
    "way_back_printed": SECURITY,
    "way_back_used": SECURITY,
    "sessions_ended": SECURITY,
}
YEARS_OF_PROOF = 6
DAYS_OF = {ACCESS: 3 * 365, SECURITY: 365}


def keep_until(kind: str, at: datetime) -> date:
    """The last day an entry must stay. Raises KeyError for a kind nobody declared."""
    retention = CLASS_OF[kind]
    if retention == PROOF:
        return date(at.year + YEARS_OF_PROOF, 12, 31)
    return at.date() + timedelta(days=DAYS_OF[retention])
