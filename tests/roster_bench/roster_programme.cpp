#include "tests/roster_bench/roster_programme.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace respite {

namespace {

class Writer {
 public:
  explicit Writer(const RosterFile& file) : file_(file), problem_(file.problem) {}

  std::string text() {
    for (std::size_t person = 0; person < problem_.people.size(); ++person) write_person(person);
    write_cover();
    return fmt::format(
        "\\ people {} days {}\nMinimize\n obj:{} + {} one\nSubject To\n{}Bounds\n one = 1\n"
        "Binaries\n{}End\n",
        problem_.people.size(), problem_.periods, objective_, constant_, rows_, binaries_);
  }

 private:
  static void add(std::string& to, Cost factor, const std::string& name) {
    if (factor == 0) return;
    // Readers of the format limit the length of a line.
    const auto line = to.rfind('\n');
    const std::size_t length = line == std::string::npos ? to.size() : to.size() - line;
    fmt::format_to(std::back_inserter(to), "{}{} {} {}", length > 200 ? "\n " : " ",
                   factor < 0 ? '-' : '+', factor < 0 ? -factor : factor, name);
  }

  // A row, unless there is nothing in it.
  void row(const std::string& terms, const char* relation, Cost right) {
    if (terms.empty()) return;
    fmt::format_to(std::back_inserter(rows_), " r{}:{} {} {}\n", ++row_count_, terms, relation,
                   right);
  }

  [[nodiscard]] std::string duty(std::size_t person, int day, int kind) const {
    return fmt::format("x_{}_{}_{}", person, day, file_.kinds[static_cast<std::size_t>(kind)]);
  }

  [[nodiscard]] const LineCell& cell(std::size_t person, int day, int kind) const {
    return problem_.people[person].cells[problem_.cell(day, kind)];
  }

  // Every kind the person may hold on the day.
  void add_day(std::string& to, Cost factor, std::size_t person, int day) const {
    for (int kind = 0; kind < problem_.kinds; ++kind) {
      if (cell(person, day, kind).allowed) add(to, factor, duty(person, day, kind));
    }
  }

  [[nodiscard]] std::string days(std::size_t person, int begin, int end) const {
    std::string terms;
    for (int day = begin; day < end; ++day) add_day(terms, 1, person, day);
    return terms;
  }

  void write_person(std::size_t person) {
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

  void write_successions(std::size_t person) {
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

  void write_load(std::size_t person) {
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
  }

  // Runs that touch an edge are exempt from the minima.
  void write_runs(std::size_t person) {
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

  void write_cap(std::size_t person, std::size_t cap) {
    std::string charged;
    for (int day = 0; day < problem_.periods; ++day) {
      std::string fresh;
      for (int kind = 0; kind < problem_.kinds; ++kind) {
        const LineCell& held = cell(person, day, kind);
        if (!held.allowed) continue;
        if ((held.charge >> cap & 1) != 0) {
          add(charged, 1, duty(person, day, kind));
        } else if ((held.charge_fresh >> cap & 1) != 0) {
          add(fresh, 1, duty(person, day, kind));
        }
      }
      if (fresh.empty()) continue;
      const std::string due = fmt::format("fresh_{}_{}_{}", person, day, cap);
      if (day > 0) add_day(fresh, -1, person, day - 1);
      add(fresh, -1, due);
      row(fresh, "<=", 0);
      add(charged, 1, due);
    }
    row(charged, "<=", problem_.people[person].caps[cap]);
  }

  void write_cover() {
    for (int day = 0; day < problem_.periods; ++day) {
      for (int kind = 0; kind < problem_.kinds; ++kind) {
        const LineCover& cover = problem_.cover[problem_.cell(day, kind)];
        if (cover.under == 0 && cover.over == 0) continue;
        std::string heads;
        for (std::size_t person = 0; person < problem_.people.size(); ++person) {
          if (cell(person, day, kind).allowed) add(heads, 1, duty(person, day, kind));
        }
        const std::string at =
            fmt::format("{}_{}", day, file_.kinds[static_cast<std::size_t>(kind)]);
        add(heads, 1, "short_" + at);
        add(heads, -1, "spare_" + at);
        row(heads, "=", cover.wanted);
        add(objective_, cover.under, "short_" + at);
        add(objective_, cover.over, "spare_" + at);
      }
    }
  }

  const RosterFile& file_;
  const LineProblem& problem_;
  std::string objective_;
  std::string rows_;
  std::string binaries_;
  Cost constant_ = 0;
  int row_count_ = 0;
};

}  // namespace

std::string to_programme(const RosterFile& file) { return Writer(file).text(); }

}  // namespace respite
