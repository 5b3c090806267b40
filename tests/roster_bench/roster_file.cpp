#include "tests/roster_bench/roster_file.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace respite {

namespace {

using Words = std::vector<std::string_view>;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

Words split(std::string_view text, char by) {
  Words words;
  for (;;) {
    const auto end = text.find(by);
    words.push_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return words;
    text.remove_prefix(end + 1);
  }
}

std::optional<int> to_int(std::string_view word) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return value;
}

struct Reader {
  RosterFile file;
  std::map<std::string, std::size_t, std::less<>> person_at;
  std::map<std::string, int, std::less<>> kind_at;
  std::vector<std::int32_t> minutes;                   // [kind]
  std::vector<std::vector<std::string>> barred_after;  // [kind] names

  void wrong(std::string_view line) { file.mistakes.emplace_back(line); }

  // A person, a period and a kind of duty that exist; nothing else is worth a request.
  LineCell* cell(std::string_view person, std::string_view day, std::string_view kind) {
    const auto p = person_at.find(person);
    const auto k = kind_at.find(kind);
    const auto d = to_int(day);
    if (p == person_at.end() || k == kind_at.end() || !d || *d < 0 || *d >= file.problem.periods) {
      return nullptr;
    }
    return &file.problem.people[p->second].cells[file.problem.cell(*d, k->second)];
  }
};

void read_shift(Reader& in, const Words& words, std::string_view line) {
  const auto minutes = words.size() >= 2 ? to_int(words[1]) : std::nullopt;
  if (!minutes || *minutes < 0) return in.wrong(line);
  in.kind_at.emplace(words[0], static_cast<int>(in.file.kinds.size()));
  in.file.kinds.emplace_back(words[0]);
  in.minutes.push_back(*minutes);
  std::vector<std::string> barred;
  if (words.size() >= 3) {
    for (const std::string_view name : split(words[2], '|')) barred.emplace_back(name);
  }
  in.barred_after.push_back(std::move(barred));
}

std::vector<std::uint64_t> followers(const Reader& in) {
  std::vector<std::uint64_t> follows(in.file.kinds.size(), ~std::uint64_t{0});
  for (std::size_t kind = 0; kind < follows.size(); ++kind) {
    for (const std::string& name : in.barred_after[kind]) {
      const auto barred = in.kind_at.find(name);
      if (barred != in.kind_at.end()) follows[kind] &= ~(std::uint64_t{1} << barred->second);
    }
  }
  return follows;
}

// Cap 0 is weekends; then one for each kind whose maximum is below the number of days.
void set_cells(const Reader& in, LineRules& rules, const std::vector<std::optional<int>>& most,
               int weekends) {
  const LineProblem& problem = in.file.problem;
  rules.cells.assign(problem.cover.size(), {});
  rules.caps = {weekends};
  std::vector<std::uint32_t> cap_of(most.size(), 0);
  for (std::size_t kind = 0; kind < most.size(); ++kind) {
    if (!most[kind] || *most[kind] >= problem.periods || *most[kind] <= 0) continue;
    cap_of[kind] = std::uint32_t{1} << rules.caps.size();
    rules.caps.push_back(*most[kind]);
  }
  for (int day = 0; day < problem.periods; ++day) {
    for (int kind = 0; kind < problem.kinds; ++kind) {
      const std::size_t k = static_cast<std::size_t>(kind);
      LineCell& cell = rules.cells[problem.cell(day, kind)];
      cell.allowed = !most[k] || *most[k] > 0;
      cell.load = in.minutes[k];
      cell.charge = cap_of[k];
      if (day % 7 == 5) cell.charge |= 1U;
      if (day % 7 == 6 && day > 0) cell.charge_fresh |= 1U;
      // A horizon that begins on a Sunday does not occur: day 0 is a Monday.
    }
  }
}

void read_person(Reader& in, const Words& words, std::string_view line) {
  if (words.size() < 8) return in.wrong(line);
  std::vector<std::optional<int>> most(in.file.kinds.size());
  for (const std::string_view item : split(words[1], '|')) {
    const Words pair = split(item, '=');
    const auto kind = in.kind_at.find(pair[0]);
    if (pair.size() == 2 && kind != in.kind_at.end()) {
      most[static_cast<std::size_t>(kind->second)] = to_int(pair[1]);
    }
  }
  int number[6];
  for (std::size_t i = 0; i < 6; ++i) {
    const auto value = to_int(words[i + 2]);
    if (!value) return in.wrong(line);
    number[i] = *value;
  }
  LineRules rules;
  rules.max_load = number[0];
  rules.min_load = number[1];
  rules.max_run = number[2];
  rules.min_run = number[3];
  rules.min_off = number[4];
  rules.follows = followers(in);
  set_cells(in, rules, most, number[5]);
  in.person_at.emplace(words[0], in.file.people.size());
  in.file.people.emplace_back(words[0]);
  in.file.problem.people.push_back(std::move(rules));
}

