#include "app/moving/history_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ranges>
#include <set>
#include <tuple>

#include "app/operation/failure.h"
#include "app/rota/plan_records.h"
#include "text/csv.h"
#include "text/utf8.h"

namespace respite::moving {
namespace {

const std::vector<std::string> kHeader = {"rota", "seat", "begin", "end", "person"};

using Record = std::vector<text::CsvField>;

class ListReader {
 public:
  ListReader(const Desk& desk, std::string_view file) : desk_(desk), file_(file) {}

  HistoryList read(std::string_view bytes) {
    const text::Csv csv = text::read_csv(bytes);
    if (csv.fault) throw bad(csv.fault->line, csv.fault->column, csv.fault->message);
    if (csv.records.empty() ||
        !std::ranges::equal(csv.records[0], kHeader, {}, &text::CsvField::text))
      throw bad(1, 1, "expected rota,seat,begin,end,person");
    for (const Record& record : csv.records | std::views::drop(1)) add(record);
    return std::move(list_);
  }

 private:
  [[nodiscard]] Failure bad(int line, int column, std::string_view what) const {
    return Failure(ExitCode::kInput, "{}:{}:{}: {}", file_, line, column, what);
  }
  [[nodiscard]] Failure bad(const text::CsvField& field, std::string_view what) const {
    return bad(field.line, field.column, what);
  }
  void leave(const text::CsvField& field, std::string_view what) {
    list_.unknown.push_back(
        {field.line, field.column, fmt::format("unknown {} {}", what, text::quote(field.text))});
  }

  void add(const Record& record) {
    if (record.size() != kHeader.size())
      throw bad(record[0], "expected rota,seat,begin,end,person");
    const auto begin = parse_wall(record[2].text);
    const auto end = parse_wall(record[3].text);
    if (!begin) throw bad(record[2], "begin must be a time, as 2026-03-02T09:00");
    if (!end || *end <= *begin) throw bad(record[3], "end must be a time later than begin");
    const auto rota = find_rota(desk_, record[0].text);
    if (!rota) return leave(record[0], "rota");
    const auto person = find_person(desk_, record[4].text);
    if (!person) return leave(record[4], "person");
    const Zone zone = desk_.rotas[at(*rota)].zone;
    list_.rows.push_back({*rota, record[1].text,
                          Interval{zone.at_transition(*begin), zone.at_transition(*end)}, *person,
                          record[0].line});
  }

  const Desk& desk_;
  std::string_view file_;
  HistoryList list_;
};

}  // namespace

HistoryList read_history_list(const Desk& desk, std::string_view file, std::string_view bytes) {
  return ListReader(desk, file).read(bytes);
}

Interval window_of(const std::vector<HistoryRow>& rows) {
  Interval window = rows.front().span;
  for (const HistoryRow& row : rows) {
    window.begin = std::min(window.begin, row.span.begin);
    window.end = std::max(window.end, row.span.end);
  }
  return window;
}

std::vector<SlotRecord> records_held(const OpenDesk& desk, const std::vector<HistoryRow>& rows,
                                     std::vector<LeftOut>& left) {
  const Problem problem = build_problem(desk.desk, desk.calendars, {}, window_of(rows));
  Solution solution = empty_solution(problem);
  std::set<int> answered;  // lines
  // Whoever holds a head of a shift already leaves its other heads to others.
  std::set<std::tuple<RotaIndex, std::string, Instant, PersonIndex>> holding;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const Turn& turn = problem.turns[t].turn;
    for (const HistoryRow& row : rows) {
      if (turn.rota != row.rota || turn.seat_id != row.seat || !row.span.contains(turn.span.begin))
        continue;
      if (!holding.insert({turn.rota, turn.seat_id, turn.span.begin, row.person}).second) continue;
      solution.holder[t] = row.person;
      answered.insert(row.line);
      break;
    }
  }
  for (const HistoryRow& row : rows)
    if (!answered.contains(row.line))
      left.push_back(
          {fmt::format("row {}", row.line),
           fmt::format("no {} of {} begins then that is not held already", text::quote(row.seat),
                       text::quote(desk.desk.rotas[at(row.rota)].id))});
  std::vector<SlotRecord> records = records_of(problem, solution);
  std::erase_if(records, [](const SlotRecord& record) {
    return !record.person || record.kind == SlotKind::kProtected;
  });
  return records;
}

}  // namespace respite::moving
