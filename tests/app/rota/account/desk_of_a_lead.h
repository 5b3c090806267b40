// A desk's folder and what a lead does with it: files written, windows planned and published.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "app/desk/open_desk.h"
#include "app/view/plan.h"
#include "tests/app/desk/file/desk_folder.h"

namespace respite::test {

class DeskOfALead : public DeskFolder {
 public:
  // Throws std::logic_error with the first mistake where the files have one.
  [[nodiscard]] OpenDesk open(Instant now) const;
  [[nodiscard]] PlanView plan(Instant now, std::string_view from, int weeks) const;
  // And publishes it. NOLINTNEXTLINE(modernize-use-nodiscard): most only want it published
  PlanView publish(Instant now, std::string_view from, int weeks) const;
  [[nodiscard]] std::string folder() const { return path().string(); }
};

// Turns by person.
[[nodiscard]] std::map<std::string, int> turns_in(const PlanView& view);

}  // namespace respite::test
