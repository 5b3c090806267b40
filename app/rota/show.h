// Show: the published rota, or the draft, as a schedule.
#pragma once

#include <optional>

#include "app/desk/open_desk.h"
#include "app/operation/failure.h"
#include "app/operation/operation.h"
#include "app/view/rota.h"

namespace respite {

// Of a gap, who may not take it and why: asking takes longer than all else.
enum class Bars { kNamed, kLeftOut };

struct ShowOptions {
  ShowSource source = ShowSource::kPublished;
  std::optional<Day> from;  // else what published_window() says; a draft is shown whole
  int weeks = 13;           // with `from`
  Bars bars = Bars::kNamed;
};

[[nodiscard]] Failure nothing_published();

// Throws Failure(kInput) where there is nothing of that kind to show.
[[nodiscard]] ShowView show(const OpenDesk& desk, const ShowOptions& options);

// What show and gaps take.
struct WindowArguments {
  bool draft = false;
  std::optional<Day> from;
  std::optional<std::int64_t> weeks;
};

void arguments(auto& visit, WindowArguments& given) {
  visit("draft", given.draft, "look at the draft instead of what is published; leads only");
  visit("from", given.from, "first day to look at (default: the first of this week)");
  visit("weeks", given.weeks, "how many weeks from there (default: 13)", {.bounds = {1, 520}});
}

// Throws BadArgument where they do not go together.
void validate(const WindowArguments& given);
[[nodiscard]] ShowOptions window_of(const Context& context, const WindowArguments& given);

}  // namespace respite
