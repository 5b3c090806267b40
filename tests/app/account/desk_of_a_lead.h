// A desk's folder and what a lead does with it: files written, windows planned and published.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "app/open_desk.h"
#include "app/view.h"

namespace respite::test {

class DeskOfALead {
 public:
  DeskOfALead();
  ~DeskOfALead();
  DeskOfALead(const DeskOfALead&) = delete;
  DeskOfALead& operator=(const DeskOfALead&) = delete;

  void write(const std::string& file, std::string_view content) const;
  // Throws std::logic_error with the first mistake where the files have one.
  [[nodiscard]] OpenDesk open(Instant now) const;
  [[nodiscard]] PlanView plan(Instant now, std::string_view from, int weeks) const;
  // And publishes it.
  PlanView publish(Instant now, std::string_view from, int weeks) const;
  [[nodiscard]] std::string folder() const { return folder_.string(); }

 private:
  std::filesystem::path folder_;
};

// Turns by person.
[[nodiscard]] std::map<std::string, int> turns_in(const PlanView& view);

}  // namespace respite::test
