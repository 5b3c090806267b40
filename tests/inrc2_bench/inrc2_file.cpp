#include "tests/inrc2_bench/inrc2_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace respite {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"Mon", "Tue", "Wed", "Thu",
                                                       "Fri", "Sat", "Sun"};

constexpr std::array<std::string_view, 12> kHeadings = {"SCENARIO",
                                                        "WEEKS",
                                                        "SKILLS",
                                                        "SHIFT_TYPES",
                                                        "FORBIDDEN_SHIFT_TYPES_SUCCESSIONS",
                                                        "CONTRACTS",
                                                        "NURSES",
                                                        "HISTORY",
                                                        "NURSE_HISTORY",
                                                        "WEEK_DATA",
                                                        "REQUIREMENTS",
                                                        "SHIFT_OFF_REQUESTS"};

constexpr std::size_t kMostPairs = 64;  // of a shift and a skill

using Words = std::vector<std::string_view>;

Words words_of(std::string_view line) {
  constexpr std::string_view kBlank = " \t\r";
  Words words;
  for (;;) {
    const auto begin = line.find_first_not_of(kBlank);
    if (begin == std::string_view::npos) return words;
    const auto end = std::min(line.find_first_of(kBlank, begin), line.size());
    words.push_back(line.substr(begin, end - begin));
    line.remove_prefix(end);
  }
}

std::optional<int> to_int(std::string_view word) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size() || value < 0) return std::nullopt;
  return value;
}

// "(2,5)"
std::optional<Inrc2Band> to_band(std::string_view word) {
  const auto comma = word.find(',');
  if (word.size() < 5 || word.front() != '(' || word.back() != ')' ||
      comma == std::string_view::npos) {
    return std::nullopt;
  }
  const auto least = to_int(word.substr(1, comma - 1));
  const auto most = to_int(word.substr(comma + 1, word.size() - comma - 2));
  if (!least || !most || *least > *most) return std::nullopt;
  return Inrc2Band{*least, *most};
}

template <class Named>
int named(const std::vector<Named>& all, std::string_view name) {
  const auto found = std::ranges::find_if(all, [&](const Named& one) { return one.name == name; });
  return found == all.end() ? -1 : static_cast<int>(found - all.begin());
}

int named(const std::vector<std::string>& all, std::string_view name) {
  const auto found = std::ranges::find(all, name);
  return found == all.end() ? -1 : static_cast<int>(found - all.begin());
}

class Reader {
 public:
  // Lines that have words, each with the last heading above it; false: not understood.
  template <class Line>
  void read(const std::string& name, std::string_view text, const Line& line) {
    std::string_view heading;
    for (int number = 1; !text.empty(); ++number) {
      const auto end = std::min(text.find('\n'), text.size());
      const std::string_view raw = text.substr(0, end);
      const Words words = words_of(raw);
      text.remove_prefix(std::min(end + 1, text.size()));
      if (words.empty()) continue;
      if (std::ranges::find(kHeadings, words[0]) != kHeadings.end()) {
        heading = words[0];
        if (heading == "WEEKS") weeks = to_int(words.back()).value_or(0);
      } else if (!line(heading, words)) {
        file.mistakes.push_back(name + ", line " + std::to_string(number) +
                                ": not understood: " + std::string(raw));
      }
    }
  }

  bool scenario_line(std::string_view heading, const Words& words) {
    if (heading == "SKILLS") return skill(words);
    if (heading == "SHIFT_TYPES") return shift(words);
    if (heading == "FORBIDDEN_SHIFT_TYPES_SUCCESSIONS") return succession(words);
    if (heading == "CONTRACTS") return contract(words);
    if (heading == "NURSES") return nurse(words);
    return false;
  }

