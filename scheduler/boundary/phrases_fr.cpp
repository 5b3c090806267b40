#include "scheduler/boundary/phrases.h"

namespace respite {
namespace {

constexpr Phrases kFrench{
    .thanks = "Merci pour votre message.",
    .could = {.now = "{who} peut vous aider tout de suite ; voulez-vous réserver ?",
              .at = "{who} peut vous aider le {when} ; voulez-vous réserver ?",
              .planned = "{who} peut s'en occuper le {when}, et nous pouvons le promettre pour le "
                         "{latest} au plus tard ; voulez-vous réserver ?",
              .promised = "Nous pouvons le promettre pour le {latest} au plus tard ; l'heure reste "
                          "à trouver. Voulez-vous l'inscrire ?",
              .called = "C'est une urgence : {who} aurait jusqu'au {when} pour y répondre.",
              .agree = "Le {when} n'est possible qu'avec l'accord de quelqu'un ; voulez-vous que "
                       "nous le demandions ?",
              .instead = "Sinon, {who} peut vous aider le {other}.",
              .lead = "La décision revient à {who} ; voulez-vous lui transmettre la demande ?"},
    .done = {.now = "C'est réservé : {who} vous aide tout de suite.",
             .at = "C'est réservé : {who} vous aide le {when}.",
             .planned = "{who} garde le {when} pour cela. L'heure peut encore changer ; ce sera "
                        "fait au plus tard le {latest}.",
             .promised = "Ce sera fait au plus tard le {latest} ; l'heure reste à trouver.",
             .called = "C'est inscrit comme urgence ; {who} a jusqu'au {when} pour répondre.",
             .agree = "Nous demandons si le {when} est possible.",
             .instead = "D'ici là, c'est réservé : {who} vous aide le {other}.",
             .lead = "La demande est transmise à {who}, à qui revient la décision."},
    .agree_later = "Le {later}, nous demanderons si le {when} est possible.",
    .meanwhile = "En attendant, ceci peut aider : {article} ({link}).",
    .not_an_emergency = "Votre demande compte comme prioritaire.",
    .emergency = "S'il s'agit d'une urgence ({criteria}), dites-le-nous et nous agirons aussitôt.",
    .emergency_by =
        "S'il s'agit d'une urgence ({criteria}), joignez-nous {by} et nous agirons aussitôt.",
    .reach_us = "Joignez-nous tout de suite {by}.",
    .ways = {.phone = {"par téléphone", "par téléphone au {by}"},
             .mail = {"par e-mail", "par e-mail à {by}"},
             .chat = {"dans le chat", "dans le chat {by}"},
             .in_person = {"sur place", "sur place, {by}"},
             .address = "sur {by}",
             .other = "par {by}"},
    .policy = "Voici comment nous travaillons : {policy}.",
    .nobody_has_skill =
        "Personne ne connaît encore {skill} ; à apprendre, peut-être, par {people}.",
    .too_long =
        "Sous {days} jours, personne n'a autant de temps d'un seul tenant ; il faut le partager.",
    .seat_empty = "L'appel va à la personne suivante.",
    .unskilled_on_duty =
        "Personne de libre en service ne connaît {skill} ; {who} est en service et cherche de "
        "l'aide.",
    .taken_on_duty =
        "En service, plus personne n'est libre ; {who} décide de ce qui passe d'abord.",
    .date = "{weekday} {day} {month}{year} à {time}",
    .first_of_month = "1er",
    .weekdays = {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
    .months = {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
               "octobre", "novembre", "décembre"},
    .reasons =
        {"Un bloc mobile cède la place et en trouve une autre.",
         "Seule la personne peut renoncer à une pause défendue.",
         "La semaine a eu sa part d'interruptions ; une de plus demande l'accord de la personne.",
         "C'est en dehors des heures de la personne.",
         "Ce temps n'est pas négociable ; la décision se prend à deux, avec une personne "
         "responsable.",
         "Le repos passe d'abord.",
         "La personne n'est pas disponible.",
         "Ce temps est pris.",
         "Les demandes personnelles se font aux heures calmes, sous cinq jours ouvrés.",
         "Le travail courant se fait ensemble.",
         "La décision revient aux responsables.",
         "Aucun critère d'urgence n'a été donné ; la demande compte comme prioritaire.",
         "Elle remplit les critères d'une urgence.",
         "Après deux interventions, la personne suivante prend le relais.",
         "Elle est arrivée en dehors des heures de service.",
         "Il y a toujours une date, à son tour.",
         "Un service rendu cède la place au travail et garde sa promesse.",
         "Quelqu'un d'autre de l'équipe, aux mêmes compétences, peut aider.",
         "Une autre équipe en service peut aider.",
         "Le premier moment libre pour tous vient après notre objectif.",
         "Aucun moment avant l'échéance n'est permis ; voici le premier qui suit.",
         "On ne sollicite personne pendant son temps libre."},
};

}  // namespace

const Phrases& french() { return kFrench; }

}  // namespace respite
