#include "scheduler/boundary/phrases.h"

namespace respite {
namespace {

constexpr Phrases kFrench{
    .thanks = "Merci de nous avoir contactés.",
    .now = "{who} peut vous aider tout de suite.",
    .at = "{who} vous aidera le {when}.",
    .planned = "{who} prévoit de s'en occuper le {when} ; ce sera fait au plus tard le {latest}.",
    .promised = "Ce sera fait au plus tard le {latest} ; nous vous dirons l'heure exacte.",
    .called = "{who} a été appelé et vous répondra avant le {when}.",
    .asking = "Nous demandons si le {when} est possible. Vous pouvez compter sur {who} le {other}.",
    .only_asking = "Nous demandons si le {when} est possible et vous tiendrons au courant.",
    .lead = "{who} regardera cela avec vous et vous dira ce que nous pouvons faire.",
    .meanwhile = "En attendant, ceci peut aider : {article} ({link}).",
    .not_an_emergency = "Nous traitons votre demande en priorité.",
    .emergency = "S'il s'agit d'une urgence ({criteria}), dites-le-nous et nous agirons aussitôt.",
    .emergency_by =
        "S'il s'agit d'une urgence ({criteria}), joignez-nous par {by} et nous agirons aussitôt.",
    .policy = "Voici comment nous travaillons : {policy}.",
    .nobody_has_skill = "Personne ne connaît encore {skill} ; {people} pourraient l'apprendre.",
    .too_long = "Aucune journée n'offre autant de temps d'un seul tenant ; il faut le partager.",
    .seat_empty = "L'appel va à la personne suivante.",
    .unskilled_on_duty =
        "Personne de libre en service ne connaît {skill} ; {who} est en service et cherche de "
        "l'aide.",
    .taken_on_duty = "Tous ceux en service sont pris ; {who} décide de ce qui passe d'abord.",
    .date = "{weekday} {day} {month} à {time}",
    .weekdays = {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
    .months = {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
               "octobre", "novembre", "décembre"},
    .reasons = {"Un bloc mobile a été déplacé et sera replacé.",
                "Seule la personne peut renoncer à une pause défendue.",
                "La semaine a eu sa part d'interruptions ; on demande à la personne.",
                "C'est en dehors des heures de la personne.",
                "Ce temps n'est pas négociable ; la personne et un responsable décident ensemble.",
                "Le repos passe d'abord.",
                "La personne n'est pas disponible.",
                "Ce temps est pris.",
                "Les demandes personnelles se font aux heures calmes, sous cinq jours ouvrés.",
                "Le travail courant se fait ensemble.",
                "Un responsable en décide.",
                "Aucun critère d'urgence n'a été donné ; la demande est traitée en priorité.",
                "Elle remplit les critères d'une urgence.",
                "Après deux interventions, la personne suivante prend le relais.",
                "Elle est arrivée en dehors des heures de service.",
                "Il y a toujours une date, à son tour.",
                "Un service rendu cède la place au travail et garde sa promesse.",
                "Un collègue aux mêmes compétences aide.",
                "Une autre équipe en service aide.",
                "Le premier moment libre pour tous vient après notre objectif.",
                "Aucun moment avant l'échéance n'est permis ; voici le premier qui suit.",
                "On ne sollicite personne pendant son temps libre."},
};

}  // namespace

const Phrases& french() { return kFrench; }

}  // namespace respite
