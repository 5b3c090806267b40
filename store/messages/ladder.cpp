#include "store/messages/ladder.h"

#include "store/columns.h"

namespace respite::store {

void columns(auto& visit, LadderStepRecord& step) {
  visit("request, step, person, event, at, told", step.request, step.step, step.person, step.event,
        step.at, step.told);
}

void add_ladder_step(Database& database, const LadderStepRecord& step) {
  database.write([&](Connection& connection) { insert(connection, "ladder_steps", step); });
}

std::vector<LadderStepRecord> read_ladder(const Database& database, RequestId request) {
  return read_records<LadderStepRecord>(
      database, "ladder_steps WHERE request = :request ORDER BY step", {{":request", request}});
}

std::vector<LadderStepRecord> read_open_ladders(const Database& database) {
  return read_records<LadderStepRecord>(database,
                                        "ladder_steps WHERE" + kOfOpen + " ORDER BY request, step");
}

bool is_of_emergency(const Database& database, const std::string& event) {
  return read_one(database, number_at, "SELECT step FROM ladder_steps WHERE event = :event",
                  {{":event", event}})
      .has_value();
}

bool acknowledge(Database& database, RequestId request, const std::string& by, Instant at) {
  return database.write([&](Connection& connection) {
    const int first = run(connection,
                          "UPDATE requests SET acknowledged = :at, acknowledged_by = :by"
                          " WHERE request = :request AND acknowledged IS NULL",
                          {{":at", at}, {":by", by}, {":request", request}});
    if (first == 0) return false;
    run(connection,
        "UPDATE outbox SET until = :at WHERE webhook IS NULL AND delivered IS NULL"
        " AND given_up IS NULL"
        " AND event IN (SELECT event FROM ladder_steps WHERE request = :request)",
        {{":at", at}, {":request", request}});
    return true;
  });
}

}  // namespace respite::store
