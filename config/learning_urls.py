"""The addresses of whoever learns, and of whoever trains them."""

from django.urls import path

from learners.views.learning import (
    adapting,
    answering,
    attempts,
    dialogues,
    exempting,
    exercises,
    finishing,
    fitting,
    helping,
    lessons,
    logbook_doors,
    logbooks,
    placing,
    queued,
    shared_notes,
    spaces,
    stopping,
    training,
    trying,
)
from learners.views.learning.keeping import module_to_keep
from learners.views.learning.printing import print_module
from learners.views.learning.resuming import resume_sealed
from learners.views.learning.rooms import play_in_the_room
from learners.views.people import (
    notices,
    passwords,
    privacy,
    profiles,
    proving,
)
from learners.views.proofs import certificates

DIALOGUE = "modules/<slug:module>/<slug:lesson>/dialogue/<uuid:activity>/"

learning_addresses = [
    path("mon-espace/", spaces.my_space, name="my_space"),
    path("mon-espace/temps/<int:minutes>/", fitting.what_fits, name="what_fits"),
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
    path("mon-espace/carnet/", logbooks.logbook, name="logbook"),
    path("mon-espace/carnet/ouvrir/", logbook_doors.open_logbook, name="open_logbook"),
    path(
        "mon-espace/carnet/recommencer/",
        logbook_doors.start_logbook_again,
        name="start_logbook_again",
    ),
    path("mon-espace/carnet/ecrire/", logbooks.write_note, name="write_note"),
    path("mon-espace/carnet/garder/", logbooks.keep_notes, name="keep_notes"),
    path("mon-espace/carnet/<uuid:note>/", logbooks.change_note, name="change_note"),
    path("mon-espace/carnet/<uuid:note>/supprimer/", logbooks.delete_note, name="delete_note"),
    path("mon-espace/carnet/<uuid:note>/remettre/", logbooks.put_note_back, name="put_note_back"),
    path("mon-espace/carnet/<uuid:note>/partager/", logbooks.share_note, name="share_note"),
    path(
        "mon-espace/carnet/<uuid:note>/ne-plus-partager/",
        logbooks.take_note_back,
        name="take_note_back",
    ),
    path("formation/carnets/", shared_notes.shared_notes, name="shared_notes"),
    path("formation/carnets/<uuid:note>/", shared_notes.answer_note, name="answer_note"),
    path("mon-espace/donnees/", privacy.my_data, name="my_data"),
    path("mon-espace/mot-de-passe/", passwords.choose_password, name="choose_password"),
    path("mon-espace/profil/", profiles.my_profile, name="my_profile"),
    path("mon-espace/profil/adresses/", profiles.add_address, name="add_address"),
    path("mon-espace/profil/adresses/code/", profiles.confirm_address, name="confirm_address"),
    path(
        "mon-espace/profil/adresses/<int:address>/retirer/",
        profiles.remove_address,
        name="remove_address",
    ),
    path(
        "mon-espace/profil/adresses/<int:address>/principale/",
        profiles.make_main_address,
        name="make_main_address",
    ),
    path("mon-espace/confirmer/", proving.prove, name="prove"),
    path("mon-espace/confirmer/envoyer/", proving.send_proof_code, name="send_proof_code"),
    path("mon-espace/confirmer/code/", proving.prove_by_code, name="prove_by_code"),
    path("mon-espace/lettres/<uuid:letter>/", notices.read_notice, name="read_notice"),
    path("mon-espace/parcours/<uuid:enrolment>/arreter/", stopping.stop, name="stop_path"),
    path("mon-espace/parcours/<uuid:enrolment>/reprendre/", stopping.take_up, name="take_up_path"),
    path(
        "mon-espace/parcours/<uuid:enrolment>/fini/", finishing.path_finished, name="path_finished"
    ),
    path("mon-espace/positionnement/<uuid:enrolment>/", placing.place, name="placement"),
    path(
        "mon-espace/dispense/<uuid:enrolment>/<uuid:module>/", exempting.ask, name="ask_exemption"
    ),
    path("mon-espace/amenagement/", placing.my_need, name="my_need"),
    path("mon-espace/reponse/", placing.my_need, name="my_need_answered"),  # what a letter says
    path("modules/<slug:module>/", lessons.read_module, name="module"),
    path("modules/<slug:module>/imprimer/", print_module, name="print_module"),
    path("modules/<slug:module>/hors-ligne.json", module_to_keep, name="module_to_keep"),
    path("hors-ligne/", queued.offline, name="offline"),
    path("hors-ligne/etat/", queued.who_is_here, name="who_is_here"),
    path("modules/<slug:module>/<slug:lesson>/", lessons.read_lesson, name="lesson"),
    path("modules/<slug:module>/<slug:lesson>/rendre/", attempts.hand_in_quiz, name="hand_in_quiz"),
    path("modules/<slug:module>/<slug:lesson>/garder/", attempts.keep_quiz, name="keep_quiz"),
    path(
        "modules/<slug:module>/<slug:lesson>/exercice/",
        exercises.hand_in_exercise,
        name="hand_in_exercise",
    ),
    path("modules/<slug:module>/<slug:lesson>/essayer/", trying.try_quiz, name="try_quiz"),
    path(
        "modules/<slug:module>/<slug:lesson>/exercice/essayer/",
        trying.try_exercise,
        name="try_exercise",
    ),
    path(
        "modules/<slug:module>/<slug:lesson>/exercice/garder/",
        exercises.keep_exercise,
        name="keep_exercise",
    ),
    path("modules/<slug:module>/<slug:lesson>/lu/", lessons.mark_as_read, name="mark_as_read"),
    path(DIALOGUE, dialogues.dialogue, name="dialogue"),
    path(f"{DIALOGUE}rejouer/", dialogues.replay_dialogue, name="replay_dialogue"),
    path(f"{DIALOGUE}finir/", dialogues.finish_dialogue, name="finish_dialogue"),
    path(f"{DIALOGUE}en-salle/", play_in_the_room, name="dialogue_room"),
    path("modules/<slug:module>/<slug:lesson>/aide/", helping.ask_question, name="ask_question"),
    path("mon-espace/questions/", helping.my_questions, name="my_questions"),
    path("mon-espace/questions/<uuid:question>/", helping.my_question, name="my_question"),
    path(
        "mon-espace/questions/<uuid:question>/resolue/",
        helping.close_question,
        name="close_question",
    ),
    path(
        "mon-espace/questions/<uuid:question>/rouvrir/",
        helping.reopen_question,
        name="reopen_question",
    ),
    path("reprendre/", resume_sealed, name="resume_sealed"),
]
training_addresses = [
    path("formation/", training.training, name="training"),
    path("formation/questions/", answering.questions_to_answer, name="questions_to_answer"),
    path("formation/questions/<uuid:question>/", answering.answer_question, name="answer_question"),
    path(
        "formation/questions/<uuid:question>/transmettre/",
        answering.hand_question_over,
        name="hand_question_over",
    ),
    path("formation/positionnements/", adapting.placements, name="trainer_placements"),
    path("formation/positionnements/<uuid:enrolment>/", adapting.adapt, name="adapt_training"),
    path(
        "formation/positionnements/<uuid:enrolment>/dispenses/<uuid:module>/",
        exempting.decide,
        name="decide_exemption",
    ),
    path("formation/amenagements/", adapting.needs, name="adjustment_needs"),
    path("formation/amenagements/<uuid:person>/", adapting.needs, name="arrange_need"),
]
