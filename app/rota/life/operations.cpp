// The operations on changes: what they take, and what they ask to be done.

#include "app/operation/operations.h"
#include "app/operation/arguments.h"
#include "app/rota/life/duty_reference.h"
#include "app/rota/life/exchanges.h"
#include "app/rota/life/take_change.h"
#include "app/view/change.h"

namespace respite {
namespace {

constexpr std::string_view kDuty = "DUTY";

// What every change takes.
struct ChangeSays {
  std::string note;
  std::vector<std::string> despite;
  bool dry_run = false;
};

void arguments(auto& visit, ChangeSays& given) {
  visit("note", given.note, "why, for the record");
  visit("despite", given.despite,
        "hard rules that a lead sets aside, by name; with a note that says why",
        {.value = "RULES"});
  visit("dry_run", given.dry_run, "only say what it would do");
}

WantedChange wanted(PublicationKind kind, const ChangeSays& says) {
  return {kind, {}, says.note, says.despite};
}

std::vector<Stretch> given_to(std::vector<Stretch> stretches,
                              const std::optional<std::string>& person) {
  for (Stretch& stretch : stretches) stretch.to = person;
  return stretches;
}

struct OverrideArguments {
  std::string duty;
  std::string to;
  ChangeSays says;
};

void arguments(auto& visit, OverrideArguments& given) {
  visit("duty", given.duty, "what goes to somebody else: its key, or WHO@WHEN",
        {.value = kDuty, .operand = true, .needed = true});
  visit("to", given.to, "who holds it then", {.value = "PERSON", .needed = true});
  arguments(visit, given.says);
}

ChangedView override_duty(const Context& context, const OverrideArguments& given) {
  return take_change(context, given.says.dry_run, [&](const std::vector<SlotRecord>& published) {
    WantedChange change = wanted(PublicationKind::kOverride, given.says);
    change.stretches = given_to(find_duty(context.desk(), published, "duty", given.duty), given.to);
    return change;
  });
}

struct SwapArguments {
  std::string duty;
  std::optional<std::string> with;
  std::optional<std::string> third;
  std::optional<std::string> to;
  ChangeSays says;
};

void arguments(auto& visit, SwapArguments& given) {
  visit("duty", given.duty, "what its holder gives: its key, or WHO@WHEN",
        {.value = kDuty, .operand = true, .needed = true});
  visit("with", given.with, "what they take for it; its holder takes the first, or the third",
        {.value = kDuty, .operand = true});
  visit("third", given.third, "in a ring of three: its holder takes the first",
        {.value = kDuty, .operand = true});
  visit("to", given.to, "who takes it for nothing in return", {.value = "PERSON"});
  arguments(visit, given.says);
}

void validate(const SwapArguments& given) {
  if (given.with.has_value() == given.to.has_value())
    throw BadArgument("with", "or {to}: say what is given in return, or who takes it for nothing");
}

// The one who holds all of it.
std::string holder_of(const std::vector<Stretch>& stretches, std::string_view argument) {
  const auto& holder = stretches.front().from;
  for (const Stretch& stretch : stretches)
    if (!holder || stretch.from != holder)
      throw BadArgument(argument, "must be what one person holds");
  return *holder;
}

ChangedView swap_duties(const Context& context, const SwapArguments& given) {
  return take_change(context, given.says.dry_run, [&](const std::vector<SlotRecord>& published) {
    WantedChange change = wanted(PublicationKind::kSwap, given.says);
    struct Gift {
      std::vector<Stretch> stretches;
      std::string holder;
    };
    std::vector<Gift> ring;
    const auto add = [&](std::string_view argument, const std::string& text) {
      Gift gift{find_duty(context.desk(), published, argument, text), {}};
      gift.holder = holder_of(gift.stretches, argument);
      ring.push_back(std::move(gift));
    };
    add("duty", given.duty);
    if (given.with) add("with", *given.with);
    if (given.third) add("third", *given.third);
    // Whoever gives one takes the next.
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const std::string& taker =
          given.to ? *given.to : ring[(i + ring.size() - 1) % ring.size()].holder;
      for (Stretch& stretch : given_to(ring[i].stretches, taker))
        change.stretches.push_back(std::move(stretch));
    }
    if (changes_nothing(change.stretches))
      throw BadArgument(given.with ? "with" : "to",
                        "would change nothing: they hold the same then");
    return change;
  });
}

struct CoverArguments {
  std::string duty;
  ChangeSays says;
};

void arguments(auto& visit, CoverArguments& given) {
  visit("duty", given.duty, "what is offered: its key, or WHO@WHEN",
        {.value = kDuty, .operand = true, .needed = true});
  arguments(visit, given.says);
}

ChangedView call_for_cover(const Context& context, const CoverArguments& given) {
  return take_change(context, given.says.dry_run, [&](const std::vector<SlotRecord>& published) {
    WantedChange change = wanted(PublicationKind::kCover, given.says);
    change.stretches = find_duty(context.desk(), published, "duty", given.duty);
    return change;
  });
}

struct ChangesArguments {
  bool all = false;
};

void arguments(auto& visit, ChangesArguments& given) {
  visit("all", given.all, "those of the past, and those that came to nothing, too");
}

struct AcceptArguments {
  std::int64_t id = 0;
  std::optional<std::string> part;
  bool dry_run = false;
};

void arguments(auto& visit, AcceptArguments& given) {
  visit("id", given.id, "number of the change", kNumber);
  visit("part", given.part,
        "of a call for cover: take only this stretch of it, such as "
        "2026-12-12T18:00..2026-12-12T22:00",
        {.value = "BEGIN..END"});
  visit("dry_run", given.dry_run, "only say what it would do");
}

}  // namespace

