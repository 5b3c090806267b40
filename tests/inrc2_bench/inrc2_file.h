// Instances of the Second International Nurse Rostering Competition, the whole horizon known.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace respite {

// From least to most, both included.
struct Inrc2Band {
  int least = 0;
  int most = 0;
};

struct Inrc2Shift {
  std::string name;
  Inrc2Band in_a_row;
  std::vector<int> barred;  // shifts that may not follow it
};

struct Inrc2Contract {
  std::string name;
  Inrc2Band assignments;  // in the horizon
  Inrc2Band days;         // at work in a row
  Inrc2Band days_off;     // in a row
  int weekends = 0;       // at most, in the horizon
  bool complete_weekends = false;
};

struct Inrc2Nurse {
  std::string name;
  int contract = 0;
  std::vector<int> skills;
  // How day 0 finds them.
  int assignments = 0;  // so far
  int weekends = 0;
  int shift = -1;  // the last one, -1 when off
  int shifts_in_a_row = 0;
  int days_in_a_row = 0;
  int days_off_in_a_row = 0;
};

struct Inrc2Demand {
  int least = 0;  // hard
  int wanted = 0;
};

// Day 0 is a Monday; a nurse holds one shift a day at most, with one skill.
struct Inrc2 {
  std::vector<std::string> skills;
  std::vector<Inrc2Shift> shifts;
  std::vector<Inrc2Contract> contracts;
  std::vector<Inrc2Nurse> nurses;
  int days = 0;
  std::vector<Inrc2Demand> demand;    // [(day * shifts + shift) * skills + skill]
  std::vector<char> refused;          // [(nurse * days + day) * shifts + shift]
  std::vector<std::string> mistakes;  // with their place; empty when all was understood

  [[nodiscard]] std::size_t demand_at(int day, int shift, int skill) const;
  [[nodiscard]] std::size_t refused_at(std::size_t nurse, int day, int shift) const;
};

[[nodiscard]] Inrc2 read_inrc2(std::string_view scenario, std::string_view history,
                               const std::vector<std::string>& weeks);

// What a nurse does on a day; a shift of -1 is nothing.
struct Inrc2Duty {
  int shift = -1;
  int skill = -1;
  friend bool operator==(const Inrc2Duty&, const Inrc2Duty&) = default;
};
using Inrc2Roster = std::vector<std::vector<Inrc2Duty>>;  // [nurse][day]

// Lines `nurse day shift skill`, days from 0.
[[nodiscard]] std::string to_text(const Inrc2& file, const Inrc2Roster& roster);

// The reverse; lines that mean nothing are left out.
[[nodiscard]] Inrc2Roster inrc2_roster_from_text(const Inrc2& file, std::string_view text);

}  // namespace respite
