// Whom the people of another system are on the desk; those it does not have join it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "app/desk/file/known_people.h"
#include "app/moving/import.h"
#include "app/moving/rota_shape.h"
#include "app/moving/team_edit.h"

namespace respite::moving {

class Joining {
 public:
  // `desk`: nothing where one is made. `zone`: its name, as the desk's.
  Joining(const Desk* desk, TeamEdit& edit, std::string vendor, std::string zone);

  // Known by account, address or name; else written into the team file. Tells which. Throws
  // Failure(kInput) where several people of the desk are called so.
  void join(const ImportedPerson& person, ImportView& view);
  // Empty where nobody of that id has joined.
  [[nodiscard]] std::string id_of(const std::string& vendor_id) const;

 private:
  [[nodiscard]] std::optional<PersonIndex> known_as(const ImportedPerson& person) const;

  const Desk* desk_;
  std::optional<KnownPeople> people_;  // of it
  TeamEdit& edit_;
  std::string vendor_;
  std::string zone_;
  std::set<std::string> taken_;
  std::map<std::string, std::string> ids_;  // by the vendor's
};

// Ids of the desk in place of the vendor's.
void rename_people(ScheduleShape& shape, const Joining& joining);

}  // namespace respite::moving
