#include "scheduler/boundary/phrases.h"

namespace respite {
namespace {

constexpr Phrases kGerman{
    .thanks = "Danke für Ihre Nachricht.",
    .now = "{who} kann Ihnen gleich helfen.",
    .at = "{who} hilft Ihnen am {when}.",
    .planned = "{who} hat dafür {when} vorgesehen; spätestens am {latest} ist es erledigt.",
    .promised = "Es ist spätestens am {latest} erledigt; die genaue Zeit teilen wir Ihnen mit.",
    .called = "{who} ist verständigt und meldet sich bis {when}.",
    .asking = "Wir fragen nach, ob {when} möglich ist. Fest zusagen können wir {who} am {other}.",
    .only_asking = "Wir fragen nach, ob {when} möglich ist, und geben Ihnen Bescheid.",
    .lead = "{who} sieht sich das mit Ihnen an und sagt Ihnen, was wir tun können.",
    .meanwhile = "Bis dahin hilft vielleicht: {article} ({link}).",
    .not_an_emergency = "Wir behandeln es als dringend.",
    .emergency = "Ist es ein Notfall ({criteria}), sagen Sie es uns bitte, und wir handeln sofort.",
    .emergency_by =
        "Ist es ein Notfall ({criteria}), erreichen Sie uns bitte per {by}, und wir handeln "
        "sofort.",
    .policy = "So arbeiten wir: {policy}.",
    .nobody_has_skill = "{skill} kennt noch niemand; {people} könnten es lernen.",
    .too_long = "Kein Tag hat so viel Zeit am Stück; es muss geteilt werden.",
    .seat_empty = "Der Anruf geht an die nächste Person.",
    .unskilled_on_duty =
        "Niemand, der gerade Dienst hat und frei ist, kennt {skill}; {who} hat Dienst und holt "
        "Hilfe.",
    .taken_on_duty = "Alle im Dienst sind beschäftigt; {who} entscheidet, was vorgeht.",
    .date = "{weekday}, {day}. {month}, {time} Uhr",
    .weekdays = {"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
    .months = {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
               "Oktober", "November", "Dezember"},
    .reasons = {"Ein beweglicher Block wurde verlegt und bekommt einen neuen Platz.",
                "Eine geschützte Pause gibt nur die Person selbst auf.",
                "Die Woche hatte genug Unterbrechungen; die Person wird gefragt.",
                "Es liegt außerhalb der Zeiten der Person.",
                "Diese Zeit ist fest; Person und Leitung entscheiden gemeinsam.",
                "Ruhe geht vor.",
                "Die Person ist nicht verfügbar.",
                "Die Zeit ist vergeben.",
                "Persönliches wird in ruhigen Stunden erledigt, binnen fünf Werktagen.",
                "Laufende Arbeiten werden zusammen erledigt.",
                "Das entscheidet die Leitung.",
                "Kein Merkmal eines Notfalls wurde genannt; es wird als dringend behandelt.",
                "Die Merkmale eines Notfalls sind erfüllt.",
                "Nach zwei Einsätzen übernimmt die nächste Person.",
                "Es kam außerhalb der Servicezeiten.",
                "Es gibt immer ein Datum, der Reihe nach.",
                "Ein Gefallen weicht der Arbeit und behält seine Zusage.",
                "Jemand aus dem Team mit gleichem Können hilft.",
                "Ein anderes Team, das gerade arbeitet, hilft.",
                "Der erste für alle freie Termin liegt nach unserem Ziel.",
                "Vor der Frist ist kein Termin erlaubt; dies ist der erste danach.",
                "In der freien Zeit wird niemand gefragt."},
};

}  // namespace

const Phrases& german() { return kGerman; }

}  // namespace respite
