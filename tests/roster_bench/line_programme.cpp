#include "tests/roster_bench/line_programme.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <stdexcept>

#include <fmt/format.h>

namespace respite {

LineProgramme::LineProgramme(const LineProblem& problem, const std::vector<std::string>& kinds)
    : problem_(problem), kinds_(kinds) {
  for (std::size_t person = 0; person < problem_.people.size(); ++person) {
    const LineRules& rules = problem_.people[person];
    const auto is_least = [&](int off) { return off <= rules.min_off; };
    if (rules.before != kOff || rules.before_due > 0 || rules.prices_runs() ||
        rules.load_price != 0 || !std::ranges::all_of(rules.min_off_after, is_least))
      throw std::logic_error("rules that the programme has no rows for");
    write_person(person);
  }
  write_cover();
}

std::string LineProgramme::text() const {
  return fmt::format(
      "\\ people {} days {}\nMinimize\n obj:{} + {} one\nSubject To\n{}Bounds\n one = 1\n"
      "Binaries\n{}End\n",
      problem_.people.size(), problem_.periods, objective_, constant_, rows_, binaries_);
}

void LineProgramme::add(std::string& to, Cost factor, const std::string& name) {
  if (factor == 0) return;
  // Readers of the format limit the length of a line.
  const auto line = to.rfind('\n');
  const std::size_t length = line == std::string::npos ? to.size() : to.size() - line;
  fmt::format_to(std::back_inserter(to), "{}{} {} {}", length > 200 ? "\n " : " ",
                 factor < 0 ? '-' : '+', factor < 0 ? -factor : factor, name);
}

void LineProgramme::row(const std::string& terms, const char* relation, Cost right) {
  if (terms.empty()) return;
  fmt::format_to(std::back_inserter(rows_), " r{}:{} {} {}\n", ++row_count_, terms, relation,
                 right);
}

std::string LineProgramme::duty(std::size_t person, int day, int kind) const {
  return fmt::format("x_{}_{}_{}", person, day, kinds_[static_cast<std::size_t>(kind)]);
}

void LineProgramme::add_day(std::string& to, Cost factor, std::size_t person, int day,
                            std::uint64_t kinds) const {
  for (int kind = 0; kind < problem_.kinds; ++kind) {
    if (may(person, day, kind) && (kinds >> kind & 1) != 0)
      add(to, factor, duty(person, day, kind));
  }
}

std::string LineProgramme::days(std::size_t person, int begin, int end) const {
  std::string terms;
  for (int day = begin; day < end; ++day) add_day(terms, 1, person, day);
  return terms;
}

void LineProgramme::write_person(std::size_t person) {
  constant_ += problem_.people[person].constant;
  for (int day = 0; day < problem_.periods; ++day) {
    for (int kind = 0; kind < problem_.kinds; ++kind) {
      const LineCell& held = cell(person, day, kind);
      if (!held.allowed) continue;
      add(objective_, held.cost, duty(person, day, kind));
      binaries_ += ' ' + duty(person, day, kind) + '\n';
    }
    row(days(person, day, day + 1), "<=", 1);
  }
  write_successions(person);
  write_load(person);
  write_runs(person);
  for (std::size_t cap = 0; cap < problem_.people[person].caps.size(); ++cap) {
    write_cap(person, cap);
  }
}

void LineProgramme::write_successions(std::size_t person) {
  const LineRules& rules = problem_.people[person];
  for (int day = 0; day + 1 < problem_.periods; ++day) {
    for (int kind = 0; kind < problem_.kinds; ++kind) {
      std::string barred;
      for (int next = 0; next < problem_.kinds; ++next) {
        if ((rules.follows[static_cast<std::size_t>(kind)] >> next & 1) == 0 &&
            cell(person, day + 1, next).allowed) {
          add(barred, 1, duty(person, day + 1, next));
        }
      }
      if (barred.empty() || !cell(person, day, kind).allowed) continue;
      add(barred, 1, duty(person, day, kind));
      row(barred, "<=", 1);
    }
  }
}

void LineProgramme::write_load(std::size_t person) {
  const LineRules& rules = problem_.people[person];
  std::string load;
  for (int day = 0; day < problem_.periods; ++day) {
    for (int kind = 0; kind < problem_.kinds; ++kind) {
      const LineCell& held = cell(person, day, kind);
      if (held.allowed) add(load, held.load, duty(person, day, kind));
    }
  }
  if (rules.max_load != INT64_MAX) row(load, "<=", rules.max_load);
  if (rules.min_load > 0) row(load, ">=", rules.min_load);
  if (rules.load_weight > 0) write_fairness(person);
}

// Runs that touch an edge are exempt from the minima.
void LineProgramme::write_runs(std::size_t person) {
  const LineRules& rules = problem_.people[person];
  for (int day = 0; day + rules.max_run < problem_.periods; ++day) {
    row(days(person, day, day + rules.max_run + 1), "<=", rules.max_run);
  }
  for (int length = 1; length < std::max(rules.min_run, rules.min_off); ++length) {
    for (int day = 1; day + length < problem_.periods; ++day) {
      std::string inside_on, inside_off;
      for (int i = day; i < day + length; ++i) {
        add_day(inside_on, 1, person, i);
        add_day(inside_off, -1, person, i);
      }
      for (const int around : {day - 1, day + length}) {
        add_day(inside_on, -1, person, around);
        add_day(inside_off, 1, person, around);
      }
      if (length < rules.min_run) row(inside_on, "<=", length - 1);
      if (length < rules.min_off) row(inside_off, "<=", 1);
    }
  }
}

void LineProgramme::write_cap(std::size_t person, std::size_t cap) {
  std::string charged;
  for (int day = 0; day < problem_.periods; ++day) {
    std::map<std::uint64_t, std::string> fresh_of;  // by the kinds that are joined
    for (int kind = 0; kind < problem_.kinds; ++kind) {
      const LineCell& held = cell(person, day, kind);
      if (!held.allowed) continue;
      if ((held.charge >> cap & 1) != 0) {
        add(charged, 1, duty(person, day, kind));
      } else if ((held.charge_fresh >> cap & 1) != 0) {
        add(fresh_of[held.joins], 1, duty(person, day, kind));
      }
    }
    if (fresh_of.empty()) continue;
    const std::string due = fmt::format("fresh_{}_{}_{}", person, day, cap);
    for (auto& [joins, fresh] : fresh_of) {
      if (day > 0) add_day(fresh, -1, person, day - 1, joins);
      add(fresh, -1, due);
      row(fresh, "<=", 0);
    }
    add(charged, 1, due);
  }
  row(charged, "<=", problem_.people[person].caps[cap]);
}

void LineProgramme::write_cover() {
  for (int day = 0; day < problem_.periods; ++day) {
    for (int kind = 0; kind < problem_.kinds; ++kind) {
      const LineCover& cover = problem_.cover[problem_.cell(day, kind)];
      if (cover.under == 0 && cover.over == 0) continue;
      std::string heads;
      for (std::size_t person = 0; person < problem_.people.size(); ++person) {
        if (cell(person, day, kind).allowed) add(heads, 1, duty(person, day, kind));
      }
      const std::string at = fmt::format("{}_{}", day, kinds_[static_cast<std::size_t>(kind)]);
      add(heads, 1, "short_" + at);
      add(heads, -1, "spare_" + at);
      row(heads, "=", cover.wanted);
      add(objective_, cover.under, "short_" + at);
      add(objective_, cover.over, "spare_" + at);
    }
  }
}

// The square is above each of its tangents: near the fair load one every two hours.
void LineProgramme::write_fairness(std::size_t person) {
  const LineRules& rules = problem_.people[person];
  const std::string uneven = fmt::format("uneven_{}", person);
  add_price(1, uneven);
  constexpr std::int64_t kHour = 3600;
  std::set<std::int64_t> off;  // hours
  for (std::int64_t hours = 1; hours <= 41; hours += 2) off.insert(hours);
  for (std::int64_t hours = 48; hours <= 200; hours += 8) off.insert(hours);
  for (std::int64_t hours = 240; hours <= 800; hours += 40) off.insert(hours);
  const auto weight = static_cast<double>(rules.load_weight);
  const auto scale = static_cast<double>(rules.load_scale);
  std::int64_t unit = kHour;
  for (const LineCell& held : rules.cells) unit = std::gcd(unit, std::int64_t{held.load});
  std::string load;
  for (int day = 0; day < problem_.periods; ++day)
    for (int kind = 0; kind < problem_.kinds; ++kind)
      if (may(person, day, kind))
        add(load, cell(person, day, kind).load / unit, duty(person, day, kind));
  add(load, -kHour / unit, fmt::format("load_{}", person));
  row(load, "=", 0);
  for (const std::int64_t hours : off)
    for (const int side : {-1, 1}) {
      const double at = static_cast<double>(side * hours * kHour);
      const double slope = 2 * weight * at / scale;
      const double right = -weight * at * at / scale - slope * static_cast<double>(rules.fair_load);
      rows_ += fmt::format(" r{}: {} {:+.9g} load_{} >= {:.9g}\n", ++row_count_, uneven,
                           -slope * kHour, person, right);
    }
}

}  // namespace respite
