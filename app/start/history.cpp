#include "app/start/history.h"

#include <fmt/format.h>

#include <algorithm>
#include <variant>
#include <vector>

#include "app/operation/failure.h"
#include "app/rota/plan_records.h"
#include "app/rota/settlements.h"
#include "store/publications.h"

namespace respite {
namespace {

struct Row {
  RotaIndex rota{};
  std::string seat;
  Interval span;
  PersonIndex person{};
};

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts{1};
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else if (c != '\r') {
      parts.back() += c;
    }
  }
  return parts;
}

Row parse_row(const Desk& desk, const std::string& line, std::size_t number) {
  const auto bad = [&](const std::string& what) {
    return Failure(ExitCode::kInput, fmt::format("history.csv:{}: {}", number, what));
  };
  const auto cells = split(line, ',');
  if (cells.size() != 5) throw bad("expected rota,seat,begin,end,person");
  const auto rota = find_rota(desk, cells[0]);
  const auto person = find_person(desk, cells[4]);
  const auto begin = parse_wall(cells[2]);
  const auto end = parse_wall(cells[3]);
  if (!rota) throw bad(fmt::format("unknown rota \"{}\"", cells[0]));
  if (!person) throw bad(fmt::format("unknown person \"{}\"", cells[4]));
  if (!begin || !end || *end <= *begin) throw bad("begin and end must be times, end the later");
  const Zone zone = desk.rotas[at(*rota)].zone;
  return {*rota, cells[1], {zone.at_transition(*begin), zone.at_transition(*end)}, *person};
}

std::vector<Row> parse_rows(const Desk& desk, std::string_view csv) {
  const auto lines = split(csv, '\n');
  if (lines.empty() || lines[0] != "rota,seat,begin,end,person") {
    throw Failure(ExitCode::kInput, "history.csv:1: expected rota,seat,begin,end,person");
  }
  std::vector<Row> rows;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!lines[i].empty()) rows.push_back(parse_row(desk, lines[i], i + 1));
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
  request.kind = store::kHistory;
  request.note = "held before Respite";
  request.window = window_of(rows);
  request.slots = records_held(desk, rows, request.window);
  for (const InputFile& input : desk.inputs) request.documents.push_back({input.path, input.bytes});
  request.names = names_of(desk.desk);
  store::Database database = store::Database::open(invocation.folder);
  return database.write([&] {
    const auto result = store::publish(database, request);
    if (const auto* refusal = std::get_if<store::Refusal>(&result))
      throw Failure(ExitCode::kRule, refusal->words);
    settle(database, invocation.now);
    return std::get<store::Published>(result).publication.revision;
  });
}

}  // namespace respite
