#include <algorithm>
#include <array>

#include "app/desk/file/read_sections.h"
#include "app/desk/file/values.h"
#include "scheduler/team/packs/rule_change.h"
#include "text/utf8.h"

namespace respite::team_file {
namespace {

constexpr Seconds kShortestHorizon = std::chrono::days{7};
constexpr Seconds kLongestHorizon = std::chrono::days{3 * 366};  // longer than anybody plans

struct PriorityKey {
  std::string_view key;
  Priority priority;
};
constexpr std::array kPriorities{PriorityKey{"P1", Priority::kP1}, PriorityKey{"P2", Priority::kP2},
                                 PriorityKey{"P3", Priority::kP3},
                                 PriorityKey{"P4", Priority::kP4}};
struct SeverityWord {
  std::string_view word;
  RuleSeverity severity;
};
constexpr std::array kSeverities{
    SeverityWord{"off", RuleSeverity::kOff}, SeverityWord{"warn", RuleSeverity::kWarn},
    SeverityWord{"ask person", RuleSeverity::kConsentPerson},
    SeverityWord{"ask person and lead", RuleSeverity::kConsentPersonAndLead},
    SeverityWord{"forbid", RuleSeverity::kForbid}};

std::vector<Target> read_targets(const Node& node, Report& report) {
  const Fields fields{node, "policy.targets", report};
  std::vector<Target> targets;
  for (const auto& [key, priority] : kPriorities) {
    const Node* target_node = fields.find(key);
    if (!target_node) continue;
    const Fields target{*target_node, "target", report};
    targets.push_back(
        {priority, target.read("acknowledge", as_duration), target.read("start", as_duration)});
    if (target.is_table() && !target.find("acknowledge") && !target.find("start")) {
      report.error(target.spot(), "a target without \"acknowledge\" or \"start\"");
    }
  }
  return targets;
}

std::vector<Channel> read_channels(const Node& node, Report& report) {
  const Fields fields{node, "policy.channels", report};
  std::vector<Channel> channels;
  for (const auto& [key, priority] : kPriorities) {
    for (std::string& by : fields.read(key, list_of(as_text))) {
      channels.push_back({priority, std::move(by)});
    }
  }
  return channels;
}

// Reports the second of two with one id.
void check_once(Names& ids, const std::string& id, const Fields& fields, Report& report) {
  if (id.empty() || ids.declare(id, 0)) return;
  report.error(fields.spot_of("id"), ids.noun() + ' ' + text::quote(id) + " is there twice");
}

std::vector<EmergencyCriterion> read_emergencies(const Fields& policy, Report& report) {
  std::vector<EmergencyCriterion> result;
  Names ids{"emergency criterion"};
  for (const Node* node : policy.tables("emergency")) {
    const Fields fields{*node, "policy.emergency", report};
    EmergencyCriterion criterion{fields.require("id", as_code).value_or(""),
                                 fields.require("text", as_text).value_or("")};
    check_once(ids, criterion.id, fields, report);
    result.push_back(std::move(criterion));
  }
  return result;
}

std::vector<ProhibitedScope> read_prohibited(const Fields& policy, Report& report) {
  std::vector<ProhibitedScope> result;
  Names ids{"prohibited scope"};
  for (const Node* node : policy.tables("prohibited")) {
    const Fields fields{*node, "policy.prohibited", report};
    ProhibitedScope scope{fields.require("id", as_code).value_or(""),
                          fields.require("text", as_text).value_or(""),
                          fields.read("advice", as_text).value_or("")};
    check_once(ids, scope.id, fields, report);
    result.push_back(std::move(scope));
  }
  return result;
}

std::vector<Article> read_articles(const Fields& policy, const Lookup& lookup, Report& report) {
  std::vector<Article> result;
  for (const Node* node : policy.tables("article")) {
    const Fields fields{*node, "policy.article", report};
    Article article;
    article.title = fields.require("title", as_text).value_or("");
    article.url = fields.require("url", as_url).value_or("");
    if (const auto skill = fields.read("skill", Known{lookup.skills, "in an article"})) {
      article.skill = index_of<SkillIndex>(*skill);
    }
    result.push_back(std::move(article));
  }
  return result;
}

std::string_view word_for(RuleSeverity severity) {
  return std::ranges::find(kSeverities, severity, &SeverityWord::severity)->word;
}

// A change that would come to nothing, or to less than it says, is told.
void check_change(const RuleChange& change, const std::vector<RuleChange>& before,
                  const Fields& fields, Report& report) {
  const ChangeOutcome outcome = outcome_of(change, before);
  const std::string rule = text::quote(change.rule);
  const Spot spot = fields.spot_of("rule");
  switch (outcome.effect) {
    case ChangeEffect::kTaken:
      return;
    case ChangeEffect::kNoSuchRule:
      report.error(spot,
                   change.pack.empty()
                       ? "no rule pack has a rule " + rule
                       : "rule pack " + text::quote(change.pack) + " has no rule " + rule,
                   report.near(change.rule, rule_ids(change.pack)));
      return;
    case ChangeEffect::kNothingActs:
      report.not_used_yet(spot, "the severity of rule " + rule);
      return;
    case ChangeEffect::kOnlyTold:
      report.warning(fields.spot_of("severity"),
                     "rule " + rule + " stays " + text::quote(word_for(outcome.least)),
                     "no plan can be held to it: it is only told of");
      return;
    case ChangeEffect::kBudget:
      report.warning(spot, "how many blocks may move is a number, not a severity",
                     "write displaced_blocks_per_week in [policy]");
      return;
    case ChangeEffect::kWantsReason: {
      const bool own = outcome.pack == PackId::kNone;
      report.error(fields.spot_of("severity"),
                   "this relaxes rule " + rule +
                       (own ? "" : " of rule pack " + text::quote(to_text(outcome.pack))) +
                       " and wants a \"reason\"",
                   "it is " + text::quote(word_for(outcome.least)) + " there");
      return;
    }
    case ChangeEffect::kHeld:
      report.warning(fields.spot_of("severity"),
                     "rule " + rule + " stays " + text::quote(word_for(outcome.least)),
                     "no policy gives away more");
      return;
  }
}

std::vector<RuleChange> read_rules(const Fields& policy, Report& report) {
  std::vector<std::string_view> words;
  words.reserve(kSeverities.size());
  for (const SeverityWord& known : kSeverities) words.push_back(known.word);
  const std::vector<std::string_view> packs = pack_ids();
  std::vector<RuleChange> result;
  for (const Node* node : policy.tables("rule")) {
    const Fields fields{*node, "policy.rule", report};
    RuleChange change;
    change.rule = fields.require("rule", as_text).value_or("");
    const auto pack = fields.read("pack", OneOf{packs});
    if (pack) change.pack = packs[*pack];
    const auto severity = fields.require("severity", OneOf{words});
    if (severity) change.severity = kSeverities[*severity].severity;
    change.reason = fields.read("reason", as_text).value_or("");
    const bool pack_is_good = pack || !fields.find("pack");
    if (!change.rule.empty() && pack_is_good && severity) {
      check_change(change, result, fields, report);
    }
    result.push_back(std::move(change));
  }
  return result;
}

// Each step is somebody else.
std::vector<std::size_t> read_ladder(const Fields& fields, const Lookup& lookup, Report& report) {
  std::vector<std::size_t> ladder;
  for (const std::size_t person :
       fields.read("ladder", list_of(Known{lookup.people, "in the ladder"}))) {
    if (std::ranges::count(ladder, person) == 0) {
      ladder.push_back(person);
    } else {
      report.error(fields.spot_of("ladder"),
                   text::quote(lookup.people.ids()[person]) + " is in the ladder twice");
    }
  }
  return ladder;
}

void read_public(Policy& policy, const Node& node, Report& report) {
  constexpr std::array kNames = {PublicNames::kNone, PublicNames::kFirst, PublicNames::kFull};
  const Fields fields{node, "policy.public", report};
  const auto names = fields.read("names", OneOf{{"none", "first", "full"}});
  policy.public_names = kNames[names.value_or(0)];
  policy.public_books = fields.read("book", as_bool).value_or(false);
}

}  // namespace

Role read_role(const Node& node, Report& report) {
  const Fields fields{node, "role", report};
  return {id_of(node), fields.read("rank", Whole{0, 1000}).value_or(100)};
}

Requester read_requester(const Node& node, const Lookup& lookup, Report& report) {
  const Fields fields{node, "requester", report};
  Requester requester;
  requester.id = id_of(node);
  requester.name = fields.read("name", as_text).value_or(requester.id);
  requester.role = fields.require("role", KnownId{lookup.roles, {}}).value_or("");
  const Node* manager = fields.find("manager");
  const Text* id = manager ? manager->get<Text>() : nullptr;
  if (id && lookup.people.find(*id)) {
    requester.manager = *id;
  } else {
    requester.manager = fields.read("manager", KnownId{lookup.requesters, {}}).value_or("");
  }
  requester.email = fields.read("email", as_email).value_or("");
  requester.language = fields.read("language", as_language);
  requester.messages = read_choices(fields, ChoicesOf::kRequester, report);
  return requester;
}

Policy read_policy(const Node& node, const Lookup& lookup, Report& report) {
  const Fields fields{node, "policy", report};
  Policy policy;
  policy.id = fields.require("id", as_id).value_or("");
  policy.version = fields.read("version", as_text).value_or("");
  policy.owner = fields.read("owner", as_text).value_or("");
  policy.agreed = fields.read("agreed", as_day);
  if (const Node* targets = fields.find("targets")) policy.targets = read_targets(*targets, report);
  if (const Node* by = fields.find("channels")) policy.channels = read_channels(*by, report);
  policy.emergencies = read_emergencies(fields, report);
  policy.prohibited = read_prohibited(fields, report);
  policy.articles = read_articles(fields, lookup, report);
  policy.rules = read_rules(fields, report);
  if (const auto horizon = fields.read("horizon", as_duration)) {
    if (*horizon < kShortestHorizon) {
      report.error(fields.spot_of("horizon"), "the horizon must be at least a week");
    } else {
      policy.horizon = std::min(*horizon, kLongestHorizon);
    }
  }
  if (const Node* shown = fields.find("public")) read_public(policy, *shown, report);
  for (const std::size_t person : read_ladder(fields, lookup, report)) {
    policy.ladder.push_back(index_of<PersonIndex>(person));
  }
  policy.escalate_after = fields.read("escalate_after", DurationFrom{kShortestStep, kLongestStep});
  policy.leave_needs_lead = fields.read("leave", OneOf{{"own", "lead"}}).value_or(0) == 1;
  const Whole count{0, 100'000};
  policy.personal_promise_days = fields.read("personal_promise_days", Whole{1, 60}).value_or(5);
  policy.displaced_blocks_per_week = fields.read("displaced_blocks_per_week", count).value_or(2);
  policy.incidents_per_12h = fields.read("incidents_per_12h", Whole{1, 100}).value_or(2);
  policy.personal_minutes_per_month = fields.read("personal_minutes_per_month", count).value_or(0);
  return policy;
}

}  // namespace respite::team_file
