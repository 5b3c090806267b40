#include "app/desk/file/schema.h"

#include <algorithm>
#include <cassert>

#include "scheduler/team/message_kind.h"

namespace respite::team_file {

std::span<const Section> sections() {
  static const std::vector<Section> kSections{
      {"",
       "the team file",
       {"desk", "site", "team", "person", "role", "requester", "rota", "limits", "fairness",
        "protected", "accessible", "slow", "policy", "mail"}},
      {"desk",
       "[desk]",
       {"id", "name", "zone", "language", "leads", "service", "holidays", "week_start", "freeze",
        "bands", "leave", "private_calendars", "skills", "white_space", "freeze_protected",
        "history"}},
      {"desk.bands", "[desk.bands]", {"weekend", "night", "evening"}},
      {"site", "[[site]]", {"id", "name", "zone", "holidays", "pack"}},
      {"team", "[[team]]", {"id", "name", "members"}},
      {"person",
       "[[person]]",
       {"id",       "name",  "email", "language", "messages", "remind",  "invitations", "reach",
        "accounts", "site",  "zone",  "team",     "hours",    "skills",  "share",       "joins",
        "leaves",   "leave", "busy",  "likes",    "dislikes", "history", "limits"}},
      {"accounts", "accounts", {"pagerduty", "opsgenie", "grafana", "goalert", "slack"}},
      {"wish", "a wish", {"shift", "weekday", "date", "from", "to", "with", "weight"}},
      {"history", "history", {"at", "load", "nights", "weekends", "holidays"}},
      {"role", "[[role]]", {"id", "rank"}},
      {"requester",
       "[[requester]]",
       {"id", "name", "role", "manager", "email", "language", "messages"}},
      {"rota",
       "[[rota]]",
       {"id", "was", "name", "zone", "counts", "covers", "handover", "people", "teams", "sites",
        "reach", "accounts", "leave_tolerance", "novice_needs_able_secondary", "limits", "seat",
        "shift", "raise"}},
      {"handover", "handover", {"every", "at", "from"}},
      {"rota.seat", "[[rota.seat]]", {"id", "was", "factor", "skills", "shadow", "required"}},
      {"rota.shift",
       "[[rota.shift]]",
       {"id", "was", "when", "zone", "staff", "under", "over", "factor", "skills", "one_has",
        "each_of", "novice_alone", "group", "people", "teams", "sites", "required"}},
      {"staff", "staff", {"least", "wanted", "most"}},
      {"rota.raise", "[[rota.raise]]", {"calendar", "shift", "staff"}},
      {"limits",
       "[limits]",
       {"rest",
        "gap",
        "max_consecutive_turns",
        "max_days",
        "min_days",
        "min_days_off",
        "max_weekends",
        "max_hours",
        "min_hours",
        "max_load",
        "min_load",
        "max_turns",
        "min_turns",
        "max_oncall_share",
        "max_of_shift",
        "forbidden",
        "most_in_a_row",
        "least_in_a_row",
        "most",
        "least",
        "rest_after",
        "long_rest",
        "average_hours",
        "complete_weekends",
        "alternate_holidays",
        "never",
        "apart"}},
      {"bound", "a limit for some people", {"is", "weight", "who"}},
      {"average", "average hours", {"is", "tolerance", "weight", "who"}},
      {"complete", "complete weekends", {"weight", "who"}},
      {"weighted", "a weighted limit", {"is", "weight"}},
      {"fairness", "[fairness]", {"weights", "half_life", "leave_lowers_share", "weight", "even"}},
      {"fairness.even", "even", {"load", "nights", "weekends", "holidays"}},
      {"fairness.weights", "weights", {"day", "evening", "night", "weekend", "holiday"}},
      {"protected",
       "[[protected]]",
       {"kind", "firmness", "topic", "people", "teams", "sites", "when", "keep_clear", "per_week",
        "per_month", "shortest", "longest", "prefer", "avoid", "together", "on_holidays",
        "on_leave", "goal", "carry_over"}},
      {"accessible", "[[accessible]]", {"people", "skills", "teams", "sites", "a_day"}},
      {"slow", "[[slow]]", {"when", "people", "teams", "sites"}},
      {"policy",
       "[policy]",
       {"id", "version", "owner", "agreed", "targets", "channels", "emergency", "prohibited",
        "article", "rule", "horizon", "personal_promise_days", "displaced_blocks_per_week",
        "incidents_per_12h", "personal_minutes_per_month", "leave", "public", "ladder",
        "escalate_after"}},
      {"policy.public", "[policy.public]", {"names", "book"}},
      {"policy.targets", "[policy.targets]", {"P1", "P2", "P3", "P4"}},
      {"target", "a target", {"acknowledge", "start"}},
      {"policy.channels", "[policy.channels]", {"P1", "P2", "P3", "P4"}},
      {"policy.emergency", "[[policy.emergency]]", {"id", "text"}},
      {"policy.prohibited", "[[policy.prohibited]]", {"id", "text", "advice"}},
      {"policy.article", "[[policy.article]]", {"title", "url", "skill"}},
      {"policy.rule", "[[policy.rule]]", {"rule", "pack", "severity", "reason"}},
      {"mail",
       "[mail]",
       {"relay", "from", "tls", "user", "password_file", "authority", "pages", "messages", "remind",
        "invitations"}},
      {"messages", "messages", {kMessageKindWords.begin(), kMessageKindWords.end()}},
  };
  return kSections;
}

const Section& section(std::string_view name) {
  const std::span<const Section> all = sections();
  const auto found =
      std::find_if(all.begin(), all.end(), [name](const Section& s) { return s.name == name; });
  assert(found != all.end());
  return *found;
}

}  // namespace respite::team_file
