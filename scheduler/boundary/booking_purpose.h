// What time was booked for.
#pragma once

#include <optional>
#include <string_view>

namespace respite {

enum class BookingPurpose {
  kWork,
  kFavour,   // for a personal request: yields to any work until it is firm
  kRoutine,  // for work that can wait: the same
  kReview,   // protected, to learn from an emergency: no request's own time
};

[[nodiscard]] constexpr std::string_view to_text(BookingPurpose purpose) {
  constexpr std::string_view kWords[] = {"work", "favour", "routine", "review"};
  return kWords[static_cast<std::size_t>(purpose)];
}

[[nodiscard]] constexpr std::optional<BookingPurpose> parse_booking_purpose(std::string_view text) {
  for (const BookingPurpose purpose : {BookingPurpose::kWork, BookingPurpose::kFavour,
                                       BookingPurpose::kRoutine, BookingPurpose::kReview}) {
    if (to_text(purpose) == text) return purpose;
  }
  return std::nullopt;
}

}  // namespace respite
