// A change before it is taken: what it does to the published rota, by the law.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/rota/judged_rota.h"
#include "app/rota/snapshot.h"
#include "app/view/change.h"
#include "scheduler/rota/life/change.h"
#include "scheduler/rota/life/other_hands.h"

namespace respite {

struct JudgedChange {
  std::vector<SlotRecord> before;        // all that is published
  std::vector<SlotRecord> after;         // with the change laid over it
  std::vector<store::SlotChange> slots;  // that differ
  std::vector<PersonChangeView> people;
  std::vector<PersonView> loads;      // of everybody, after
  std::vector<ViolationView> breaks;  // hard rules broken after and not before
  std::vector<ViolationView> bends;   // weighted ones
};

// Of a change, what somebody who is to take it wants to know.
struct Consequences {
  std::vector<ViolationView> breaks;  // as in JudgedChange
  std::vector<ViolationView> bends;
  // By id: load seconds above the fair share, then; for whom nothing is broken by it.
  std::map<std::string, std::int64_t> above;
};

// Judges one change after another to the same stretches of what is published. What it is given must
// outlive it.
class ChangeJudge {
 public:
  ChangeJudge(const OpenDesk& desk, const Snapshot& snapshot,
              const std::vector<Stretch>& stretches);

  // The window that a change to those stretches is judged in; one judge serves all of one window.
  [[nodiscard]] static Interval window_of(const Snapshot& snapshot,
                                          const std::vector<SlotRecord>& published,
                                          const std::vector<Stretch>& stretches);
  [[nodiscard]] Interval window() const { return window_; }

  // Numbers of parts come from `next_part` (store/life/parts.h).
  [[nodiscard]] JudgedChange judge(
      const std::vector<Stretch>& stretches, ChangeId change,
      const std::function<std::int64_t(const std::string& key)>& next_part) const;
  // The same where nothing is written: parts get any number that is free.
  [[nodiscard]] JudgedChange rehearse(const std::vector<Stretch>& stretches) const;
  // What rehearse() finds, of whole turns by what they touch: many can be asked about.
  [[nodiscard]] Consequences consequences_of(const std::vector<Stretch>& stretches);

 private:
  // The turns that are handed on; nothing where a stretch is no whole turn, or of somebody gone.
  [[nodiscard]] std::optional<std::vector<Handed>> whole_turns(
      const std::vector<Stretch>& stretches) const;

  const OpenDesk& desk_;
  const Snapshot& snapshot_;
  std::vector<SlotRecord> published_;
  Interval window_;  // that fairness is measured in
  Names names_;
  Judged now_;  // as it stands
  OtherHands hands_;
  std::vector<ViolationView> violations_;
  std::vector<PersonView> loads_;
};

// Everybody who could take the stretches, best first: who may, then who bends least, then who is
// farthest below their fair share. Whoever holds them is left out.
[[nodiscard]] std::vector<CandidateView> candidates_for(const OpenDesk& desk,
                                                        const Snapshot& snapshot,
                                                        const std::vector<Stretch>& stretches);

// The same of several duties that are published and lie ahead, each as find_duty() reads it; nobody
// for what it finds nothing of.
[[nodiscard]] std::vector<std::vector<CandidateView>> candidates_for_each(
    const OpenDesk& desk, const std::vector<std::string>& duties);

}  // namespace respite
