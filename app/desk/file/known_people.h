// Whom a name, an address or an event from elsewhere means among the people of a desk.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ical/read.h"
#include "scheduler/team/desk.h"

namespace respite {

class KnownPeople {
 public:
  explicit KnownPeople(const Desk& desk);

  // By e-mail, then by name or id; the first of these that is given and known decides. A name is
  // the same for "Raman, Asha", "asha raman" and "ASHA  RAMAN". More than one: several people are
  // called so.
  [[nodiscard]] std::vector<PersonIndex> find(std::string_view email, std::string_view name) const;
  [[nodiscard]] std::vector<PersonIndex> find_account(std::string_view service,
                                                      std::string_view id) const;
  // Whose name, e-mail address or id stands in the text.
  [[nodiscard]] std::vector<PersonIndex> mentioned(std::string_view text) const;
  // An event's guests on the desk, else its organizer, else whoever its title names. What somebody
  // of the desk declined and nobody of it accepted is nobody's.
  [[nodiscard]] std::vector<PersonIndex> of_event(const ical::Words& words) const;
  // Whose leave an event is: the same, but a title that names several does not say who is away.
  [[nodiscard]] std::vector<PersonIndex> on_leave(const ical::Words& words) const;

 private:
  // Nothing where no address decides.
  [[nodiscard]] std::optional<std::vector<PersonIndex>> by_address(const ical::Words& words) const;

  struct Spelling {                  // all folded
    std::vector<std::string> whole;  // any of these is a mention
    std::vector<std::string> parts;  // of a name of several words: all of these together are
  };

  const Desk& desk_;
  std::map<std::string, std::vector<PersonIndex>> by_email_;
  std::map<std::string, std::vector<PersonIndex>> by_name_;
  std::vector<Spelling> spellings_;  // by PersonIndex
};

}  // namespace respite
