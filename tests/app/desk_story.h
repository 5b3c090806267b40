// A desk in a folder and what its lead does to it, one after the other, each at a time.
#pragma once

#include <string>
#include <string_view>

#include "app/gaps.h"
#include "app/plan.h"
#include "app/publish.h"
#include "app/who.h"
#include "tests/app/desk/desk_folder.h"
#include "tests/support/times.h"

namespace respite::test {

class DeskStory {
 public:
  explicit DeskStory(const std::string& team) { write(team); }

  void write(const std::string& team) const { folder_.write("team.toml", team); }
  [[nodiscard]] OpenDesk open(std::string_view now) const {
    return must(open_desk({folder_.path().string(), instant(now), "lea", "os"}).desk, "the desk");
  }
  PlanView plan(std::string_view now, std::string_view from, int weeks) const {
    PlanOptions options;
    options.from = day(from);
    options.weeks = weeks;
    options.solve.effort = 1;
    return respite::plan(open(now), options);
  }
  PublishView publish(std::string_view now) const { return publish_draft(open(now), ""); }
  // "ana", "ana bo" where two are on; "-" for what is open.
  [[nodiscard]] std::string on(std::string_view now, std::string_view at) const {
    const OpenDesk desk = open(now);
    std::string names;
    for (const WhoSeatView& seat : who(desk.invocation, desk, instant(at)).on)
      names += (names.empty() ? "" : " ") + seat.person.value_or("-");
    return names;
  }

 private:
  DeskFolder folder_;
};

}  // namespace respite::test