  bool history_line(std::string_view heading, const Words& words) {
    if (heading == "HISTORY") return true;  // number of the week and scenario
    const int at = words.size() == 7 ? named(file.nurses, words[0]) : -1;
    if (heading != "NURSE_HISTORY" || at < 0) return false;
    Inrc2Nurse& nurse = file.nurses[static_cast<std::size_t>(at)];
    std::array<int*, 5> into = {&nurse.assignments, &nurse.weekends, &nurse.shifts_in_a_row,
                                &nurse.days_in_a_row, &nurse.days_off_in_a_row};
    for (std::size_t i = 0; i < into.size(); ++i) {
      const auto value = to_int(words[i < 2 ? i + 1 : i + 2]);
      if (!value) return false;
      *into[i] = *value;
    }
    nurse.shift = named(file.shifts, words[3]);
    const bool at_work = nurse.shift >= 0;
    return (at_work || words[3] == "None") && (nurse.days_in_a_row > 0) == at_work &&
           (nurse.shifts_in_a_row > 0) == at_work && (nurse.days_off_in_a_row > 0) != at_work;
  }

  bool week_line(std::string_view heading, const Words& words, int first_day) {
    if (heading == "WEEK_DATA") return true;  // the scenario's name
    if (heading == "REQUIREMENTS") return requirement(words, first_day);
    if (heading == "SHIFT_OFF_REQUESTS") return request(words, first_day);
    return false;
  }

  Inrc2 file;
  int weeks = 0;  // as the scenario has it

 private:
  bool skill(const Words& words) {
    file.skills.emplace_back(words[0]);
    return words.size() == 1;
  }

  bool shift(const Words& words) {
    const auto band = words.size() == 2 ? to_band(words[1]) : std::nullopt;
    if (!band) return false;
    file.shifts.push_back({.name = std::string(words[0]), .in_a_row = *band, .barred = {}});
    return true;
  }

  bool succession(const Words& words) {
    const int before = named(file.shifts, words[0]);
    if (before < 0) return false;
    for (std::size_t i = 2; i < words.size(); ++i) {
      const int after = named(file.shifts, words[i]);
      if (after < 0) return false;
      file.shifts[static_cast<std::size_t>(before)].barred.push_back(after);
    }
    return true;
  }

  bool contract(const Words& words) {
    if (words.size() != 6) return false;
    const auto assignments = to_band(words[1]), days = to_band(words[2]), off = to_band(words[3]);
    const auto weekends = to_int(words[4]);
    if (!assignments || !days || !off || !weekends) return false;
    file.contracts.push_back({.name = std::string(words[0]),
                              .assignments = *assignments,
                              .days = *days,
                              .days_off = *off,
                              .weekends = *weekends,
                              .complete_weekends = words[5] == "1"});
    return true;
  }

  bool nurse(const Words& words) {
    if (words.size() < 4) return false;
    Inrc2Nurse nurse;
    nurse.name = words[0];
    nurse.contract = named(file.contracts, words[1]);
    for (std::size_t i = 3; i < words.size(); ++i) {
      nurse.skills.push_back(named(file.skills, words[i]));
      if (nurse.skills.back() < 0) return false;
    }
    if (nurse.contract < 0) return false;
    file.nurses.push_back(std::move(nurse));
    return true;
  }

  bool requirement(const Words& words, int first_day) {
    const int shift = words.size() == 9 ? named(file.shifts, words[0]) : -1;
    const int skill = words.size() == 9 ? named(file.skills, words[1]) : -1;
    if (shift < 0 || skill < 0) return false;
    for (int day = 0; day < 7; ++day) {
      const auto band = to_band(words[static_cast<std::size_t>(day) + 2]);
      if (!band) return false;
      file.demand[file.demand_at(first_day + day, shift, skill)] = {band->least, band->most};
    }
    return true;
  }

