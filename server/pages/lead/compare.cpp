#include "server/pages/lead/compare.h"

#include "server/pages/frame.h"
#include "server/pages/parts.h"

namespace respite::server {
namespace {

std::string aim_text(const Words& words, Aim aim) {
  switch (aim) {
    case Aim::kAsWeighed:
      break;
    case Aim::kFairest:
      return words("Fairest");
    case Aim::kLeastDisliked:
      return words("Most wishes kept");
    case Aim::kFewestHandovers:
      return words("Fewest handovers");
  }
  return words("As the desk weighs it");
}

// One figure of each plan.
template <class Figure>
Tree row(const std::string& what, const std::vector<AlternativeView>& plans, Figure figure) {
  Items cells;
  for (const AlternativeView& plan : plans) cells.push_back({std::int64_t{plan.*figure}});
  return {Members{{"what", {what}}, {"cells", {std::move(cells)}}}};
}

Items plans_of(const Words& words, const std::vector<AlternativeView>& plans) {
  Items all;
  for (const AlternativeView& plan : plans) {
    Items trade;
    for (const std::string& sentence : plan.trade) trade.push_back({sentence});
    all.push_back({Members{{"aim", {aim_text(words, plan.aim)}},
                           {"number", {std::to_string(plan.number)}},
                           {"first", {plan.number == 0}},
                           {"trade", {std::move(trade)}}}});
  }
  return all;
}

}  // namespace

std::optional<http::Response> comparison(const Call& call, const PlanView& plan) {
  const std::vector<AlternativeView>& plans = plan.alternatives;
  if (plans.size() < 2 || !plans.front().kept) return std::nullopt;
  const Words words = words_for(call);
  const Zone& zone = call.state->desk->desk.zone;
  const Interval window = plan.schedule.window;
  const Day first = day_of(zone.to_wall(window.begin));
  const auto length = day_of(zone.to_wall(window.end)) - first;
  const Members data{
      {"plans", {plans_of(words, plans)}},
      {"rows",
       {Items{
           row(words("Unfairness, in points"), plans, &AlternativeView::fairness),
           row(words("Wishes, in points"), plans, &AlternativeView::wishes),
           row(words("People who begin on another seat"), plans, &AlternativeView::handovers),
           row(words("Turns held by others than in the first"), plans, &AlternativeView::moved)}}},
      {"draft", {address_at(call, "/rota", {{"of", "draft"}})}},
      {"action", {address_at(call, "/rota/plan")}},
      {"from", {respite::to_text(first)}},
      {"weeks", {std::to_string(length / std::chrono::weeks{1})}}};
  return page_from(call, words, {words("Which plan?"), Section::kRota, true}, "compare", {data});
}

}  // namespace respite::server
