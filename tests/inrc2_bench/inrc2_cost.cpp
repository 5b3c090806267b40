#include "tests/inrc2_bench/inrc2_cost.h"

#include <algorithm>

namespace respite {

namespace {

// By how much the runs of days for which `is` holds miss the band: `before` of the first were
// before day 0. Too long by days within the horizon alone; a run that the horizon cuts is not too
// short.
template <class Is>
int off_band(int days, const Inrc2Band& band, int before, const Is& is) {
  int off = 0;
  for (int begin = 0; begin < days;) {
    int end = begin;
    while (end < days && is(end)) ++end;
    const int carried = begin == 0 ? before : 0;
    const int length = carried + end - begin;
    off += std::max(0, length - std::max(band.most, carried));
    if (length > 0 && end < days) off += std::max(0, band.least - length);
    begin = end + 1;
  }
  return off;
}

void add_cover(const Inrc2& file, const Inrc2Roster& roster, Inrc2Cost& cost) {
  std::vector<int> heads(file.demand.size(), 0);
  for (const std::vector<Inrc2Duty>& line : roster) {
    for (int day = 0; day < file.days; ++day) {
      const Inrc2Duty& duty = line[static_cast<std::size_t>(day)];
      if (duty.shift >= 0) ++heads[file.demand_at(day, duty.shift, duty.skill)];
    }
  }
  for (std::size_t at = 0; at < heads.size(); ++at) {
    if (heads[at] < file.demand[at].least) {
      ++cost.broken;
    } else {
      cost.cover += 30 * std::max(0, file.demand[at].wanted - heads[at]);
    }
  }
}

void add_nurse(const Inrc2& file, const Inrc2Roster& roster, std::size_t at, Inrc2Cost& cost) {
  const Inrc2Nurse& nurse = file.nurses[at];
  const Inrc2Contract& contract = file.contracts[static_cast<std::size_t>(nurse.contract)];
  const auto shift_on = [&](int day) { return roster[at][static_cast<std::size_t>(day)].shift; };
  const auto works = [&](int day) { return shift_on(day) >= 0; };
  int last = nurse.shift;
  int assignments = nurse.assignments;
  for (int day = 0; day < file.days; ++day) {
    const int shift = shift_on(day);
    if (last >= 0 && shift >= 0) {
      const auto& barred = file.shifts[static_cast<std::size_t>(last)].barred;
      if (std::ranges::find(barred, shift) != barred.end()) ++cost.broken;
    }
    last = shift;
    if (shift < 0) continue;
    ++assignments;
    const int skill = roster[at][static_cast<std::size_t>(day)].skill;
    if (std::ranges::find(nurse.skills, skill) == nurse.skills.end()) ++cost.broken;
    if (file.refused[file.refused_at(at, day, shift)] != 0) cost.requests += 10;
  }
  for (int shift = 0; shift < static_cast<int>(file.shifts.size()); ++shift) {
    cost.shifts_in_a_row +=
        15 * off_band(file.days, file.shifts[static_cast<std::size_t>(shift)].in_a_row,
                      nurse.shift == shift ? nurse.shifts_in_a_row : 0,
                      [&](int day) { return shift_on(day) == shift; });
  }
  cost.days_in_a_row += 30 * off_band(file.days, contract.days, nurse.days_in_a_row, works);
  cost.days_off_in_a_row += 30 * off_band(file.days, contract.days_off, nurse.days_off_in_a_row,
                                          [&](int day) { return !works(day); });
  cost.assignments += 20 * (std::max(0, contract.assignments.least - assignments) +
                            std::max(0, assignments - contract.assignments.most));
  int weekends = nurse.weekends;
  for (int saturday = 5; saturday < file.days; saturday += 7) {
    if (works(saturday) || works(saturday + 1)) ++weekends;
    if (contract.complete_weekends && works(saturday) != works(saturday + 1)) {
      cost.complete_weekends += 30;
    }
  }
  cost.weekends += 30 * std::max(0, weekends - contract.weekends);
}

}  // namespace

Inrc2Cost inrc2_cost(const Inrc2& file, const Inrc2Roster& roster) {
  Inrc2Cost cost;
  add_cover(file, roster, cost);
  for (std::size_t nurse = 0; nurse < roster.size(); ++nurse) add_nurse(file, roster, nurse, cost);
  return cost;
}

}  // namespace respite
