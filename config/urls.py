"""Every address, those of learning apart (learning_urls.py).

French first; English lives under /en/ with the same words.
"""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as office_urls

from config.failures import bad_request, page_not_found, server_error
from config.health import health
from config.learning_urls import learning_addresses, training_addresses
from config.robots import robots
from content.views.documents import show_document, site_map
from content.views.files import serve_captions, serve_file
from content.views.glossary import read_glossary
from content.views.reading import choose_reading
from curriculum.views import paths
from learners.views.institutions import doors, ending, following, inviting, printing
from learners.views.learning import sheets
from learners.views.learning.searching import search
from learners.views.people import (
    cards,
    curtains,
    invitations,
    languages,
    refusing,
    signing_in,
    signing_up,
    typed_codes,
)
from learners.views.people.privacy_notice import privacy_notice
from learners.views.proofs import certificates, verification
from learners.views.running import letters
from learners.views.running.workers import service_worker

handler400 = bad_request
handler404 = page_not_found
handler500 = server_error

signing_in_addresses = [
    path("connexion/", signing_in.sign_in, name="account_login"),
    path("connexion/code/", signing_in.confirm_code, name="account_confirm_login_code"),
    path("connexion/mot-de-passe/", signing_in.use_password, name="sign_in_with_password"),
    path("connexion/suite/", signing_in.after_sign_in, name="after_sign_in"),
    path("deconnexion/", signing_in.sign_out, name="account_logout"),
    path("deconnexion/faite/", signing_in.left, name="left"),
    path("deconnexion/ailleurs/", signing_in.sign_out_elsewhere, name="sign_out_elsewhere"),
    path("rideau/", curtains.curtain, name="curtain"),
    path("connexion/carte/", cards.use_card_code, name="sign_in_with_card"),
    path("parcours/<slug:slug>/inscription/", signing_up.sign_up, name="sign_up"),
    path("inscription/code/", signing_up.confirm_sign_up, name="confirm_sign_up"),
    path("rejoindre/", typed_codes.enter_code, name="join_with_code"),
    path("rejoindre/<str:code>/", typed_codes.join, name="join_code"),
    path("carte/", typed_codes.enter_code, name="enter_card_code"),
    path("carte/<str:code>/", cards.open_card, name="access_card"),
    path("invitation/", typed_codes.enter_code, name="enter_invitation_code"),
    path("invitation/<str:token>/", invitations.accept_invitation, name="accept_invitation"),
    path("lettres/arreter/<str:token>/", refusing.refuse_letters, name="refuse_letters"),
    path("langue/", languages.choose_language, name="choose_language"),
]
sheet_addresses = [
    path("fiches/", sheets.kit, name="sheets"),
    path("fiches/<slug:slug>/", sheets.read_sheet, name="sheet"),
    path("fiches/<slug:slug>/pdf/", sheets.print_sheet, name="sheet_pdf"),
    path("formation/seances/", sheets.sessions, name="sessions"),
    path("formation/seances/<slug:slug>/", sheets.read_session, name="session"),
    path("formation/seances/<slug:slug>/pdf/", sheets.print_session, name="session_pdf"),
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
        "institution/<uuid:institution>/invitations/<uuid:referral>/corriger/",
        inviting.correct_invitation,
        name="correct_invitation",
    ),
    path("institution/<uuid:institution>/codes/", doors.institution_codes, name="join_codes"),
    path(
        "institution/<uuid:institution>/codes/<uuid:join_code>/fermer/",
        doors.close_code,
        name="close_join_code",
    ),
    path("institution/<uuid:institution>/cartes/", printing.cards, name="institution_cards"),
    path("institution/<uuid:institution>/cartes/pdf/", printing.cards_pdf, name="cards_pdf"),
    path(
        "institution/<uuid:institution>/cartes/<uuid:sheet>/annuler/",
        printing.cancel_cards,
        name="cancel_cards",
    ),
    path("cartes/", printing.cards, name="trainer_cards"),
    path("cartes/pdf/", printing.cards_pdf, name="trainer_cards_pdf"),
    path("cartes/<uuid:sheet>/annuler/", printing.cancel_cards, name="cancel_trainer_cards"),
    path(
        "institution/<uuid:institution>/personnes/<uuid:referral>/carte-de-retour/",
        printing.way_back,
        name="print_way_back",
    ),
    path(
        "institution/<uuid:institution>/personnes/<uuid:referral>/arreter/",
        ending.end_referral,
        name="end_referral",
    ),
    path(
        "institution/<uuid:institution>/personnes/<uuid:referral>/suivre/",
        ending.follow_again,
        name="follow_again",
    ),
    path("institution/<uuid:institution>/arrets/", ending.ended, name="ended_referrals"),
    path(
        "institution/<uuid:institution>/attestations/<str:number>/pdf/",
        certificates.institution_paper,
        name="institution_paper",
    ),
]
reading_addresses = [
    path("parcours/<slug:path>/", paths.read_path, name="path"),
]
checking_addresses = [
    path("verifier/", verification.check_certificate, name="check_certificate"),
    path("verifier/<str:code>/", verification.checked_certificate, name="checked_certificate"),
]
site_addresses = [
    path("recherche/", search, name="search"),
    path("glossaire/", read_glossary, name="glossary"),
    path("reglages/", choose_reading, name="reading_settings"),
    path("aide/", show_document, {"name": "help"}, name="help"),
    path("contact/", show_document, {"name": "contact"}, name="contact"),
    path("accessibilite/", show_document, {"name": "accessibility"}, name="accessibility"),
    path(
        "accessibilite/schema-pluriannuel/",
        show_document,
        {"name": "accessibility_plan"},
        name="accessibility_plan",
    ),
    path("confidentialite/", privacy_notice, name="privacy"),
    path("mentions-legales/", show_document, {"name": "legal_notice"}, name="legal_notice"),
    path("plan-du-site/", site_map, name="site_map"),
]
demo_addresses = [
    path("courrier/", letters.read_letters, name="demo_letters"),
    path("courrier/<uuid:letter>/", letters.read_letter, name="demo_letter"),
]

urlpatterns = [
    path("sante/", health, name="health"),
    path("robots.txt", robots, name="robots"),
    path("service-worker.js", service_worker, name="service_worker"),
    path("media/<path:name>", serve_file, name="media"),
    path("sous-titres/<int:recording>.vtt", serve_captions, name="captions"),
    path("admin/login/", signing_in.office_sign_in, name="office_sign_in"),
    path("admin/", include(office_urls)),
    *i18n_patterns(
        *signing_in_addresses,
        *reading_addresses,
        *learning_addresses,
        *training_addresses,
        *sheet_addresses,
        *institution_addresses,
        *checking_addresses,
        *site_addresses,
        *(demo_addresses if settings.DEMO else []),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
