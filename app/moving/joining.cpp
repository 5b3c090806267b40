#include "app/moving/joining.h"

#include <fmt/format.h>

#include "app/desk/file/values.h"
#include "app/moving/people.h"
#include "app/moving/rota_text.h"
#include "app/operation/failure.h"
#include "text/utf8.h"

namespace respite::moving {

Joining::Joining(const Desk* desk, TeamEdit& edit, std::string vendor, std::string zone)
    : desk_(desk), edit_(edit), vendor_(std::move(vendor)), zone_(std::move(zone)) {
  if (!desk) return;
  people_.emplace(*desk);
  for (const Person& person : desk->people) taken_.insert(person.id);
}

void Joining::join(const ImportedPerson& person, ImportView& view) {
  const auto [found, fresh] = ids_.try_emplace(person.id);
  if (!fresh) return;
  if (const auto known = known_as(person)) {
    found->second = desk_->people[at(*known)].id;
    edit_.set("person", found->second, "accounts",
              with_account(edit_.written("person", found->second, "accounts"), vendor_, person.id));
    view.carried.push_back({"person", found->second, desk_->people[at(*known)].name, "known"});
    return;
  }
  ListedPerson listed;
  if (team_file::is_email(person.email)) listed.email = person.email;
  if (listed.email != person.email)
    view.left.push_back({"person " + (person.name.empty() ? person.id : person.name),
                         fmt::format("no e-mail address: {}", text::quote(person.email))});
  listed.name = person.name.empty() ? person.email : person.name;
  if (listed.name.empty()) listed.name = person.id;
  listed.id = new_person_id(person.email, listed.name, taken_);
  if (Zone::find(person.zone) && person.zone != zone_) listed.zone = person.zone;
  TomlKeys keys = keys_of(listed);
  keys.emplace_back("accounts", with_account({}, vendor_, person.id));
  edit_.append(person_block(keys));
  found->second = listed.id;
  view.carried.push_back({"person", listed.id, listed.name,
                          listed.email.empty() ? "added, without an e-mail address" : "added"});
}

std::string Joining::id_of(const std::string& vendor_id) const {
  const auto found = ids_.find(vendor_id);
  return found == ids_.end() ? std::string() : found->second;
}

std::optional<PersonIndex> Joining::known_as(const ImportedPerson& person) const {
  if (!people_) return std::nullopt;
  std::vector<PersonIndex> found = people_->find_account(vendor_, person.id);
  if (found.empty()) found = people_->find(person.email, person.name);
  if (found.size() > 1)
    throw Failure(ExitCode::kInput,
                  "{} people of the desk are {}: give them e-mail addresses, or "
                  "accounts = {{ {} = {} }}",
                  found.size(), text::quote(person.name), vendor_, text::quote(person.id));
  return found.empty() ? std::nullopt : std::optional(found.front());
}

void rename_people(ScheduleShape& shape, const Joining& joining) {
  for (RotaShape& rota : shape.rotas) {
    for (std::string& person : rota.people) person = joining.id_of(person);
    for (auto& seat : rota.held)
      for (HeldPiece& piece : seat) piece.person = joining.id_of(piece.person);
  }
  for (LaidOver& laid : shape.laid) {
    for (LaidPiece& piece : laid.pieces) {
      if (piece.from) piece.from = joining.id_of(*piece.from);
      piece.to = joining.id_of(piece.to);
    }
  }
  for (BesidePiece& beside : shape.beside) beside.piece.person = joining.id_of(beside.piece.person);
}

}  // namespace respite::moving
