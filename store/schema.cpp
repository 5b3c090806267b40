#include "store/schema.h"

#include "store/chain/audit_chain.h"
#include "store/documents.h"
#include "store/driver/tables.h"

namespace respite::store {
namespace {

constexpr int kWithPseudonyms = 6;
constexpr int kWithPeopleOfDocuments = 12;

// What SQL alone cannot bring over.
void bring_rows(Connection& connection, int version) {
  if (version == kWithPseudonyms) chain_again(connection);
  if (version == kWithPeopleOfDocuments) note_people_of_old_documents(connection);
}

}  // namespace

int schema_version() { return static_cast<int>(tables_by_version().size()); }

void migrate(Connection& connection, int version, int wanted) {
  for (int next = version; next < wanted; ++next) {
    connection.run(tables_by_version()[static_cast<std::size_t>(next)]);
    bring_rows(connection, next + 1);
  }
}

const Tables& our_tables() {
  static const Tables tables{kApplicationId, schema_version(),
                             [](Connection& connection, int from) { migrate(connection, from); }};
  return tables;
}

}  // namespace respite::store
