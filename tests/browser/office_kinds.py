"""Every kind of page of the office: Wagtail draws these; what stands in them is ours."""

from tests.browser.kinds import Kind

OFFICE_KINDS = {
    "office-glossary": Kind("/admin/glossary/", "Edith"),
    "office-new-word": Kind("/admin/glossary/new/", "Edith"),
    "office-institutions": Kind("/admin/institutions/", "Edith"),
    "office-open-institution": Kind("/admin/institutions/new/", "Edith"),
    "office-institution": Kind("/admin/institutions/edit/{institution}/", "Edith"),
    "office-doubles": Kind("/admin/doublons/", "Edith"),
    "office-merge": Kind("/admin/doublons/{one}/{other}/", "Edith"),
    "office-referent-leaves": Kind("/admin/institutions/referents/{membership}/remove/", "Edith"),
    "office-reminders": Kind("/admin/rappels/", "Edith"),
    "office-reminder": Kind("/admin/rappels/{amina}/", "Edith"),
    "office-tutors": Kind("/admin/tuteurs/", "Edith"),
    "office-tutor": Kind("/admin/tuteurs/personnes/{tutor}/", "Edith"),
    "office-tutor-of-one": Kind("/admin/tuteurs/inscriptions/{running}/", "Edith"),
    "office-tutor-error": Kind("/admin/tuteurs/personnes/{tutor}/", "Edith", press="Confier ces"),
    "office-certificates": Kind("/admin/certificates/", "Edith"),
    "office-lesson-draft": Kind("/admin/pages/{lesson}/view_draft/", "Edith"),
    "office-translations": Kind("/admin/translations/", "Jeanne"),
    "office-translate": Kind("/admin/translations/lesson/{lesson_key}/", "Jeanne"),
    "office-imports": Kind("/admin/question_imports/", "Edith"),
    "office-imports-error": Kind("/admin/question_imports/", "Edith", press="Lire le fichier"),
    "office-packs": Kind("/admin/pack_imports/", "Edith"),
    "office-packs-error": Kind("/admin/pack_imports/", "Edith", press="Lire les paquets"),
    "office-home": Kind("/admin/", "Jeanne"),
    "office-absences": Kind("/admin/absences/", "Simone"),
    "office-absences-error": Kind("/admin/absences/", "Simone", press="Enregistrer l’absence"),
    "office-move-activity": Kind("/admin/activities/{lesson}/move/", "Simone"),
    "office-copy": Kind("/admin/pages/{lesson}/copy/", "Jeanne"),
    "office-referent": Kind("/admin/institutions/{institution}/referents/", "Edith"),
}
