#include "app/moving/leave_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "app/desk/file/known_people.h"
#include "app/operation/failure.h"
#include "text/list.h"
#include "text/utf8.h"

namespace respite::moving {
namespace {

enum class Half { kWhole, kFirst, kSecond, kUnsaid };

using Words = std::initializer_list<std::string_view>;

bool is_one_of(const std::string& text, Words words) {
  return std::ranges::find(words, text) != words.end();
}

std::optional<Half> parse_half(const std::string& text) {
  const std::string word = text::folded(text);
  if (is_one_of(word, {"", "no", "n", "false", "0", "full", "full day", "whole", "whole day",
                       "all day", "1", "1.0"}))
    return Half::kWhole;
  if (is_one_of(word, {"am", "a.m.", "morning", "first half", "first"})) return Half::kFirst;
  if (is_one_of(word, {"pm", "p.m.", "afternoon", "second half", "second"})) return Half::kSecond;
  if (is_one_of(word, {"yes", "y", "true", "half", "half day", "0.5", "0,5"})) return Half::kUnsaid;
  return std::nullopt;
}

enum class Standing { kTaken, kCalledOff, kAsked };

std::optional<Standing> parse_standing(const std::string& text) {
  const std::string word = text::folded(text);
  if (is_one_of(word, {"", "approved", "confirmed", "granted", "accepted", "taken", "booked", "ok",
                       "active"}))
    return Standing::kTaken;
  if (is_one_of(word, {"cancelled", "canceled", "declined", "rejected", "refused", "denied",
                       "withdrawn", "deleted"}))
    return Standing::kCalledOff;
  if (is_one_of(word,
                {"pending", "requested", "submitted", "open", "draft", "waiting", "in review"}))
    return Standing::kAsked;
  return std::nullopt;
}

bool is_work(const std::string& kind) {
  return is_one_of(text::folded(kind), {"working from home", "work from home", "home office",
                                        "homeoffice", "remote", "remote work", "wfh"});
}

struct Columns {
  std::optional<std::size_t> number, email, name, first_name, last_name;
  std::optional<std::size_t> from, to, half, from_half, to_half, amount, status, kind;
};

Columns columns_of(const SheetTable& table) {
  return {
      .number = table.column({"id", "request id", "request", "reference", "number"}),
      .email = table.column({"email", "e mail", "mail", "email address", "e mail address",
                             "work email", "user", "login"}),
      .name = table.column({"name", "employee", "employee name", "full name", "person", "staff",
                            "display name", "who"}),
      .first_name = table.column({"first name", "given name", "forename"}),
      .last_name = table.column({"last name", "surname", "family name"}),
      .from = table.column({"from", "start", "start date", "begin", "first day", "date",
                            "leave from", "start time", "date from"}),
      .to = table.column(
          {"to", "until", "end", "end date", "last day", "leave to", "end time", "date to"}),
      .half =
          table.column({"half", "half day", "part of day", "period", "am/pm", "session", "part"}),
      .from_half = table.column({"start half", "from half", "start period", "start part"}),
      .to_half = table.column({"end half", "to half", "end period", "end part"}),
      .amount = table.column({"days", "duration", "amount", "total days"}),
      .status = table.column({"status", "state", "approval"}),
      .kind = table.column({"type", "leave type", "kind", "category", "reason"}),
  };
}

// What a row says, as far as it is understood; `why` where it is not.
class RowReader {
 public:
  RowReader(const Desk& desk, const SheetTable& table, std::optional<DateOrder> order)
      : desk_(desk), people_(desk), columns_(columns_of(table)), order_(order) {
    if (!columns_.email && !columns_.name && !columns_.last_name)
      throw no_column(table, "people: \"name\" or \"e-mail\"");
    if (!columns_.from) throw no_column(table, "dates: \"from\", and \"to\"");
    if (!order_) order_ = order_of_dates(all_dates(table));
  }

  [[nodiscard]] std::string number(const SheetTable::Row& row) const {
    return field_of(row, columns_.number);
  }
  [[nodiscard]] std::optional<Standing> standing(const SheetTable::Row& row) const {
    return parse_standing(field_of(row, columns_.status));
  }
  [[nodiscard]] std::string status(const SheetTable::Row& row) const {
    return field_of(row, columns_.status);
  }
  [[nodiscard]] bool is_at_work(const SheetTable::Row& row) const {
    return is_work(field_of(row, columns_.kind));
  }

  [[nodiscard]] std::variant<LeaveRow, std::string> read(const SheetTable::Row& row) const {
    const std::string email = field_of(row, columns_.email);
    const std::string name = name_in_row(row);
    if (email.empty() && name.empty()) return "it names nobody";
    const auto people = people_.find(email, name.empty() ? email : name);
    const std::string shown = text::quote(name.empty() ? email : name);
    if (people.empty()) return fmt::format("nobody of the desk is {}", shown);
    if (people.size() > 1)
      return fmt::format("{} people of the desk are {}: give e-mail addresses", people.size(),
                         shown);
    auto span = span_of(row, desk_.people[at(people.front())].zone);
    if (const auto* why = std::get_if<std::string>(&span)) return *why;
    return LeaveRow{people.front(), std::get<Interval>(span)};
  }

 private:
  static Failure no_column(const SheetTable& table, std::string_view what) {
    return Failure(ExitCode::kInput, "no column of {}; there are: {}", what,
                   text::join(table.headings(), ", "));
  }

  [[nodiscard]] std::vector<std::string> all_dates(const SheetTable& table) const {
    std::vector<std::string> dates;
    for (const SheetTable::Row& row : table.rows())
      for (const auto& column : {columns_.from, columns_.to})
        dates.push_back(field_of(row, column));
    return dates;
  }

