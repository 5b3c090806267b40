// Whom a name or an address from elsewhere means among the people of a desk.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/team/desk.h"

namespace respite::moving {

// The same for "Raman, Asha", "asha raman" and "ASHA  RAMAN".
[[nodiscard]] std::string name_key(std::string_view name);

class People {
 public:
  explicit People(const Desk& desk);

  // By account where `service` is not empty, by e-mail, then by name or id; the first of these
  // that is given and known decides. More than one: several people are called so.
  [[nodiscard]] std::vector<PersonIndex> find(std::string_view email, std::string_view name) const;
  [[nodiscard]] std::vector<PersonIndex> find_account(std::string_view service,
                                                      std::string_view id) const;
  // Whose name, e-mail address or id stands in the text.
  [[nodiscard]] std::vector<PersonIndex> mentioned(std::string_view text) const;

 private:
  const Desk& desk_;
  std::map<std::string, std::vector<PersonIndex>> by_email_;
  std::map<std::string, std::vector<PersonIndex>> by_name_;
};

}  // namespace respite::moving
