#include "store/changes.h"

#include <map>

#include "store/queries.h"

namespace respite::store {

Changes count_changes(const Database& database) {
  return database.read([](Connection& connection) {
    std::map<std::string, std::int64_t> counts;
    Statement rows(connection, "SELECT topic, count FROM changes");
    while (rows.step()) {
      Row row(rows);
      std::string topic = row.text();
      counts[std::move(topic)] = row.number();
    }
    return Changes{counts["rota"], counts["draft"], counts["requests"], counts["tokens"],
                   counts["webhooks"]};
  });
}

}  // namespace respite::store
