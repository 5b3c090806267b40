#include "app/record/audit.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/desk/write_to.h"
#include "app/operation/operations.h"
#include "store/audit.h"
#include "store/chain/verify.h"
#include "store/publications.h"

namespace respite {

AuditView read_audit(const Invocation& invocation, const std::string& zone,
                     const store::AuditPart& part) {
  return {zone, store::read_audit(store_to_read(invocation), part)};
}

AuditVerdict verify_audit(const Invocation& invocation) {
  const auto database = store_to_read(invocation);
  return database.read([&] {
    const store::AuditEnd end = store::read_audit_end(database);
    return AuditVerdict{store::latest_revision(database), end.entries, end.digest,
                        record_damages(database)};
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

namespace {

struct AuditArguments {
  std::optional<GivenTime> since;
};

void arguments(auto& visit, AuditArguments& given) {
  visit("since", given.since, "no earlier: a date or a time (default: all)");
}

AuditView run_audit(const Context& context, const AuditArguments& given) {
  const Zone& zone = context.desk().desk.zone;
  store::AuditPart part;
  if (given.since) part.since = begin_of(*given.since, zone);
  if (context.page) {
    part.after = context.page->after;
    part.most = context.page->limit + 1;  // one more tells that there are more
  }
  return read_audit(context.invocation, std::string(zone.name()), part);
}

}  // namespace

std::vector<Operation> audit_operations() {
  return {declare({.name = "audit",
                   .summary = "what happened: when, by whom",
                   .route = {"GET", "/api/v1/audit"},
                   .pages = "entries",
                   .reads_page = true},
                  run_audit),
          declare({.name = "audit verify",
                   .summary = "check that the record is what was recorded",
                   .needs = Needs::kFolder,
                   .route = {"GET", "/api/v1/audit/verdict"}},
                  verify_audit)};
}

}  // namespace respite
