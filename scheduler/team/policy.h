// The policy users meet: targets, channels, emergencies, favours. Judged by scheduler/boundary.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/team/index.h"
#include "scheduler/team/language.h"
#include "scheduler/team/message_choices.h"
#include "scheduler/team/skill.h"
#include "scheduler/time/civil.h"
#include "scheduler/time/instant.h"

namespace respite {

enum class Priority { kP1, kP2, kP3, kP4 };
[[nodiscard]] std::string to_text(Priority priority);  // "P1"
[[nodiscard]] std::optional<Priority> parse_priority(std::string_view text);

struct Target {
  Priority priority = Priority::kP3;
  std::optional<Seconds> acknowledge;  // elapsed
  std::optional<Seconds> start;        // service time
};
struct Channel {
  Priority priority;
  std::string by;
};  // "phone"
struct EmergencyCriterion {
  std::string id;
  std::string text;
};  // "E1"
struct ProhibitedScope {
  std::string id;
  std::string text;
  std::string advice;
};
struct Article {
  std::optional<SkillIndex> skill;
  std::string title;
  std::string url;
};

// A person or group that asks. `manager` is a requester's id: the line of command.
struct Requester {
  std::string id;
  std::string name;
  std::string role;
  std::string manager;
  std::string email{};                 // may be empty
  std::optional<Language> language{};  // else the desk's
  MessageChoices messages{};           // only of their requests
};
struct Role {
  std::string id;
  int rank = 100;
};  // lower comes first within a priority

// A desk's own word on a rule of a pack.
enum class RuleSeverity { kOff, kWarn, kConsentPerson, kConsentPersonAndLead, kForbid };
struct RuleChange {
  std::string rule;  // "REST-D11"
  std::string pack;  // the pack it changes; empty: every pack
  RuleSeverity severity = RuleSeverity::kWarn;
  std::string reason;  // needed where it relaxes
};

// What anybody without a token is told of people.
enum class PublicNames { kNone, kFirst, kFull };  // that somebody is on; a first name; name and id

struct Policy {
  std::string id;
  std::string version;
  std::string owner;
  std::optional<Day> agreed;
  std::vector<Target> targets;
  std::vector<Channel> channels;
  std::vector<EmergencyCriterion> emergencies;
  std::vector<ProhibitedScope> prohibited;
  std::vector<Article> articles;
  std::vector<RuleChange> rules;
  Seconds horizon = std::chrono::days{365};  // nothing is asked for or offered later
  int personal_promise_days = 5;             // business days
  int displaced_blocks_per_week = 2;         // a person's budget
  int incidents_per_12h = 2;                 // a primary's
  int personal_minutes_per_month = 0;        // per requester; 0: no cap
  bool leave_needs_lead = false;  // one's own leave stands after a lead's yes; else at once
  PublicNames public_names = PublicNames::kNone;
  bool public_books = false;  // a visitor may book, as staff, with name and call-back number
  // Whom an emergency goes to after whoever is on duty and before the leads, one after the other.
  std::vector<PersonIndex> ladder;
  std::optional<Seconds> escalate_after;  // see time_for_each_step()
};

// How long somebody has to acknowledge an emergency: P1's target, else five minutes.
[[nodiscard]] Seconds time_to_acknowledge(const Policy& policy);

// How long each step of the ladder has before the next one: what the policy says, else the time to
// acknowledge, within the bounds of what it may say.
inline constexpr Seconds kShortestStep = std::chrono::minutes{1};
inline constexpr Seconds kLongestStep = std::chrono::hours{4};
[[nodiscard]] Seconds time_for_each_step(const Policy& policy);

}  // namespace respite
