#include "app/requests/question_checks.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/operation/arguments.h"
#include "render/letter/mime.h"
#include "render/words.h"
#include "text/list.h"
#include "text/nearest.h"

namespace respite {
namespace {

using std::chrono::days;

std::string near(const std::string& unknown, const std::vector<std::string>& known) {
  return text::did_you_mean(unknown, {known.begin(), known.end()});
}

void refuse_unknown_criteria(const Request& request, const Policy& policy) {
  std::vector<std::string> known;
  known.reserve(policy.emergencies.size());
  for (const EmergencyCriterion& criterion : policy.emergencies) known.push_back(criterion.id);
  for (const std::string& claimed : request.criteria) {
    const auto same = [&](const std::string& id) { return same_name(id, claimed); };
    if (std::ranges::any_of(known, same)) continue;
    throw BadArgument("criteria",
                      fmt::format("names no emergency criterion of the policy: \"{}\"{}", claimed,
                                  known_instead(claimed, known)));
  }
}

void refuse_misspelt(const std::string& field, const std::string& what, const std::string& name,
                     const std::vector<std::string>& known) {
  const auto same = [&](const std::string& each) { return same_name(each, name); };
  if (name.empty() || std::ranges::any_of(known, same)) return;
  const std::string nearest = near(name, known);
  if (nearest.empty()) return;
  throw BadArgument(field, fmt::format("names no {} of the desk: \"{}\"; {}", what, name, nearest));
}

void refuse_beyond(const std::string& field, const std::optional<Instant>& time,
                   const Request& request, const Policy& policy) {
  if (!time || *time <= request.now + policy.horizon) return;
  throw BadArgument(field,
                    fmt::format("lies more than {} days ahead, which is as far as the desk looks",
                                std::chrono::floor<days>(policy.horizon).count()));
}

void refuse_impossible_times(const Request& request, const Desk& desk) {
  const auto moment = [&](Instant at) {
    return fmt::format("{} ({})", day_and_time(wall_in(desk.zone.name(), at)), desk.zone.name());
  };
  if (request.deadline && *request.deadline <= request.now) {
    throw BadArgument("deadline", fmt::format("has passed: {}, and it is {}",
                                              moment(*request.deadline), moment(request.now)));
  }
  if (request.deadline && request.earliest && *request.deadline <= *request.earliest) {
    throw BadArgument("deadline",
                      fmt::format("is not after {{earliest}}: {}, and that is {}",
                                  moment(*request.deadline), moment(*request.earliest)));
  }
  refuse_beyond("earliest", request.earliest, request, desk.policy);
  refuse_beyond("deadline", request.deadline, request, desk.policy);
}

}  // namespace

std::string known_instead(const std::string& unknown, const std::vector<std::string>& known) {
  constexpr std::size_t kMost = 12;
  if (known.empty()) return "";
  const std::string nearest = near(unknown, known);
  if (!nearest.empty()) return "; " + nearest;
  if (kMost < known.size()) return "";
  return fmt::format("; known: {}", text::join(known, ", "));
}

void refuse_unknown_and_impossible(const Request& request, const Desk& desk) {
  refuse_unknown_criteria(request, desk.policy);
  refuse_misspelt("skill", "skill", request.skill, desk.skills);
  std::vector<std::string> roles = {"staff", "partner", "lead"};
  for (const Role& role : desk.roles) roles.push_back(role.id);
  refuse_misspelt("role", "role", request.role, roles);
  refuse_impossible_times(request, desk);
}

std::string said_in(std::string_view field, std::string text, std::size_t most) {
  if (text.size() > most) throw BadArgument(field, fmt::format("must have at most {} bytes", most));
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7F') c = ' ';
  }
  return text;
}

void refuse_no_address(const std::string& email) {
  if (!email.empty() && !is_mail_address(email))
    throw BadArgument("email", "must be one address, as ana@example.org");
}

}  // namespace respite
