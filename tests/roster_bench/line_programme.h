// Lines and their cover as an integer programme in the LP format that CBC and HiGHS read, put
// together row by row.
#pragma once

#include <string>
#include <vector>

#include "scheduler/solve/engine/line_problem.h"

namespace respite {

// Variables: x_PERSON_DAY_KIND (person and day counted from 0, kind by name) is 1 when the person
// holds that duty; `short` and `spare` are heads missing and too many; `fresh` says that a charge
// is due because nothing it joins was held the day before; `uneven_PERSON` is at least what the
// square of the load's deviation costs, by tangents; `one` is 1 and carries the constant. Its
// optimum is the least roster_cost of a lawful roster, or with a price on load a little less. Rules
// as in Curtois and Qu, "Computational results on new staff scheduling benchmark instances" (2014),
// but successions summed over the kinds that may not follow, which is tighter. Throws
// std::logic_error for rules it has no rows for.
class LineProgramme {
 public:
  // Both must outlive it.
  LineProgramme(const LineProblem& problem, const std::vector<std::string>& kinds);

  // For what the problem does not say. Terms are put together by add().
  static void add(std::string& to, Cost factor, const std::string& name);
  // A row, unless there is nothing in it.
  void row(const std::string& terms, const char* relation, Cost right);
  void add_price(Cost factor, const std::string& name) { add(objective_, factor, name); }
  [[nodiscard]] std::string duty(std::size_t person, int day, int kind) const;
  [[nodiscard]] bool may(std::size_t person, int day, int kind) const {
    return cell(person, day, kind).allowed;
  }

  [[nodiscard]] std::string text() const;

 private:
  [[nodiscard]] const LineCell& cell(std::size_t person, int day, int kind) const {
    return problem_.people[person].cells[problem_.cell(day, kind)];
  }
  // Every kind the person may hold on the day, or of these the kinds that the bits name.
  void add_day(std::string& to, Cost factor, std::size_t person, int day,
               std::uint64_t kinds = ~std::uint64_t{0}) const;
  [[nodiscard]] std::string days(std::size_t person, int begin, int end) const;
  void write_person(std::size_t person);
  void write_successions(std::size_t person);
  void write_load(std::size_t person);
  void write_fairness(std::size_t person);
  void write_runs(std::size_t person);
  void write_cap(std::size_t person, std::size_t cap);
  void write_cover();

  const LineProblem& problem_;
  const std::vector<std::string>& kinds_;
  std::string objective_;
  std::string rows_;
  std::string binaries_;
  Cost constant_ = 0;
  int row_count_ = 0;
};

}  // namespace respite
