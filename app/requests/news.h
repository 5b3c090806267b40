// What a transaction did to requests, told to those it concerns.
#pragma once

#include <map>
#include <string>

#include "app/desk/open_desk.h"
#include "app/requests/request_records.h"

namespace respite {

// Made when a transaction begins, asked to tell at its end: it compares, so that whatever moved a
// booking in between is told, by whichever way it came about.
class RequestNewsDesk {
 public:
  RequestNewsDesk(store::Database& database, const OpenDesk& desk);

  // `reply`: what was answered to a request taken in this transaction.
  void tell(const std::string& reply = {});

 private:
  struct Known {
    RequestState state{};
    std::optional<BookingRecord> booked;
  };
  void tell_of(const RequestRecord& request, const std::vector<BookingRecord>& bookings,
               const std::string& reply);

  store::Database& database_;
  const OpenDesk& desk_;
  bool is_open_;
  std::map<RequestId, Known> before_;
};

}  // namespace respite
