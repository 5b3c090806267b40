#include "store/messages/ladder.h"

#include "store/queries.h"

namespace respite::store {
namespace {

LadderStepRecord step_at(Row& row) {
  LadderStepRecord step;
  row.read(step.request);
  step.step = static_cast<int>(row.number());
  row.read(step.person, step.event, step.at, step.told);
  return step;
}

const std::string kSteps = "SELECT request, step, person, event, at, told FROM ladder_steps";

}  // namespace

void add_ladder_step(Database& database, const LadderStepRecord& step) {
  database.write([&](Connection& connection) {
    insert(connection, "ladder_steps",
           {{":request", step.request},
            {":step", step.step},
            {":person", step.person},
            {":event", step.event},
            {":at", step.at}});
  });
}

std::vector<LadderStepRecord> read_ladder(const Database& database, RequestId request) {
  return read_all(database, step_at, kSteps + " WHERE request = :request ORDER BY step",
                  {{":request", request}});
}

std::vector<LadderStepRecord> read_open_ladders(const Database& database) {
  return read_all(database, step_at,
                  kSteps + " WHERE request IN (SELECT request FROM requests WHERE" + kOpen +
                      ") ORDER BY request, step");
}

bool is_of_emergency(const Database& database, const std::string& event) {
  return read_one(database, [](Row& row) { return row.number(); },
                  "SELECT step FROM ladder_steps WHERE event = :event", {{":event", event}})
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
