#include "app/audit.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/audit.h"
#include "store/publications.h"
#include "store/verify.h"

namespace respite {

AuditView read_audit(const Invocation& invocation, const std::string& zone) {
  const auto database = store::Database::open_to_read(invocation.folder);
  AuditView view{zone, {}};
  database.read([&](SQLite::Database&) {
    for (const Publication& each : store::read_publications(database)) {
      view.lines.push_back(
          {fmt::format("revision {}", each.revision), each.at, each.by, each.os_user, each.kind,
           fmt::format("{}/{}", to_rfc3339(each.window.begin), to_rfc3339(each.window.end)),
           each.note});
    }
    for (const store::AuditEntry& each : store::read_audit(database)) {
      view.lines.push_back({fmt::format("entry {}", each.entry), each.act.at, each.act.by,
                            each.act.os_user, each.act.act, each.act.subject, each.act.detail});
    }
  });
  std::ranges::stable_sort(view.lines, {}, &AuditLine::at);
  return view;
}

AuditVerdict verify_audit(const Invocation& invocation) {
  const auto database = store::Database::open_to_read(invocation.folder);
  return database.read([&](SQLite::Database&) {
    AuditVerdict verdict;
    verdict.revisions = store::latest_revision(database);
    const auto entries = store::read_audit(database);
    verdict.entries = static_cast<std::int64_t>(entries.size());
    if (!entries.empty()) verdict.digest = entries.back().digest;
    if (const auto damage = database.find_damage()) verdict.damages.push_back(*damage);
    for (const store::Damage& damage : store::verify(database)) {
      verdict.damages.push_back(damage.words);
    }
    for (const store::AuditDamage& damage : store::verify_audit(database)) {
      verdict.damages.push_back(damage.words);
    }
    return verdict;
  });
}

}  // namespace respite
