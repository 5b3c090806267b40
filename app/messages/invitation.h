// Duties in a mail as their feed has them: the same event, under the same UID.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/desk/open_desk.h"
#include "app/feeds/calendar/feed.h"
#include "app/record/hooks/smtp.h"
#include "app/record/mail/choices.h"
#include "store/database.h"

namespace respite {

// For the mails of one batch: what people chose is read once, what feeds are made of and who has
// fetched theirs once it is needed.
class Invitations {
 public:
  Invitations(const OpenDesk& desk, const store::Database& database);

  // Whether mails of duties bring them: by what they chose, and where they leave it to us only to
  // whoever has no calendar that asked for a feed of theirs within a fortnight.
  [[nodiscard]] bool are_wanted_by(const Person& person);
  // What of these slots somebody holds by now, as requests; what of the others they hold no more,
  // as cancellations: a file for each event that is not over. At most thirty; more belong into a
  // feed.
  [[nodiscard]] std::vector<MailFile> files_for(const Person& person,
                                                const std::vector<std::string>& given,
                                                const std::vector<std::string>& taken);

 private:
  [[nodiscard]] bool has_feed(const Person& person);

  const OpenDesk& desk_;
  const store::Database& database_;
  Choices choices_;
  std::optional<FeedInput> input_;
  std::optional<std::set<std::string>> with_feed_;  // by id
};

}  // namespace respite
