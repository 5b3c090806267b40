#include "app/desk/file/read_history.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <ranges>
#include <string_view>

#include "scheduler/time/civil.h"
#include "text/csv.h"
#include "text/nearest.h"
#include "text/utf8.h"

namespace respite {
namespace {

using Record = std::vector<text::CsvField>;

class HistoryReader {
 public:
  // `own`: whose file it is, nothing where it is everybody's.
  HistoryReader(Desk& desk, std::string path, std::optional<PersonIndex> own)
      : desk_(desk), path_(std::move(path)), own_(own) {}

  std::vector<Diagnostic> read(std::string_view bytes) {
    const text::Csv csv = text::read_csv(bytes);
    if (csv.fault) {
      add(Severity::kError, csv.fault->line, csv.fault->column, csv.fault->message);
    } else if (csv.records.empty()) {
      add(Severity::kError, 1, 1, "is empty", "the first row names the columns: person,at,load");
    } else if (read_header(csv.records.front())) {
      for (const Record& record : csv.records | std::views::drop(1))
        if (found_.size() < kMostDiagnostics) read_row(record);
    }
    return std::move(found_);
  }

 private:
  enum Column : std::size_t { kPerson, kAt, kLoad, kNights, kWeekends, kHolidays, kColumns };
  static constexpr std::array<std::string_view, kColumns> kNames = {
      "person", "at", "load", "nights", "weekends", "holidays"};
  static constexpr std::size_t kMostDiagnostics = 100;  // of one file

  void add(Severity severity, int line, int column, std::string message, std::string hint = {}) {
    found_.push_back({{path_, line, column}, severity, std::move(message), {}, std::move(hint)});
  }
  void error(const text::CsvField& at, std::string message, std::string hint = {}) {
    add(Severity::kError, at.line, at.column, std::move(message), std::move(hint));
  }

  bool read_header(const Record& header) {
    for (std::size_t i = 0; i < header.size(); ++i) {
      const auto name = std::ranges::find(kNames, header[i].text);
      if (name == kNames.end()) {
        error(header[i], "unknown column " + text::quote(header[i].text),
              text::did_you_mean(header[i].text, {kNames.begin(), kNames.end()}));
        continue;
      }
      auto& place = place_[static_cast<std::size_t>(name - kNames.begin())];
      if (place) error(header[i], "column " + text::quote(*name) + " is there twice");
      place = i;
    }
    const auto is_there = [](const auto& place) { return place.has_value(); };
    if (!place_[kAt]) error(header[0], "no column \"at\": as of the start of which day");
    if (!place_[kPerson] && !own_) error(header[0], "no column \"person\"");
    if (std::none_of(place_.begin() + kLoad, place_.end(), is_there))
      error(header[0], "none of the columns \"load\", \"nights\", \"weekends\", \"holidays\"");
    width_ = header.size();
    return found_.empty();
  }

  void read_row(const Record& record) {
    if (record.size() != width_) {
      error(record[0], "has " + std::to_string(record.size()) + " fields, the first row " +
                           std::to_string(width_));
      return;
    }
    const std::size_t errors_before = found_.size();
    const auto person = person_of(record);
    const auto at_day = parse_day(record[*place_[kAt]].text);
    if (!at_day)
      error(record[*place_[kAt]], "bad date " + text::quote(record[*place_[kAt]].text),
            "write 2026-01-05");
    const BroughtIn brought{.at = at_day.value_or(Day{}),
                            .load_hours = count_in(record, kLoad),
                            .nights = count_in(record, kNights),
                            .weekends = count_in(record, kWeekends),
                            .holidays = count_in(record, kHolidays),
                            .said_at = {path_, record[0].line, record[0].column}};
    if (!person || found_.size() > errors_before) return;
    auto& history = desk_.people[at(*person)].history;
    if (history) {
      error(record[0], text::quote(desk_.people[at(*person)].id) + " brings in something twice",
            "say it once, as of one day");
      return;
    }
    history = brought;
  }

  std::optional<PersonIndex> person_of(const Record& record) {
    if (!place_[kPerson]) return own_;
    const text::CsvField& field = record[*place_[kPerson]];
    const auto person = find_person(desk_, field.text);
    if (own_ && person != own_) {
      error(field, "this is the history of " + text::quote(desk_.people[at(*own_)].id));
    } else if (!person) {
      std::vector<std::string_view> known;
      known.reserve(desk_.people.size());
      for (const Person& one : desk_.people) known.emplace_back(one.id);
      add(Severity::kWarning, field.line, field.column,
          text::quote(field.text) + " is not on the desk: this row counts for nobody",
          text::did_you_mean(field.text, known));
    }
    return person;
  }

  // 0 where the column is absent or the field empty.
  double count_in(const Record& record, Column column) {
    constexpr double kMost = 1'000'000;
    if (!place_[column]) return 0;
    const text::CsvField& field = record[*place_[column]];
    if (field.text.empty()) return 0;
    double value = 0;
    const char* const end = field.text.data() + field.text.size();
    const auto [stop, fault] =
        std::from_chars(field.text.data(), end, value, std::chars_format::fixed);
    if (fault == std::errc{} && stop == end && 0 <= value && value <= kMost) return value;
    error(field, "bad number " + text::quote(field.text), "write 0 to 1000000, such as 12.5");
    return 0;
  }

  Desk& desk_;
  std::string path_;
  std::optional<PersonIndex> own_;
  std::array<std::optional<std::size_t>, kColumns> place_;  // in a row
  std::size_t width_ = 0;
  std::vector<Diagnostic> found_;
};

}  // namespace

std::vector<FileReference> histories_of(const Desk& desk) {
  std::vector<FileReference> all;
  if (desk.history_file) all.push_back(*desk.history_file);
  for (const Person& person : desk.people)
    if (person.history_file) all.push_back(*person.history_file);
  return all;
}

std::vector<Diagnostic> read_histories(Desk& desk,
                                       const std::map<std::string, std::string>& texts) {
  std::vector<Diagnostic> found;
  const auto read = [&](const std::optional<FileReference>& file, std::optional<PersonIndex> own) {
    if (!file || !texts.contains(file->path)) return;
    for (Diagnostic& one : HistoryReader(desk, file->path, own).read(texts.at(file->path)))
      found.push_back(std::move(one));
  };
  read(desk.history_file, std::nullopt);
  for (std::size_t i = 0; i < desk.people.size(); ++i)
    read(desk.people[i].history_file, index_of<PersonIndex>(i));
  return found;
}

}  // namespace respite