  bool request(const Words& words, int first_day) {
    const int nurse = words.size() == 3 ? named(file.nurses, words[0]) : -1;
    if (nurse < 0) return false;
    const int only = named(file.shifts, words[1]);
    const auto day = std::ranges::find(kWeekdays, words[2]) - kWeekdays.begin();
    if ((only < 0 && words[1] != "Any") || day == 7) return false;
    for (int shift = 0; shift < static_cast<int>(file.shifts.size()); ++shift) {
      if (only >= 0 && only != shift) continue;
      file.refused[file.refused_at(static_cast<std::size_t>(nurse),
                                   first_day + static_cast<int>(day), shift)] = 1;
    }
    return true;
  }
};

}  // namespace

std::size_t Inrc2::demand_at(int day, int shift, int skill) const {
  return (static_cast<std::size_t>(day) * shifts.size() + static_cast<std::size_t>(shift)) *
             skills.size() +
         static_cast<std::size_t>(skill);
}

std::size_t Inrc2::refused_at(std::size_t nurse, int day, int shift) const {
  return (nurse * static_cast<std::size_t>(days) + static_cast<std::size_t>(day)) * shifts.size() +
         static_cast<std::size_t>(shift);
}

Inrc2 read_inrc2(std::string_view scenario, std::string_view history,
                 const std::vector<std::string>& weeks) {
  Reader in;
  in.read("scenario", scenario, [&](std::string_view heading, const Words& words) {
    return in.scenario_line(heading, words);
  });
  Inrc2& file = in.file;
  in.read("history", history, [&](std::string_view heading, const Words& words) {
    return in.history_line(heading, words);
  });
  for (const Inrc2Nurse& nurse : file.nurses) {
    if (nurse.days_in_a_row + nurse.days_off_in_a_row == 0) {
      file.mistakes.push_back("history: nothing of " + nurse.name);
    }
  }
  if (in.weeks != static_cast<int>(weeks.size())) {
    file.mistakes.push_back("scenario: has " + std::to_string(in.weeks) + " weeks, given are " +
                            std::to_string(weeks.size()));
  }
  if (file.shifts.size() * file.skills.size() > kMostPairs) {
    file.mistakes.emplace_back("scenario: more than 64 pairs of a shift and a skill");
  }
  file.days = 7 * static_cast<int>(weeks.size());
  file.demand.resize(file.demand_at(file.days, 0, 0));
  file.refused.resize(file.refused_at(file.nurses.size(), 0, 0));
  for (std::size_t week = 0; week < weeks.size(); ++week) {
    const int first_day = 7 * static_cast<int>(week);
    in.read("week " + std::to_string(week), weeks[week],
            [&](std::string_view heading, const Words& words) {
              return in.week_line(heading, words, first_day);
            });
  }
  return std::move(file);
}

std::string to_text(const Inrc2& file, const Inrc2Roster& roster) {
  std::string text;
  for (std::size_t nurse = 0; nurse < roster.size(); ++nurse) {
    for (std::size_t day = 0; day < roster[nurse].size(); ++day) {
      const Inrc2Duty& duty = roster[nurse][day];
      if (duty.shift < 0) continue;
      text += file.nurses[nurse].name + ' ' + std::to_string(day) + ' ' +
              file.shifts[static_cast<std::size_t>(duty.shift)].name + ' ' +
              file.skills[static_cast<std::size_t>(duty.skill)] + '\n';
    }
  }
  return text;
}

Inrc2Roster inrc2_roster_from_text(const Inrc2& file, std::string_view text) {
  Inrc2Roster roster(file.nurses.size(),
                     std::vector<Inrc2Duty>(static_cast<std::size_t>(file.days)));
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const Words words = words_of(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (words.size() != 4) continue;
    const int nurse = named(file.nurses, words[0]);
    const auto day = to_int(words[1]);
    const Inrc2Duty duty = {named(file.shifts, words[2]), named(file.skills, words[3])};
    if (nurse < 0 || !day || *day >= file.days || duty.shift < 0 || duty.skill < 0) continue;
    roster[static_cast<std::size_t>(nurse)][static_cast<std::size_t>(*day)] = duty;
  }
  return roster;
}

}  // namespace respite
