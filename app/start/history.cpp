#include "app/start/history.h"

#include <vector>

#include "app/moving/history_list.h"
#include "app/operation/failure.h"
#include "app/rota/documents.h"
#include "app/rota/plan_records.h"
#include "app/rota/settlements.h"
#include "store/publications.h"

namespace respite {

Revision publish_history(const Invocation& invocation, std::string_view csv) {
  const OpenedDesk opened = open_desk(invocation);
  if (!opened.desk) throw Failure(ExitCode::kInput, "the team file has mistakes: `respite check`");
  const OpenDesk& desk = *opened.desk;
  const moving::HistoryList list = moving::read_history_list(desk.desk, "history.csv", csv);
  if (!list.unknown.empty()) {
    const moving::UnknownField& field = list.unknown.front();
    throw Failure(ExitCode::kInput, "history.csv:{}:{}: {}", field.line, field.column, field.why);
  }
  std::vector<moving::LeftOut> left;
  if (list.rows.empty()) throw Failure(ExitCode::kInput, "history.csv has no rows");

  store::PublishRequest request = request_on(desk, 0);
  request.kind = PublicationKind::kHistory;
  request.note = "held before Respite";
  request.window = moving::window_of(list.rows);
  request.slots = moving::records_held(desk, list.rows, left);
  if (!left.empty())
    throw Failure(ExitCode::kInput, "history.csv: {}: {}", left.front().where, left.front().why);
  store::Database database = store::Database::open(invocation.folder);
  return database.write([&] {
    const store::Published published = made_by(store::publish(database, request));
    settle(database, invocation.now);
    return published.publication.revision;
  });
}

}  // namespace respite
