// Duties in a mail as their feed has them: the same event, under the same UID.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/desk/open_desk.h"
#include "app/feeds/calendar/feed.h"
#include "app/record/hooks/smtp.h"
#include "store/database.h"

namespace respite {

// For the mails of one run: what feeds are made of is read once, when it is first needed.
class Invitations {
 public:
  Invitations(const OpenDesk& desk, const store::Database& database);

  // What of these slots somebody holds by now, as requests; what of the others they hold no more,
  // as cancellations: a file for each event. At most thirty; more belong into a feed.
  [[nodiscard]] std::vector<MailFile> files_for(const Person& person,
                                                const std::vector<std::string>& given,
                                                const std::vector<std::string>& taken);
  [[nodiscard]] const store::Database& database() const { return database_; }
  // Whether a calendar has asked for a feed of theirs within a fortnight.
  [[nodiscard]] bool has_feed(const Person& person) const;

 private:
  const OpenDesk& desk_;
  const store::Database& database_;
  std::optional<FeedInput> input_;
};

}  // namespace respite
