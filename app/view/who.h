// What `who` answers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/view/times.h"

namespace respite {

struct WhoSeatView {
  std::string rota;
  std::string rota_name;
  std::string seat;
  std::optional<std::string> person;  // nobody: a gap
  std::string name;                   // empty where nobody
  bool held = false;                  // by somebody, whom the reader may not be told
  bool able = true;                   // not where gone from the file, left or on leave now
  std::vector<std::string> reach;     // how to reach whoever is on, best first
  Instant since;                      // as far as this holder's time reaches without a break
  Instant until;
  std::optional<std::string> next;  // who holds the seat after `until`
  std::string next_name;
  std::optional<Instant> next_at;  // when they begin
};

void fields(auto& visit, const WhoSeatView& seat) {
  visit("rota", seat.rota, "id of the rota");
  visit("seat", seat.seat, "id of the seat");
  visit("person", seat.person, "id of whoever is on; null: nobody, or not told");
  visit("name", maybe(seat.name), "");
  visit("held", seat.held, "by somebody, also where no name is told");
  visit("reach", seat.reach, "how to reach them, best first; for those they work with");
  visit("since", seat.since, "as far back as it is theirs without a break");
  visit("until", seat.until, "");
  visit("next", seat.next, "who holds the seat then");
  visit("next_name", maybe(seat.next_name), "");
  visit("next_at", seat.next_at, "when they begin");
  visit("rota_name", seat.rota_name, "");
  visit("able", seat.person ? std::optional(seat.able) : std::nullopt,
        "false where they are gone from the file, have left or are on leave");
}

struct WhoView {
  Instant at;
  std::string zone;             // of the desk, for people to read
  std::vector<WhoSeatView> on;  // in the order of rotas and seats
  bool in_service_hours = false;
  std::vector<std::string> notes;  // "nothing is published after 2027-03-08"
};

void fields(auto& visit, const WhoView& view) {
  visit("at", view.at, "the moment asked about");
  visit("on", view.on, "in the order of rotas and seats");
  visit("in_service_hours", view.in_service_hours, "the desk serves at that moment");
  visit("notes", view.notes, "what silence could be mistaken for");
}

}  // namespace respite
