// What is looked at in a story, and what is found wrong.
#pragma once

#include <fmt/format.h>

#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "app/requests/ask.h"
#include "app/view/rota.h"
#include "app/view/who.h"
#include "tests/app/rota/timeline/naive_timeline.h"

namespace respite::test {

// A desk at a moment.
struct Scene {
  const NaiveDesk& naive;
  const Pieces& stands;  // what should be published
  Instant now;
  Instant until;  // how far to look
};

// Rota, seat and person, "" where it is open.
using Held = std::multiset<std::tuple<std::string, std::string, std::string>>;
[[nodiscard]] Held held_at(const Pieces& pieces, Instant at);
[[nodiscard]] std::string text_of(const Held& held);

class Witness {
 public:
  template <class... Args>
  void find(fmt::format_string<Args...> format, Args&&... args) {
    if (findings_.size() < 8) findings_.push_back(fmt::format(format, std::forward<Args>(args)...));
  }
  [[nodiscard]] const std::vector<std::string>& findings() const { return findings_; }

  // What a plan's table may show, whoever holds what: `slots` of turns that begin in the window,
  // `reaching` into it from before, `after` what would stand.
  void judge_table(const Scene& scene, const Pieces& slots, const Pieces& reaching,
                   const Pieces& after, Interval window);
  // Each place is at every moment as it was or as it had been; where nothing of it runs now, it is
  // from now on as it had been before the last publication.
  void judge_undo(const Scene& scene, const Pieces& was, const Pieces& had_been, bool last);
  // What the file wants less what somebody able holds.
  void compare_gaps(const Scene& scene, const std::vector<GapView>& gaps, Interval window,
                    std::string_view whose);
  void compare_who(const Scene& scene, const WhoView& view);
  // To somebody on duty whenever one of them is able, or, in service hours, to a colleague in
  // hours. Whoever has no hours of their own has the desk's, or those of their shifts.
  void compare_emergency(const Scene& scene, Asker& asker, Instant at);

 private:
  void judge_kept(const Scene& scene, const Pieces& slots, Interval window);

  std::vector<std::string> findings_;
};

}  // namespace respite::test
