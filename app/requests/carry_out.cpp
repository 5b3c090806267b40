#include "app/requests/carry_out.h"

#include "app/requests/booking.h"
#include "app/requests/consents.h"

namespace respite {
namespace {

void add(CarriedOut& done, Booked booked) {
  done.booked = std::move(booked.booking);
  done.moved = std::move(booked.moved);
  done.requeued = std::move(booked.requeued);
}

}  // namespace

CarriedOut carry_out(store::Database& database, const OpenDesk& desk, const Moment& moment,
                     const Request& request, const Verdict& verdict, RequestId id) {
  CarriedOut done;
  const std::optional<Offer> offer = offer_of(verdict);
  switch (verdict.kind) {
    case VerdictKind::kAcceptNow:
    case VerdictKind::kScheduleAt:
      if (offer) add(done, book_firm(database, desk, moment, id, *offer, false));
      break;
    case VerdictKind::kQueue:
      if (!offer) break;
      done.booked =
          book_tentative(database, desk, id, *offer,
                         request.category == Category::kPersonal ? BookingPurpose::kFavour
                                                                 : BookingPurpose::kRoutine);
      break;
    case VerdictKind::kEscalate:
      break;
    case VerdictKind::kNeedsConsent:
      done.consents = ask_consents(database, desk, moment, request, verdict, id);
      // Somebody who asks is never left without a time while others make up their minds.
      if (!verdict.alternatives.empty()) {
        add(done, book_firm(database, desk, moment, id, verdict.alternatives.front(), false));
      }
      break;
  }
  return done;
}

RequestState state_after(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::kQueue:
      return RequestState::kWaiting;
    case VerdictKind::kEscalate:
      return RequestState::kEscalated;
    case VerdictKind::kNeedsConsent:
      return RequestState::kConsent;
    case VerdictKind::kAcceptNow:
    case VerdictKind::kScheduleAt:
      break;
  }
  return RequestState::kBooked;
}

}  // namespace respite
