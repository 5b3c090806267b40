#include "app/start/history.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <vector>

#include "app/operation/failure.h"
#include "app/rota/documents.h"
#include "app/rota/plan_records.h"
#include "app/rota/settlements.h"
#include "store/publications.h"
#include "text/csv.h"
#include "text/utf8.h"

namespace respite {
namespace {

struct Row {
  RotaIndex rota{};
  std::string seat;
  Interval span;
  PersonIndex person{};
};

const std::vector<std::string> kHeader = {"rota", "seat", "begin", "end", "person"};

using Record = std::vector<text::CsvField>;

Failure bad(int line, int column, std::string_view what) {
  return Failure(ExitCode::kInput, fmt::format("history.csv:{}:{}: {}", line, column, what));
}

Failure bad(const text::CsvField& field, std::string_view what) {
  return bad(field.line, field.column, what);
}

Row parse_row(const Desk& desk, const Record& record) {
  if (record.size() != kHeader.size()) throw bad(record[0], "expected rota,seat,begin,end,person");
  const auto rota = find_rota(desk, record[0].text);
  const auto person = find_person(desk, record[4].text);
  const auto begin = parse_wall(record[2].text);
  const auto end = parse_wall(record[3].text);
  if (!rota) throw bad(record[0], fmt::format("unknown rota {}", text::quote(record[0].text)));
  if (!person) throw bad(record[4], fmt::format("unknown person {}", text::quote(record[4].text)));
  if (!begin) throw bad(record[2], "begin must be a time, as 2026-03-02T09:00");
  if (!end || *end <= *begin) throw bad(record[3], "end must be a time later than begin");
  const Zone zone = desk.rotas[at(*rota)].zone;
  return {*rota, record[1].text, {zone.at_transition(*begin), zone.at_transition(*end)}, *person};
}

std::vector<Row> parse_rows(const Desk& desk, std::string_view bytes) {
  const text::Csv csv = text::read_csv(bytes);
  if (csv.fault) throw bad(csv.fault->line, csv.fault->column, csv.fault->message);
  if (csv.records.empty() ||
      !std::ranges::equal(csv.records[0], kHeader, {}, &text::CsvField::text)) {
    throw bad(1, 1, "expected rota,seat,begin,end,person");
  }
  std::vector<Row> rows;
  for (const Record& record : csv.records | std::views::drop(1)) {
    rows.push_back(parse_row(desk, record));
  }
  if (rows.empty()) throw Failure(ExitCode::kInput, "history.csv has no rows");
  return rows;
}

Interval window_of(const std::vector<Row>& rows) {
  Interval window = rows.front().span;
  for (const Row& row : rows) {
    window.begin = std::min(window.begin, row.span.begin);
    window.end = std::max(window.end, row.span.end);
  }
  return window;
}

// The records of the turns some row holds; what lies between the rows was nobody's.
std::vector<SlotRecord> records_held(const OpenDesk& desk, const std::vector<Row>& rows,
                                     Interval window) {
  const Problem problem = build_problem(desk.desk, desk.calendars, {}, window);
  Solution solution = empty_solution(problem);
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const Turn& turn = problem.turns[t].turn;
    for (const Row& row : rows) {
      if (turn.rota == row.rota && turn.seat_id == row.seat && row.span.contains(turn.span.begin)) {
        solution.holder[t] = row.person;
      }
    }
  }
  std::vector<SlotRecord> records = records_of(problem, solution);
  std::erase_if(records, [](const SlotRecord& record) {
    return !record.person || record.kind == SlotKind::kProtected;
  });
  return records;
}

}  // namespace

Revision publish_history(const Invocation& invocation, std::string_view csv) {
  const OpenedDesk opened = open_desk(invocation);
  if (!opened.desk) throw Failure(ExitCode::kInput, "the team file has mistakes: `respite check`");
  const OpenDesk& desk = *opened.desk;
  const std::vector<Row> rows = parse_rows(desk.desk, csv);

  store::PublishRequest request;
  request.at = invocation.now;
  request.by = invocation.by;
  request.os_user = invocation.os_user;
  request.kind = PublicationKind::kHistory;
  request.note = "held before Respite";
  request.window = window_of(rows);
  request.slots = records_held(desk, rows, request.window);
  request.documents = documents_of(desk);
  request.names = names_of(desk.desk);
  store::Database database = store::Database::open(invocation.folder);
  return database.write([&] {
    const store::Published published = made_by(store::publish(database, request));
    settle(database, invocation.now);
    return published.publication.revision;
  });
}

}  // namespace respite