std::vector<Operation> change_operations() {
  return {
      declare(
          {.name = "override",
           .summary = "put somebody on duty in another's place, for a stretch",
           .about =
               "DUTY is a key as tables and feeds have it, or WHO@WHEN: a person, a rota or "
               "rota/seat, and a day, a time, or a stretch such as "
               "2026-12-12T18:00..2026-12-13T08:00; a stretch may be part of a turn. A lead's "
               "word stands at once; anybody else's is a proposal that everybody who gains or "
               "loses by it must accept. It is judged first, and refused where it breaks a hard "
               "rule, unless a lead sets that rule aside with --despite and says why.",
           .least = store::TokenRole::kTechnician,
           .route = {"POST", "/api/v1/overrides", 201}},
          override_duty),
      declare(
          {.name = "swap",
           .summary = "exchange duty between two people, or three in a ring",
           .about =
               "The holder of the first DUTY takes the second, and its holder the first; of "
               "three, each takes the next. With --to the first alone changes hands. DUTY is as "
               "override has it. Everybody concerned must accept, unless a lead asks for it. "
               "Feeds change in exactly those events.",
           .least = store::TokenRole::kTechnician,
           .route = {"POST", "/api/v1/swaps", 201}},
          swap_duties),
      declare(
          {.name = "cover",
           .summary = "ask who takes a duty, or a stretch of it",
           .about =
               "Offers DUTY, which is as override has it, to whoever accepts first, and ranks "
               "the candidates: who may, what it would bend, and how far each is from their fair "
               "share. --dry-run only ranks them, and lists turns that could be had in return. "
               "Until somebody accepts it, or a part of it, its "
               "holder keeps it.",
           .least = store::TokenRole::kTechnician,
           .route = {"POST", "/api/v1/covers", 201}},
          call_for_cover),
      declare({.name = "change list",
               .summary = "list changes that wait for somebody or lie ahead",
               .least = store::TokenRole::kTechnician,
               .route = {"GET", "/api/v1/changes"}},
              [](const Context& context, const ChangesArguments& given) {
                return list_changes(context, given.all);
              }),
      declare(
          {.name = "change accept",
           .summary = "agree to a change, or take what is offered",
           .about = "Judged again first. What is offered may be taken in parts: with --part that "
                    "stretch "
                    "becomes a change of its own, and the rest stays open to whoever takes it.",
           .least = store::TokenRole::kTechnician,
           .route = {"POST", "/api/v1/changes/{id}/accept"}},
          [](const Context& context, const AcceptArguments& given) {
            std::optional<Interval> part;
            if (given.part) part = find_stretch(context.desk(), "part", *given.part);
            return accept_change(context, given.id, given.dry_run, part);
          }),
      declare({.name = "change decline",
               .summary = "say no to a change; no reason is needed",
               .least = store::TokenRole::kTechnician,
               .route = {"POST", "/api/v1/changes/{id}/decline"}},
              decline_change),
      declare({.name = "change withdraw",
               .summary = "take a change back, until it begins",
               .least = store::TokenRole::kTechnician,
               .route = {"POST", "/api/v1/changes/{id}/withdraw"}},
              withdraw_change)};
}

}  // namespace respite
