// A table out of a spreadsheet: columns by what they are called, and dates as people write them.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scheduler/time/civil.h"
#include "text/csv.h"

namespace respite::moving {

// Which of 3/4 is the day; nothing where a file does not say.
enum class DateOrder { kDayFirst, kMonthFirst };

class SheetTable {
 public:
  // Fields apart by ',', ';' or tabs, whichever its first line has most of. Throws Failure(kInput)
  // with the place where the text is no CSV, or has no line. Lines of a title may stand above the
  // headings.
  SheetTable(std::string_view text, const std::string& file);

  // The column whose heading is one of these, which are in small letters; spaces, '-' and '_' are
  // the same. The first of them that is there; else one that says besides what the list is of, as
  // "absence start date".
  [[nodiscard]] std::optional<std::size_t> column(
      std::initializer_list<std::string_view> names) const;
  // As they are written.
  [[nodiscard]] const std::vector<std::string>& headings() const { return headings_; }

  using Row = std::vector<text::CsvField>;
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

 private:
  std::vector<std::string> headings_;
  std::vector<Row> rows_;
};

// Without blanks around it; empty where the row or the table has no such field.
[[nodiscard]] std::string field_of(const SheetTable::Row& row, std::optional<std::size_t> column);

// 2027-03-10, 2027/03/10, 10.03.2027; 10/03/2027 and 10-03-2027 where the order is known or the
// numbers leave no choice; 14 Dec 2026 and Dec 14, 2026; of numbers each with a time of day behind
// it or without.
using SheetDate = std::variant<Day, Wall>;
[[nodiscard]] std::optional<SheetDate> parse_sheet_date(std::string_view text,
                                                        std::optional<DateOrder> order);
// What all of a table's dates together leave no doubt of.
[[nodiscard]] std::optional<DateOrder> order_of_dates(const std::vector<std::string>& dates);
// Whether it would be a date if only the order were known.
[[nodiscard]] bool lacks_order(std::string_view text);

}  // namespace respite::moving
