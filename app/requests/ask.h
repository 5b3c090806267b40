// Ask: a request judged.
#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include "app/desk/open_desk.h"
#include "app/view/ask.h"
#include "scheduler/boundary/availability.h"
#include "store/database.h"

namespace respite {

// Judges many questions about one desk; what they have in common is worked out once. Books nothing.
// Safe to share between threads; one verdict at a time.
class Asker {
 public:
  explicit Asker(OpenDesk desk) : desk_(std::move(desk)) {}
  // By what was published when it was first asked. Throw StoreError.
  [[nodiscard]] AskView ask(const Question& question, Language language);
  // For somebody nobody knows (disclosure.h). The question may name nobody.
  [[nodiscard]] AskView ask_in_public(const Question& question, Language language);

 private:
  [[nodiscard]] const Availability& around(Instant now);
  [[nodiscard]] Verdict judge(const Question& question);

  OpenDesk desk_;
  std::mutex mutex_;
  std::shared_ptr<const DeskSnapshot> snapshot_;
  std::optional<Availability> known_;
  std::optional<Desk> public_;  // as_public_sees() it
};

}  // namespace respite
