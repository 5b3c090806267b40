// Take: a request judged and booked in one transaction.
#pragma once

#include <memory>
#include <string>

#include "app/desk/open_desk.h"
#include "app/view/requests.h"
#include "store/database.h"

namespace respite {

// Takes requests on one desk, one after the other; two processes never give away the same time.
class Taker {
 public:
  explicit Taker(const OpenDesk& desk);

  // `line`: the question as it was put (question.h), kept to judge it again.
  // Judged by what is published and recorded when the transaction begins; then the verdict's time
  // is booked: firm where it accepts or schedules, tentative where it queues. Where consent is
  // needed it is asked for, and the best time without any is booked meanwhile. Throws
  // Failure(kInput) for a what-if, Failure(kRule) where `now` lies before the last recorded change.
  [[nodiscard]] TakenView take(const Question& question, const std::string& line,
                               Language language);

 private:
  const OpenDesk& desk_;
  std::shared_ptr<store::Database> database_;
};

}  // namespace respite
