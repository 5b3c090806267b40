#include "app/desk/file/check_bounds.h"

#include <algorithm>
#include <string>

namespace respite::team_file {
namespace {

template <class Value>
bool bind_alike(const Limit<Value>& a, const Limit<Value>& b) {
  return a.hard() && b.hard() && (a.who.empty() || b.who.empty() || a.who == b.who);
}

std::string key_of(std::string_view key, std::string_view otherwise) {
  return std::string{key.empty() ? otherwise : key};
}

// "5 nights", "160 hours", "3 early".
std::string amount_text(const What& what, std::int64_t amount) {
  const CountedWords& words = words_of(what.counted);
  if (words.is_time) amount /= 3600;
  const bool shift = what.counted == Counted::kShift;
  return std::to_string(amount) + ' ' +
         (shift ? what.shift : std::string{amount == 1 ? words.one : words.many});
}

void check_sequences(const Limits& limits, const Fields& fields, Report& report) {
  for (const Limit<Sequence>& least : limits.sequences)
    for (const Limit<Sequence>& most : limits.sequences) {
      if (least.value.most || !most.value.most || !(least.value.what == most.value.what)) continue;
      if (least.value.count <= most.value.count || !bind_alike(least, most)) continue;
      if (!least.key.empty() && !most.key.empty()) continue;  // told of the short names
      report.error(fields.spot_of(key_of(least.key, "least_in_a_row")),
                   "at least " + amount_text(least.value.what, least.value.count) +
                       " in a row are asked for, and at most " + std::to_string(most.value.count) +
                       " allowed");
    }
}

void check_sums(const Limits& limits, const Fields& fields, Report& report) {
  for (const Limit<Sum>& least : limits.sums) {
    if (least.value.most || !least.hard()) continue;
    const Sum& asked = least.value;
    const Spot spot = fields.spot_of(key_of(least.key, "least"));
    const bool by_day = asked.what.counted == Counted::kDays ||
                        asked.what.counted == Counted::kNights ||
                        asked.what.counted == Counted::kEvenings;
    const int days = asked.span.unit == SumSpan::Unit::kDays    ? asked.span.count
                     : asked.span.unit == SumSpan::Unit::kWeeks ? asked.span.count * 7
                                                                : 0;
    if (by_day && days > 0 && asked.amount > days)
      report.error(spot, std::to_string(days) + " days cannot have " +
                             amount_text(asked.what, asked.amount));
    for (const Limit<Sum>& most : limits.sums) {
      if (!most.value.most || !(most.value.what == asked.what) || !bind_alike(least, most))
        continue;
      if (!(most.value.span == asked.span) || most.value.weeks != asked.weeks) continue;
      if (asked.amount <= most.value.amount || (!least.key.empty() && !most.key.empty())) continue;
      report.error(spot, "at least " + amount_text(asked.what, asked.amount) +
                             " are asked for, and at most " +
                             amount_text(most.value.what, most.value.amount) +
                             " in the same time allowed");
    }
  }
}

// An average that the hours of a week never come to; only people of a smaller share keep both.
void check_average(const Limits& limits, const Fields& fields, Report& report) {
  for (const Limit<Sum>& least : limits.sums)
    for (const Limit<Sum>& most : limits.sums) {
      const bool averages = !least.value.most && least.value.weeks > 0 && most.value.most &&
                            most.value.what.counted == Counted::kHours &&
                            most.value.span.unit == SumSpan::Unit::kWeeks;
      if (!averages || !bind_alike(least, most)) continue;
      if (least.value.amount * most.value.span.count <= most.value.amount * least.value.weeks)
        continue;
      report.warning(fields.spot_of(key_of(least.key, "average_hours")),
                     "more hours a week are asked for on average than " +
                         amount_text(most.value.what, most.value.amount) +
                         " in a span of weeks allow");
    }
}

}  // namespace

void check_bounds(const Limits& limits, const Fields& fields, Report& report) {
  check_sequences(limits, fields, report);
  check_sums(limits, fields, report);
  check_average(limits, fields, report);
}

}  // namespace respite::team_file
