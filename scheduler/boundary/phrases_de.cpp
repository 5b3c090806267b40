#include "scheduler/boundary/phrases.h"

namespace respite {
namespace {

constexpr Phrases kGerman{
    .thanks = "Danke für Ihre Nachricht.",
    .could = {.now = "{who} kann Ihnen gleich helfen; sollen wir das buchen?",
              .at = "{who} kann Ihnen helfen: {when}. Sollen wir das buchen?",
              .planned = "{who} kann das erledigen: {when}. Zusagen können wir es bis {latest}. "
                         "Sollen wir das buchen?",
              .promised = "Zusagen können wir es bis {latest}; die genaue Zeit ist noch offen. "
                          "Sollen wir es vormerken?",
              .called = "Das ist ein Notfall: {who} hätte bis {when} Zeit für eine Antwort.",
              .agree = "{when} ist nur möglich, wenn jemand zustimmt; sollen wir nachfragen?",
              .instead = "Ohne das kann {who} Ihnen helfen: {other}.",
              .lead = "Darüber entscheidet {who}; sollen wir es weitergeben?"},
    .done = {.now = "Gebucht: {who} hilft Ihnen gleich.",
             .at = "Gebucht: {who} hilft Ihnen am {when}.",
             .planned = "{who} hat dafür {when} vorgemerkt. Die Zeit kann sich noch ändern; "
                        "erledigt ist es spätestens am {latest}.",
             .promised = "Erledigt ist es spätestens am {latest}; die genaue Zeit ist noch offen.",
             .called = "Als Notfall eingetragen für {who}; die Antwort ist bis {when} fällig.",
             .agree = "Wir fragen nach, ob {when} möglich ist.",
             .instead = "Bis dahin ist gebucht: {who} hilft Ihnen am {other}.",
             .lead = "Zur Entscheidung weitergegeben an {who}."},
    .agree_later = "Am {later} fragen wir nach, ob {when} möglich ist.",
    .meanwhile = "Bis dahin hilft vielleicht: {article} ({link}).",
    .not_an_emergency = "Das gilt als dringend.",
    .emergency = "Ist es ein Notfall ({criteria}), sagen Sie es uns bitte, und wir handeln sofort.",
    .emergency_by =
        "Ist es ein Notfall ({criteria}), erreichen Sie uns bitte {by}, und wir handeln "
        "sofort.",
    .reach_us = "Bitte erreichen Sie uns sofort {by}.",
    .ways = {.phone = {"telefonisch", "telefonisch unter {by}"},
             .mail = {"per E-Mail", "per E-Mail an {by}"},
             .chat = {"im Chat", "im Chat {by}"},
             .in_person = {"persönlich", "persönlich, {by}"},
             .address = "unter {by}",
             .other = "über {by}"},
    .policy = "So arbeiten wir: {policy}.",
    .nobody_has_skill = "{skill} kennt noch niemand; lernen könnte es vielleicht: {people}.",
    .too_long = "In {days} Tagen hat niemand so viel Zeit am Stück; es muss geteilt werden.",
    .seat_empty = "Der Anruf geht an die nächste Person.",
    .unskilled_on_duty =
        "Niemand, der gerade Dienst hat und frei ist, kennt {skill}; {who} hat Dienst und holt "
        "Hilfe.",
    .taken_on_duty = "Alle im Dienst sind beschäftigt; {who} entscheidet, was vorgeht.",
    .date = "{weekday}, {day}. {month}{year}, {time} Uhr",
    .first_of_month = "1",
    .weekdays = {"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
    .months = {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
               "Oktober", "November", "Dezember"},
    .reasons =
        {"Ein beweglicher Block weicht und bekommt einen neuen Platz.",
         "Eine geschützte Pause gibt nur die Person selbst auf.",
         "Die Woche hatte genug Unterbrechungen; eine mehr braucht die Zustimmung der Person.",
         "Es liegt außerhalb der Zeiten der Person.",
         "Diese Zeit ist fest; Person und Leitung entscheiden gemeinsam.",
         "Ruhe geht vor.",
         "Die Person ist nicht verfügbar.",
         "Die Zeit ist vergeben.",
         "Persönliches wird in ruhigen Stunden erledigt, binnen fünf Werktagen.",
         "Laufende Arbeiten werden zusammen erledigt.",
         "Das entscheidet die Leitung.",
         "Kein Merkmal eines Notfalls wurde genannt; es gilt als dringend.",
         "Die Merkmale eines Notfalls sind erfüllt.",
         "Nach zwei Einsätzen übernimmt die nächste Person.",
         "Es kam außerhalb der Servicezeiten.",
         "Es gibt immer ein Datum, der Reihe nach.",
         "Ein Gefallen weicht der Arbeit und behält seine Zusage.",
         "Jemand aus dem Team mit gleichem Können kann helfen.",
         "Ein anderes Team, das gerade arbeitet, kann helfen.",
         "Der erste für alle freie Termin liegt nach unserem Ziel.",
         "Vor der Frist ist kein Termin erlaubt; dies ist der erste danach.",
         "In der freien Zeit wird niemand gefragt."},
};

}  // namespace

const Phrases& german() { return kGerman; }

}  // namespace respite
