#include "app/moving/people.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/desk/file/known_people.h"
#include "app/moving/files.h"
#include "app/moving/import.h"
#include "app/moving/team_edit.h"
#include "app/operation/failure.h"
#include "text/utf8.h"

namespace respite::moving {
namespace {

// The id of whatever is called so; empty where nothing is.
template <class Named>
std::string id_called(const std::vector<Named>& all, const std::string& name) {
  const std::string wanted = text::folded(name);
  for (const Named& one : all)
    if (one.id == name || text::folded(one.name) == wanted) return one.id;
  return {};
}

// Site, team and skills by the ids that the desk has; what it does not have is left out.
void fit_to(const Desk& desk, ListedPerson& person, std::vector<ImportView::Left>& left) {
  const auto fit = [&](std::string& value, const auto& all, const char* what) {
    if (value.empty()) return;
    std::string id = id_called(all, value);
    if (id.empty())
      left.push_back(
          {person.place, fmt::format("no {} of the desk is {}", what, text::quote(value))});
    value = std::move(id);
  };
  fit(person.site, desk.sites, "site");
  fit(person.team, desk.teams, "team");
}

// What of these the team file does not say so already.
std::vector<std::string> update(TeamEdit& edit, const std::string& id, const TomlKeys& keys) {
  std::vector<std::string> changed;
  for (const auto& [key, value] : keys) {
    if (key == "id" || edit.written("person", id, key) == value) continue;
    edit.set("person", id, key, value);
    changed.push_back(key);
  }
  return changed;
}

}  // namespace

ImportView import_people(const Invocation& invocation, const ImportRequest& request) {
  if (request.format != ImportFormat::kCsv)
    throw Failure(ExitCode::kInput,
                  "people are imported from CSV; those of a pager come with its "
                  "schedules, --as rota");
  const OpenDesk desk = desk_to_import_into(invocation);
  ListedPeople listed = read_people_rows(SheetTable(request.text, request.path), request.dates);
  ImportView view;
  for (LeftOut& left : listed.left)
    view.left.push_back({std::move(left.where), std::move(left.why)});
  const KnownPeople people(desk.desk);
  TeamEdit edit(desk.inputs.front().bytes);
  std::set<std::string> taken;
  std::set<std::string> seen;
  for (const Person& person : desk.desk.people) taken.insert(person.id);
  for (ListedPerson& person : listed.people) {
    const auto known = people.find(person.email, person.name);
    if (known.size() > 1) {
      view.left.push_back({person.place, fmt::format("{} people of the desk are {}", known.size(),
                                                     text::quote(person.name))});
      continue;
    }
    fit_to(desk.desk, person, view.left);
    const bool is_new = known.empty();
    person.id = !is_new ? desk.desk.people[at(known.front())].id
                : !person.id.empty() && taken.insert(person.id).second
                    ? person.id
                    : new_person_id(person.email, person.name, taken);
    if (!seen.insert(person.id).second) {
      view.left.push_back({person.place, fmt::format("{} is there twice", text::quote(person.id))});
      continue;
    }
    std::string what = "added";
    if (is_new) {
      edit.append(person_block(keys_of(person)));
    } else {
      what.clear();
      for (const std::string& key : update(edit, person.id, keys_of(person)))
        what += (what.empty() ? "changed: " : ", ") + key;
      if (what.empty()) what = "as before";
    }
    view.carried.push_back({"person", person.id, person.name, std::move(what)});
  }
  std::vector<WrittenFile> files;
  if (edit.changed()) files.push_back({kTeamFile, edit.finish()});
  view.files = write_files(invocation.folder, files, request.rehearse);
  return view;
}

}  // namespace respite::moving
