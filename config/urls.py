"""Every address, on one screen. French first; English lives under /en/ with the same words."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as office_urls

from config.failures import bad_request, page_not_found, server_error
from config.health import health
from config.robots import robots
from content.views.files import serve_captions, serve_file
from learners.views.institutions import following, inviting
from learners.views.learning import attempts, lessons, spaces
from learners.views.people import invitations, languages, passwords, privacy, signing_in
from learners.views.proofs import certificates, verification
from learners.views.running import letters

handler400 = bad_request
handler404 = page_not_found
handler500 = server_error

signing_in_addresses = [
    path("connexion/", signing_in.sign_in, name="account_login"),
    path("connexion/code/", signing_in.confirm_code, name="account_confirm_login_code"),
    path("connexion/mot-de-passe/", signing_in.use_password, name="sign_in_with_password"),
    path("connexion/suite/", signing_in.after_sign_in, name="after_sign_in"),
    path("deconnexion/", signing_in.sign_out, name="account_logout"),
    path("invitation/", invitations.enter_code, name="enter_invitation_code"),
    path("invitation/<str:token>/", invitations.accept_invitation, name="accept_invitation"),
    path("langue/", languages.choose_language, name="choose_language"),
]
learning_addresses = [
    path("mon-espace/", spaces.my_space, name="my_space"),
    path("mon-espace/attestations/", certificates.my_certificates, name="my_certificates"),
    path(
        "mon-espace/attestations/<str:number>/",
        certificates.my_certificate,
        name="my_certificate",
    ),
    path(
        "mon-espace/attestations/<str:number>/pdf/",
        certificates.my_paper,
        name="my_paper",
    ),
    path("mon-espace/donnees/", privacy.my_data, name="my_data"),
    path("mon-espace/mot-de-passe/", passwords.choose_password, name="choose_password"),
    path("modules/<slug:module>/", lessons.read_module, name="module"),
    path("modules/<slug:module>/<slug:lesson>/", lessons.read_lesson, name="lesson"),
    path("modules/<slug:module>/<slug:lesson>/rendre/", attempts.hand_in_quiz, name="hand_in_quiz"),
    path("modules/<slug:module>/<slug:lesson>/garder/", attempts.keep_quiz, name="keep_quiz"),
    path("modules/<slug:module>/<slug:lesson>/lu/", lessons.mark_as_read, name="mark_as_read"),
    path("reprendre/", attempts.resume_sealed, name="resume_sealed"),
]
institution_addresses = [
    path("institution/", following.my_institutions, name="my_institutions"),
    path("institution/<uuid:institution>/", following.follow_people, name="institution"),
    path("institution/<uuid:institution>/inviter/", inviting.invite_person, name="invite_person"),
    path(
        "institution/<uuid:institution>/invitations/<uuid:referral>/annuler/",
        inviting.cancel_invitation,
        name="cancel_invitation",
    ),
    path(
        "institution/<uuid:institution>/invitations/<uuid:referral>/renvoyer/",
        inviting.send_invitation_again,
        name="send_invitation_again",
    ),
    path(
        "institution/<uuid:institution>/attestations/<str:number>/pdf/",
        certificates.institution_paper,
        name="institution_paper",
    ),
]
checking_addresses = [
    path("verifier/", verification.check_certificate, name="check_certificate"),
    path("verifier/<str:code>/", verification.checked_certificate, name="checked_certificate"),
]
demo_addresses = [
    path("courrier/", letters.read_letters, name="demo_letters"),
    path("courrier/<uuid:letter>/", letters.read_letter, name="demo_letter"),
]

urlpatterns = [
    path("sante/", health, name="health"),
    path("robots.txt", robots, name="robots"),
    path("media/<path:name>", serve_file, name="media"),
    path("sous-titres/<int:recording>.vtt", serve_captions, name="captions"),
    path("admin/login/", signing_in.office_sign_in, name="office_sign_in"),
    path("admin/", include(office_urls)),
    *i18n_patterns(
        *signing_in_addresses,
        *learning_addresses,
        *institution_addresses,
        *checking_addresses,
        *(demo_addresses if settings.DEMO else []),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