void read_days_off(Reader& in, const Words& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    for (const std::string& kind : in.file.kinds) {
      if (LineCell* cell = in.cell(words[0], words[i], kind)) cell->allowed = false;
    }
  }
}

void read_request(Reader& in, const Words& words, bool on, std::string_view line) {
  const auto weight = words.size() >= 4 ? to_int(words[3]) : std::nullopt;
  LineCell* cell = weight ? in.cell(words[0], words[1], words[2]) : nullptr;
  if (cell == nullptr) return in.wrong(line);
  cell->cost += on ? -*weight : *weight;
  if (on) in.file.problem.people[in.person_at.find(words[0])->second].constant += *weight;
}

void read_cover(Reader& in, const Words& words, std::string_view line) {
  if (words.size() < 5) return in.wrong(line);
  const auto day = to_int(words[0]);
  const auto kind = in.kind_at.find(words[1]);
  const auto wanted = to_int(words[2]), under = to_int(words[3]), over = to_int(words[4]);
  if (!day || *day < 0 || *day >= in.file.problem.periods || kind == in.kind_at.end() || !wanted ||
      !under || !over) {
    return in.wrong(line);
  }
  in.file.problem.cover[in.file.problem.cell(*day, kind->second)] = {*wanted, *under, *over};
}

void read_line(Reader& in, std::string_view section, std::string_view line) {
  const Words words = split(line, ',');
  if (section == "SECTION_HORIZON") {
    in.file.problem.periods = to_int(words[0]).value_or(0);
  } else if (section == "SECTION_SHIFTS") {
    read_shift(in, words, line);
  } else if (section == "SECTION_STAFF") {
    in.file.problem.kinds = static_cast<int>(in.file.kinds.size());
    in.file.problem.cover.resize(in.file.problem.cell(in.file.problem.periods, 0));
    read_person(in, words, line);
  } else if (section == "SECTION_DAYS_OFF") {
    read_days_off(in, words);
  } else if (section == "SECTION_SHIFT_ON_REQUESTS") {
    read_request(in, words, true, line);
  } else if (section == "SECTION_SHIFT_OFF_REQUESTS") {
    read_request(in, words, false, line);
  } else if (section == "SECTION_COVER") {
    read_cover(in, words, line);
  } else {
    in.wrong(line);
  }
}

}  // namespace

RosterFile read_roster_file(std::string_view text) {
  if (text.substr(0, 3) == "\xef\xbb\xbf") text.remove_prefix(3);
  Reader in;
  std::string_view section;
  for (const std::string_view line : split(text, '\n')) {
    if (line.empty() || line[0] == '#') continue;
    if (line.substr(0, 8) == "SECTION_") {
      section = line;
    } else {
      read_line(in, section, line);
    }
  }
  return std::move(in.file);
}

std::string to_text(const RosterFile& file, const Roster& roster) {
  std::string text;
  for (const Line& line : roster) {
    for (std::size_t period = 0; period < line.size(); ++period) {
      if (period != 0) text += ',';
      if (line[period] != kOff) text += file.kinds[static_cast<std::size_t>(line[period])];
    }
    text += '\n';
  }
  return text;
}

Roster roster_from_text(const RosterFile& file, std::string_view text) {
  const std::size_t periods = static_cast<std::size_t>(file.problem.periods);
  Roster roster(file.people.size(), Line(periods, kOff));
  const Words rows = split(text, '\n');
  for (std::size_t person = 0; person < std::min(rows.size(), roster.size()); ++person) {
    const Words cells = split(rows[person], ',');
    for (std::size_t period = 0; period < std::min(cells.size(), periods); ++period) {
      const auto kind = std::find(file.kinds.begin(), file.kinds.end(), cells[period]);
      if (kind != file.kinds.end()) {
        roster[person][period] = static_cast<Held>(kind - file.kinds.begin());
      }
    }
  }
  return roster;
}

}  // namespace respite
