#include "app/desk/file/team_file.h"

#include <map>
#include <string>
#include <utility>

#include "app/desk/file/document.h"
#include "app/desk/file/lookup.h"
#include "app/desk/file/read_sections.h"
#include "app/desk/file/report.h"
#include "app/desk/file/settle_families.h"
#include "text/utf8.h"

namespace respite {
namespace {

using namespace team_file;  // NOLINT(google-build-using-namespace): this file is its front door

void read_everybody(Desk& desk, const Parts& parts, const Lookup& lookup, Report& report) {
  for (const Node* node : parts.sites) desk.sites.push_back(read_site(*node, desk.zone, report));
  desk.teams = read_teams(parts, lookup, desk, report);
  for (const Node* node : parts.people) {
    desk.people.push_back(read_person(*node, desk, lookup, report));
  }
  for (Team& team : desk.teams) team.members.clear();
  for (std::size_t i = 0; i < desk.people.size(); ++i) {
    desk.teams[at(desk.people[i].team)].members.push_back(index_of<PersonIndex>(i));
  }
}

// Following managers from requester to requester must end.
void check_line_of_command(const Desk& desk, const Parts& parts, const Lookup& lookup,
                           Report& report) {
  for (std::size_t start = 0; start < desk.requesters.size(); ++start) {
    std::size_t steps = 0;
    for (auto at = std::optional{start}; at && !desk.requesters[*at].manager.empty();
         at = lookup.requesters.find(desk.requesters[*at].manager)) {
      const bool circle = ++steps > 1 && *at == start;
      if (circle) {
        report.error(parts.requesters[start]->spot, "the line of command of " +
                                                        text::quote(desk.requesters[start].id) +
                                                        " goes in a circle");
      }
      if (circle || steps > 100) break;
    }
  }
}

// Whoever is told apart by an address has it alone.
void check_addresses(const Desk& desk, const Parts& parts, Report& report) {
  std::map<std::string, std::string> whose;
  for (const Person& person : desk.people) {
    if (!person.email.empty()) whose.emplace(text::folded(person.email), person.id);
  }
  for (std::size_t i = 0; i < desk.requesters.size(); ++i) {
    const Requester& requester = desk.requesters[i];
    if (requester.email.empty()) continue;
    const auto [first, alone] = whose.emplace(text::folded(requester.email), requester.id);
    if (alone) continue;
    report.warning(find_entry(*parts.requesters[i]->get<Table>(), "email")->spot,
                   text::quote(requester.id) + " has the e-mail address of " +
                       text::quote(first->second) + ": mail to one reaches the other");
  }
}

Desk read_desk_from(const Fields& root, Report& report) {
  const Parts parts = read_parts(root, report);
  const Lookup lookup = read_names(root, parts, report);
  Desk desk = read_head(root, lookup, report);
  read_everybody(desk, parts, lookup, report);
  for (const Node* node : parts.rotas) desk.rotas.push_back(read_rota(*node, desk, lookup, report));
  settle_families(desk);
  for (const Node* node : parts.blocks) {
    desk.protection.blocks.push_back(read_protected(*node, desk, lookup, report));
  }
  for (const Node* node : parts.accessible) {
    desk.protection.accessible.push_back(read_accessible(*node, desk, lookup, report));
  }
  for (const Node* node : parts.slow) {
    desk.slow_windows.push_back(read_slow(*node, desk, lookup, report));
  }
  for (const Node* node : parts.roles) desk.roles.push_back(read_role(*node, report));
  for (const Node* node : parts.requesters) {
    desk.requesters.push_back(read_requester(*node, lookup, report));
  }
  check_line_of_command(desk, parts, lookup, report);
  check_addresses(desk, parts, report);
  if (const Node* policy = root.find("policy")) desk.policy = read_policy(*policy, lookup, report);
  if (const Node* mail = root.find("mail")) desk.mail = read_mail(*mail, desk, report);
  settle_packs(desk);
  if (parts.people.empty() && !root.find("person")) {
    report.error({1, 1}, "no [[person]]: a desk is its people");
  }
  return desk;
}

}  // namespace

ParsedTeamFile parse_team_file(std::string_view text, std::string_view file_name) {
  Report report{std::string{file_name}};
  const std::variant<Node, Fault> document = parse_document(text);
  if (const Fault* fault = std::get_if<Fault>(&document)) {
    report.error(fault->spot, fault->message);
    return {std::nullopt, std::move(report).finish(text)};
  }
  Desk desk = read_desk_from(Fields{*std::get_if<Node>(&document), "", report}, report);
  const bool failed = report.errors() > 0;
  std::vector<Diagnostic> diagnostics = std::move(report).finish(text);
  if (failed) return {std::nullopt, std::move(diagnostics)};
  return {std::move(desk), std::move(diagnostics)};
}

}  // namespace respite
