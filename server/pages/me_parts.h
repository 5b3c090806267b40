// Parts of a technician's own page, as its template takes them (web/templates/me.mustache).
#pragma once

#include <string>

#include "app/feeds/own_days.h"
#include "app/operation/tree.h"
#include "app/view/change.h"
#include "app/view/requests.h"
#include "server/route.h"
#include "words/words.h"

namespace respite::server {

// Whose page it is, when, and in whose words.
struct Me {
  const Call& call;
  const OpenDesk& desk;
  const Words& words;
  std::string id;
  OwnDays days;  // from today on, a year ahead
  Day today;     // on their clock

  [[nodiscard]] std::string when(Instant at) const;
  [[nodiscard]] std::string when(Interval span) const;
};

// `days` are read where a page shows them.
[[nodiscard]] Me me_of(const Call& call, const OpenDesk& desk, const Words& words);

// Cards of what waits for them: emergencies first, then what is asked, then what is offered.
[[nodiscard]] Items asks_of(const Me& me);
// What they hold now and who takes over; else what they hold next.
[[nodiscard]] Items holds_of(const Me& me);
[[nodiscard]] Tree next_of(const Me& me);
// Day by day; days with nothing in them are one row.
[[nodiscard]] Items days_of(const Me& me, int days);

// Of a person or of whoever asks; the id of somebody who is not known.
[[nodiscard]] std::string known_name(const Me& me, const std::string& id);
[[nodiscard]] std::string names_of(const Me& me, const std::vector<std::string>& ids);
// A button that acts on the thing of that number (web/templates/act_button.mustache).
[[nodiscard]] Tree act_button(const std::string& address, std::int64_t id, const std::string& text,
                              bool second = false);
// "On call, primary, today 09:00 to 17:00: from you to Ben Osei".
[[nodiscard]] std::string stretch_text(const Me& me, const Names& names, const Stretch& stretch);

// A name and what it is; nothing where the value is empty. A number can be pressed.
void add_row(Items& rows, const std::string& name, const std::string& value);
void add_number(Items& rows, const std::string& name, const std::string& value);

}  // namespace respite::server