  [[nodiscard]] std::string name_in_row(const SheetTable::Row& row) const {
    std::string name = field_of(row, columns_.name);
    if (!name.empty()) return name;
    const std::string first = field_of(row, columns_.first_name);
    const std::string last = field_of(row, columns_.last_name);
    return first.empty() || last.empty() ? first + last : first + ' ' + last;
  }

  [[nodiscard]] std::variant<SheetDate, std::string> date_of(const std::string& text) const {
    if (const auto date = parse_sheet_date(text, order_)) return *date;
    if (!order_ && lacks_order(text))
      return fmt::format("{} may be of two months: say --dates day-first or month-first",
                         text::quote(text));
    return fmt::format("no date: {}", text::quote(text));
  }

  [[nodiscard]] std::variant<Interval, std::string> span_of(const SheetTable::Row& row,
                                                            Zone zone) const {
    const std::string from_text = field_of(row, columns_.from);
    const std::string to_text = field_of(row, columns_.to);
    if (from_text.empty()) return "no first day";
    const auto from = date_of(from_text);
    const auto to = date_of(to_text.empty() ? from_text : to_text);
    for (const auto* date : {&from, &to})
      if (const auto* why = std::get_if<std::string>(date)) return *why;
    const GivenTime begin = given(std::get<SheetDate>(from));
    const GivenTime end = given(std::get<SheetDate>(to));
    Interval span{begin_of(begin, zone), end_of(end, zone)};
    if (span.empty()) return "it ends before it begins";
    const bool one_day = std::holds_alternative<Day>(begin) && begin == end;
    if (auto why = halve(row, begin, end, one_day, zone, span); !why.empty()) return why;
    return span;
  }

  static GivenTime given(const SheetDate& date) {
    if (const Day* day = std::get_if<Day>(&date)) return *day;
    return std::get<Wall>(date);
  }

  // Begins or ends the stretch at noon where the row says so; else why it cannot.
  [[nodiscard]] std::string halve(const SheetTable::Row& row, const GivenTime& begin,
                                  const GivenTime& end, bool one_day, Zone zone,
                                  Interval& span) const {
    const auto noon = [&](const GivenTime& time) {
      const Day* day = std::get_if<Day>(&time);
      return day ? std::optional(zone.at_transition(*day + std::chrono::hours{12})) : std::nullopt;
    };
    std::array<std::optional<Half>, 3> halves;
    const std::array columns{columns_.half, columns_.from_half, columns_.to_half};
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string text = field_of(row, columns[i]);
      halves[i] = parse_half(text);
      if (!halves[i]) return fmt::format("no half of a day: {}", text::quote(text));
    }
    const std::string amount = field_of(row, columns_.amount);
    const bool half_amount = amount == "0.5" || amount == "0,5";
    const bool unsaid = std::ranges::count(halves, Half::kUnsaid) > 0 ||
                        (half_amount && one_day && std::ranges::count(halves, Half::kWhole) == 3);
    if (unsaid) return "half a day, but not which half";
    if (*halves[0] != Half::kWhole && !one_day) return "half a day of several, but not of which";
    const auto begin_noon = noon(begin);
    const auto end_noon = noon(end);
    if ((*halves[0] == Half::kSecond || *halves[1] == Half::kSecond) && begin_noon)
      span.begin = *begin_noon;
    if ((*halves[0] == Half::kFirst || *halves[2] == Half::kFirst) && end_noon)
      span.end = *end_noon;
    return span.empty() ? "it ends before it begins" : "";
  }

  const Desk& desk_;
  KnownPeople people_;
  Columns columns_;
  std::optional<DateOrder> order_;
};

std::string place_of_row(const SheetTable::Row& row) {
  return fmt::format("row {}", row.front().line);
}

bool is_blank(const SheetTable::Row& row) {
  return std::ranges::all_of(row, [](const text::CsvField& field) {
    return field.text.find_first_not_of(" \t") == std::string::npos;
  });
}

}  // namespace

LeaveRows read_leave_rows(const Desk& desk, const SheetTable& table,
                          std::optional<DateOrder> order) {
  const RowReader reader(desk, table, order);
  std::map<std::string, std::size_t> last;  // row of each number
  for (std::size_t i = 0; i < table.rows().size(); ++i) last[reader.number(table.rows()[i])] = i;
  LeaveRows rows;
  for (std::size_t i = 0; i < table.rows().size(); ++i) {
    const SheetTable::Row& row = table.rows()[i];
    if (is_blank(row)) continue;
    const auto leave_out = [&](std::string why) {
      rows.left.push_back({place_of_row(row), std::move(why)});
    };
    const std::string number = reader.number(row);
    const auto standing = reader.standing(row);
    if (!number.empty() && last[number] != i) {
      ++rows.replaced;
    } else if (!standing) {
      leave_out(fmt::format("neither approved nor cancelled: {}", text::quote(reader.status(row))));
    } else if (standing == Standing::kCalledOff) {
      ++rows.called_off;
    } else if (standing == Standing::kAsked) {
      leave_out("asked for, but not approved yet");
    } else if (reader.is_at_work(row)) {
      leave_out("work from elsewhere is no leave");
    } else {
      auto read = reader.read(row);
      if (auto* leave = std::get_if<LeaveRow>(&read)) {
        rows.rows.push_back(*leave);
      } else {
        leave_out(std::get<std::string>(std::move(read)));
      }
    }
  }
  return rows;
}

}  // namespace respite::moving
