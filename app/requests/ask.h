// Ask: a request judged. Judges only; nothing is booked.
#pragma once

#include <memory>
#include <optional>

#include "app/desk/open_desk.h"
#include "app/view/ask.h"
#include "scheduler/boundary/availability.h"
#include "store/database.h"

namespace respite {

// Judges many questions about one desk; what they have in common is worked out once.
class Asker {
 public:
  // By what is published now. Throws StoreError.
  explicit Asker(const OpenDesk& desk);
  [[nodiscard]] AskView ask(const Question& question, Language language);
  // For somebody nobody knows (told.h). The question may name nobody.
  [[nodiscard]] AskView ask_in_public(const Question& question, Language language);
  [[nodiscard]] const Desk& desk() const { return snapshot_->desk; }

 private:
  [[nodiscard]] const Availability& around(Instant now);
  [[nodiscard]] Verdict judge(const Question& question);

  std::shared_ptr<const DeskSnapshot> snapshot_;
  std::optional<Availability> known_;
  std::optional<Desk> public_;  // as_public_sees() it
};

}  // namespace respite
