// What `targets` answers, as plain values. Waits are minutes of service time, rounded up.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scheduler/boundary/targets.h"

namespace respite {

struct SkillWaitsView {
  std::string skill;  // empty: a request for anybody
  bool anybody_able = true;
  Waits waits;
};

struct StartTargetsView {
  std::string priority;  // "P2"
  std::optional<Seconds> promised;
  Waits together;
  std::vector<SkillWaitsView> kinds;
  std::optional<int> met_with_focus;  // P3: of `together`, where focus may be moved too
};

struct SkillAnswersView {
  std::string skill;  // empty: a request for anybody
  int requests = 0;
  int answered = 0;
};

struct AcknowledgeView {
  std::optional<Seconds> promised;  // elapsed
  std::vector<SkillAnswersView> in_service;
  SkillAnswersView outside;
};

struct MeasuredView {
  std::string priority;
  std::optional<Seconds> promised;
  Waits waits;  // of P1 elapsed
};

struct TargetsView {
  std::string desk;  // its name
  std::string zone;
  Interval window;
  Seconds length{};                 // of each request judged
  bool never_closes = false;        // the desk, in the window: service time is elapsed time
  std::vector<std::string> always;  // names: whose hours are all of it
  std::optional<AcknowledgeView> acknowledge;
  std::vector<StartTargetsView> start;
  Interval measured_in;  // as many weeks, up to now
  std::vector<MeasuredView> measured;
};

}  // namespace respite
