#include "app/record/audit.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/desk/write_to.h"
#include "app/operation/operations.h"
#include "store/audit.h"
#include "store/chain/verify.h"
#include "store/publications.h"

namespace respite {

AuditView read_audit(const Invocation& invocation, const std::string& zone) {
  const auto database = store_to_read(invocation);
  AuditView view{zone, {}};
  database.read([&] {
    for (const Publication& each : store::read_publications(database)) {
      view.lines.push_back(
          {{each.at, each.by, each.os_user, to_text(each.kind),
            fmt::format("{}/{}", to_rfc3339(each.window.begin), to_rfc3339(each.window.end)),
            each.note},
           fmt::format("revision {}", each.revision)});
    }
    for (const store::AuditEntry& each : store::read_audit(database)) {
      view.lines.push_back({each.act, fmt::format("entry {}", each.entry)});
    }
  });
  std::ranges::stable_sort(view.lines, {}, &AuditLine::at);
  return view;
}

AuditVerdict verify_audit(const Invocation& invocation) {
  const auto database = store_to_read(invocation);
  return database.read([&] {
    AuditVerdict verdict;
    verdict.revisions = store::latest_revision(database);
    const auto entries = store::read_audit(database);
    verdict.entries = static_cast<std::int64_t>(entries.size());
    if (!entries.empty()) verdict.digest = entries.back().digest;
    verdict.damages = record_damages(database);
    return verdict;
  });
}

std::vector<std::string> record_damages(const store::Database& database) {
  std::vector<std::string> damages;
  if (const auto damage = database.find_damage()) damages.push_back(*damage);
  for (const store::Damage& damage : store::verify(database)) damages.push_back(damage.words);
  for (const store::AuditDamage& damage : store::verify_audit(database)) {
    damages.push_back(damage.words);
  }
  return damages;
}

std::vector<Operation> audit_operations() {
  return {
      declare<NoArguments, AuditView>(
          {.name = "audit",
           .summary = "what happened: when, by whom",
           .method = "GET",
           .path = "/api/v1/audit",
           .pages = "entries"},
          [](const Context& context, const NoArguments& /*given*/) {
            return read_audit(context.invocation, std::string(context.desk().desk.zone.name()));
          }),
      declare<NoArguments, AuditVerdict>({.name = "audit verify",
                                          .summary = "check that the record is what was recorded",
                                          .needs = Needs::kFolder,
                                          .method = "GET",
                                          .path = "/api/v1/audit/verdict"},
                                         [](const Context& context, const NoArguments& /*given*/) {
                                           return verify_audit(context.invocation);
                                         })};
}

}  // namespace respite
