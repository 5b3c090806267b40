// What `free`, `targets` and `parity` answer. Ids are those of the team file; waits are minutes of
// service time, rounded up.
#pragma once

#include <cstddef>

#include "app/view/times.h"
#include "scheduler/boundary/free.h"
#include "scheduler/boundary/targets.h"
#include "scheduler/boundary/week_pattern.h"

namespace respite {

[[nodiscard]] constexpr std::string_view to_text(NotFree why) {
  constexpr std::string_view kWhys[] = {"too_few_people", "too_short", "somebody_never",
                                        "never_together"};
  return kWhys[static_cast<std::size_t>(why)];
}

struct FreePersonView {
  std::string id;
  std::string name;
  std::string zone;
};

void fields(auto& visit, const FreePersonView& person) {
  visit("id", person.id, "");
  visit("name", person.name, "");
  visit("zone", person.zone, "");
}

// Times that differ in nothing but their start: every quarter hour from `first.begin` to `latest`,
// both included.
struct FreeStretchView {
  Interval first;
  Instant latest;
  std::vector<std::string> people;    // as many as are needed
  std::vector<std::string> consents;  // those of them who would have to agree
  Seconds focus{};                    // length of the movable blocks that it breaks into
  int interruptions = 0;              // that these people have had in that week
};

void fields(auto& visit, const FreeStretchView& time) {
  fields(visit, time.first);
  visit("latest", time.latest, "the latest it may begin");
  visit("people", time.people, "as many as are needed");
  visit("consents", time.consents, "those of them who would have to agree");
  visit("focus_minutes", whole_minutes(time.focus), "of movable blocks that it breaks into");
  visit("interruptions", time.interruptions, "that these people have had in that week");
}

struct FreeView {
  std::string zone;  // for people to read
  Interval window;
  Seconds length{};
  std::size_t need = 1;
  bool with_consent = false;
  std::vector<FreePersonView> people;  // who may take part, by id
  bool never_closes = false;           // the desk, in that time
  std::vector<std::string> always;     // ids: whose hours are all of it
  std::vector<FreeStretchView> times;  // in the order of find_free
  std::optional<NotFree> why_not;      // where there is none
  std::string reason;                  // the same in words
  std::vector<std::string> never;      // ids: who has no such time at all, where that is why
};

void fields(auto& visit, const FreeView& view) {
  fields(visit, view.window);
  visit("minutes", whole_minutes(view.length), "for how long");
  visit("need", view.need, "how many at once");
  visit("with_consent", view.with_consent, "");
  visit("people", view.people, "who may take part");
  visit("times", view.times, "the best first");
  visit("why_not", view.why_not ? std::optional(std::string(to_text(*view.why_not))) : std::nullopt,
        "where there is no time");
  visit("reason", maybe(view.reason), "the same in words");
  visit("never", view.never, "who has no such time at all");
  visit("never_closes", view.never_closes, "the desk, in that time");
  visit("always", view.always, "whose hours are all of it");
}

void fields(auto& visit, const Waits& waits) {
  visit("requests", waits.requests, "how many were judged");
  visit("met", waits.met, "how many would start in time");
  visit("half_minutes", whole_minutes(waits.half), "half of them wait no longer");
  visit("most_minutes", whole_minutes(waits.most), "90 % of them wait no longer");
  visit("longest_minutes", whole_minutes(waits.all), "");
  visit("tightest_minutes", whole_minutes(waits.tightest), "target that 90 % would meet");
}

struct SkillWaitsView {
  std::string skill;  // empty: a request for anybody
  bool anybody_able = true;
  Waits waits;
};

void fields(auto& visit, const SkillWaitsView& kind) {
  visit("skill", maybe(kind.skill), "null: a request for anybody");
  visit("anybody_able", kind.anybody_able, "");
  fields(visit, kind.waits);
}

struct StartTargetsView {
  std::string priority;  // "P2"
  std::optional<Seconds> promised;
  Waits together;
  std::vector<SkillWaitsView> kinds;
  std::optional<int> met_with_focus;  // P3: of `together`, where focus may be moved too
};

void fields(auto& visit, const StartTargetsView& start) {
  visit("priority", start.priority, "");
  visit("promised_minutes", whole_minutes(start.promised), "");
  visit("together", start.together, "");
  visit("met_with_focus", start.met_with_focus, "P3: where focus may be moved too");
  visit("kinds", start.kinds, "");
}

struct SkillAnswersView {
  std::string skill;  // empty: a request for anybody
  int requests = 0;
  int answered = 0;
};

void fields(auto& visit, const SkillAnswersView& answered) {
  visit("skill", maybe(answered.skill), "null: a request for anybody");
  visit("requests", answered.requests, "");
  visit("answered", answered.answered, "");
}

struct AcknowledgeView {
  std::optional<Seconds> promised;  // elapsed
  std::vector<SkillAnswersView> in_service;
  SkillAnswersView outside;
};

void fields(auto& visit, const AcknowledgeView& view) {
  visit("promised_minutes", whole_minutes(view.promised), "elapsed");
  visit("in_service", view.in_service, "");
  visit("outside", view.outside, "");
}

struct MeasuredView {
  std::string priority;
  std::optional<Seconds> promised;
  Waits waits;  // of P1 elapsed
};

void fields(auto& visit, const MeasuredView& measured) {
  visit("priority", measured.priority, "");
  visit("promised_minutes", whole_minutes(measured.promised), "");
  fields(visit, measured.waits);
}

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

void fields(auto& visit, const TargetsView& view) {
  fields(visit, view.window);
  visit("length_minutes", whole_minutes(view.length), "of each request judged");
  visit("never_closes", view.never_closes, "the desk, in the window");
  visit("always", view.always, "whose hours are all of it");
  visit("acknowledge", view.acknowledge, "P1: whether somebody is there to answer");
  visit("start", view.start, "");
  visit("measured_begin", view.measured_in.begin, "as many weeks, up to now");
  visit("measured_end", view.measured_in.end, "");
  visit("measured", view.measured, "");
}

struct LearnerView {
  std::string person;
  std::string name;
  bool novice = false;  // they have begun
  Seconds helps{};      // of `wanting`, how much they are there
};

void fields(auto& visit, const LearnerView& learner) {
  visit("person", learner.person, "");
  visit("name", learner.name, "");
  visit("novice", learner.novice, "they have begun");
  visit("helps_minutes", whole_minutes(learner.helps),
        "how much they are there when it is wanting");
}

struct HolderView {
  std::string person;
  std::string name;
};

void fields(auto& visit, const HolderView& holder) {
  visit("person", holder.person, "");
  visit("name", holder.name, "");
}

void fields(auto& visit, const WeekStretch& stretch) {
  visit("weekday", short_name(stretch.weekday), "");
  visit("from", to_text(stretch.from), "on the desk's clock");
  visit("to", to_text(stretch.to), "");
  visit("dates", stretch.dates, "on how many dates");
  visit("of", stretch.of, "of how many");
}

struct SkillParityView {
  std::string skill;
  std::vector<HolderView> holders;          // able, and there at some time in the window
  Seconds one{};                            // with at least one of them there
  Seconds two{};                            // with at least two
  std::vector<Interval> nobody;             // with none
  std::vector<WeekStretch> nobody_by_week;  // on the desk's clock
  Seconds wanting{};                        // that a learner would help with
  std::vector<LearnerView> learners;        // the best first
};

void fields(auto& visit, const SkillParityView& skill) {
  visit("skill", skill.skill, "");
  visit("holders", skill.holders, "able, and there at some time in the window");
  visit("single", skill.holders.size() == 1, "");
  visit("one_minutes", whole_minutes(skill.one), "with at least one of them there");
  visit("two_minutes", whole_minutes(skill.two), "with at least two");
  visit("nobody", skill.nobody, "with none");
  visit("nobody_by_week", skill.nobody_by_week, "");
  visit("wanting_minutes", whole_minutes(skill.wanting), "that a learner would help with");
  visit("learners", skill.learners, "the best first");
}

struct ParityView {
  std::string desk;  // its name
  std::string zone;
  Interval window;
  Seconds service{};
  std::vector<SkillParityView> skills;  // in the order of the team file
};

void fields(auto& visit, const ParityView& view) {
  fields(visit, view.window);
  visit("service_minutes", whole_minutes(view.service), "");
  visit("skills", view.skills, "in the order of the team file");
}

}  // namespace respite
