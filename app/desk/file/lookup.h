// First pass over a team file: which ids there are, so that the second can refer in any order.
#pragma once

#include <string>
#include <vector>

#include "app/desk/file/fields.h"
#include "app/desk/file/names.h"

namespace respite::team_file {

// The tables of each list, in the order of the file: an index is a position here.
struct Parts {
  std::vector<const Node*> sites;
  std::vector<const Node*> teams;
  std::vector<const Node*> people;
  std::vector<const Node*> roles;
  std::vector<const Node*> requesters;
  std::vector<const Node*> rotas;
  std::vector<const Node*> blocks;
  std::vector<const Node*> accessible;
  std::vector<const Node*> slow;
};

struct Lookup {
  Names sites{"site"};
  Names teams{"team"};
  Names people{"person"};
  Names skills{"skill"};
  Names roles{"role"};
  Names requesters{"requester"};
  Names rotas{"rota"};
  Names duties{"shift or seat"};  // of every rota
  Names groups{"shift, seat or group"};
};

// Reports lists that are none, and lists too long to be a team's.
[[nodiscard]] Parts read_parts(const Fields& root, Report& report);

// Reports ids that are missing, bad or there twice.
[[nodiscard]] Lookup read_names(const Fields& root, const Parts& parts, Report& report);

// The id of a table as read_names() saw it; empty where that was no good.
[[nodiscard]] std::string id_of(const Node& table);

}  // namespace respite::team_file
