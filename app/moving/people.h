// People from a list: rows of a table, and what the team file says of them.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/moving/imported.h"
#include "app/moving/table.h"

namespace respite::moving {

struct ListedPerson {
  std::string place;  // "row 12"
  std::string id;     // empty: none is given
  std::string name;
  std::string email;
  std::string phone;
  std::string zone;
  std::string site;
  std::string team;
  std::string share;  // "60%"
  std::optional<Day> joins;
  std::optional<Day> leaves;  // first day no longer there
  std::vector<std::string> skills;
};

struct ListedPeople {
  std::vector<ListedPerson> people;
  std::vector<LeftOut> left;  // rows and fields not understood, by their line
};

// Throws Failure(kInput) where the table has no column of names or addresses.
[[nodiscard]] ListedPeople read_people_rows(const SheetTable& table,
                                            std::optional<DateOrder> order);

// An id of an e-mail address, else of a name, that is not taken yet; takes it.
[[nodiscard]] std::string new_person_id(std::string_view email, std::string_view name,
                                        std::set<std::string>& taken);

// Keys of [[person]] and their values as TOML writes them, id and name first; what is empty is
// left out.
using TomlKeys = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] TomlKeys keys_of(const ListedPerson& person);
[[nodiscard]] std::string person_block(const TomlKeys& keys);

}  // namespace respite::moving
