// A request: who asks for what, by when.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/team/desk.h"

namespace respite {

enum class Category { kWork, kPersonal, kSecurity };
[[nodiscard]] constexpr std::string_view to_text(Category category) {
  constexpr std::string_view kWords[] = {"work", "personal", "security"};
  return kWords[static_cast<std::size_t>(category)];
}

struct Request {
  Instant now;            // of receipt
  std::string requester;  // id; may be empty or unknown to the desk
  std::string role = "staff";
  Category category = Category::kWork;
  Priority priority = Priority::kP3;  // says nothing where the category is personal
  Seconds length{1800};               // above zero
  std::string skill;                  // name; empty: any. It may be one that nobody has.
  std::optional<PersonIndex> person;  // who is asked for
  bool only_person = false;           // nobody else will do
  std::optional<TeamIndex> team;      // who may serve; nothing: everyone
  std::vector<PersonIndex> passed_over{};  // of an emergency: told of it already, and silent
  std::vector<std::string> criteria;  // emergency criteria claimed, ids
  std::optional<Instant> earliest;    // starts no earlier
  std::optional<Instant> deadline;    // ends no later
  bool prohibited = false;            // the policy says that this is not done
  std::string scope;                  // and where: id of a prohibited scope; empty: not said
};

[[nodiscard]] bool is_passed_over(const Request& request, PersonIndex person);

// Ids of criteria and names of skills are told apart without regard to case.
[[nodiscard]] bool same_name(std::string_view a, std::string_view b);

// A time as requests give it: with an offset (RFC 3339), else a wall time on the desk's clock,
// which in a gap keeps the offset before it and in an overlap is the first (RFC 5545, 3.3.5).
[[nodiscard]] std::optional<Instant> read_time(std::string_view text, Zone zone);

}  // namespace respite
