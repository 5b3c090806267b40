#include "app/desk/file/read_families.h"

#include <algorithm>
#include <string>
#include <type_traits>

#include "app/desk/file/check_bounds.h"
#include "app/desk/file/scan_words.h"
#include "app/desk/file/values.h"
#include "app/desk/file/words_limits.h"
#include "text/utf8.h"

namespace respite::team_file {
namespace {

constexpr std::string_view kSums =
    "write for example \"5 nights in 7 days\" or \"160h in a month\"";

class Reading {
 public:
  Reading(const Fields& fields, LimitsOf of, const Names& duties, const Names& people,
          Report& report)
      : fields_(fields), of_(of), duties_(duties), people_(people), report_(report) {}

  void read(Limits& limits) {
    for (const bool most : {true, false}) {
      read_list(most ? "most_in_a_row" : "least_in_a_row", [&](const Node& node) {
        if (auto one = as_limit(node, [&](const Node& is) { return as_sequence(is, most); }))
          limits.sequences.push_back(*std::move(one));
      });
      read_list(most ? "most" : "least", [&](const Node& node) {
        if (auto one = as_limit(node, [&](const Node& is) { return as_sum(is, most); }))
          limits.sums.push_back(*std::move(one));
      });
    }
    read_list("rest_after", [&](const Node& node) {
      if (auto one = as_limit(node, [&](const Node& is) { return as_rest_after(is); }))
        limits.rest_after.push_back(*std::move(one));
    });
    read_list("long_rest", [&](const Node& node) {
      if (auto one = as_limit(node, [&](const Node& is) { return as_long_rest(is); }))
        limits.long_rests.push_back(*std::move(one));
    });
    read_list("never", [&](const Node& node) { read_never(limits, node); });
    read_all_apart(limits);
    read_average(limits);
    read_weekends(limits);
    read_holidays(limits);
  }

 private:
  template <class Take>
  void read_list(std::string_view key, Take take) {
    const Node* node = fields_.find(key);
    if (!node) return;
    const List* list = node->get<List>();
    if (!list) return take(*node);
    for (const Node& item : *list) take(item);
  }

  // A bare value binds everybody and is hard; { is, weight, who }.
  template <class Reader,
            class Value = typename std::invoke_result_t<Reader, const Node&>::value_type>
  std::optional<Limit<Value>> as_limit(const Node& node, Reader reader) {
    std::optional<Limit<Value>> limit;
    if (!node.get<Table>()) {
      if (auto value = reader(node)) limit = Limit<Value>{*std::move(value), {}};
      return limit;
    }
    const Fields fields{node, "bound", report_};
    const auto weight = fields.read("weight", Whole{1, 10'000});
    std::vector<PersonIndex> who = read_who(fields);
    const Node* is = fields.find("is");
    if (!is) {
      report_.error(node.spot, "a limit wants \"is\"");
      return limit;
    }
    if (auto value = reader(*is)) limit = Limit<Value>{*std::move(value), weight, std::move(who)};
    return limit;
  }

  std::vector<PersonIndex> read_who(const Fields& fields) {
    std::vector<PersonIndex> who;
    if (fields.find("who") && of_ == LimitsOf::kPerson)
      report_.error(fields.spot_of("who"), "a person's limits bind that person alone");
    const Node* named = fields.find("who");
    if (const List* list = named ? named->get<List>() : nullptr; list && list->empty())
      report_.error(named->spot, "\"who\" names nobody", "leave it out to bind everybody");
    for (const std::size_t person : fields.read("who", list_of(Known{people_, "in \"who\""})))
      who.push_back(index_of<PersonIndex>(person));
    std::ranges::sort(who);
    return who;
  }

  [[nodiscard]] const Text* text_of(const Node& node, std::string_view example) {
    const Text* text = node.get<Text>();
    if (!text) report_kind(node, report_, "a limit such as \"" + std::string{example} + '"');
    return text;
  }

  // Reports the name of a shift that nobody declared.
  bool is_known(const What& what, Spot spot) {
    if (what.counted != Counted::kShift || duties_.find(what.shift)) return true;
    std::vector<std::string_view> known = duties_.known();
    const std::vector<std::string_view> words = words_of_what();
    known.insert(known.end(), words.begin(), words.end());
    report_.error(spot, "unknown shift, seat or group " + text::quote(what.shift),
                  report_.near(what.shift, known));
    return false;
  }

  // As days are meant by "2 days", turns of a shift "day" are by "2 day".
  [[nodiscard]] std::optional<SaidAmount> amount_in(std::string_view text) const {
    auto said = parse_amount(text);
    const std::string_view day = words_of(Counted::kDays).one;
    if (said && said->amount != 1 && said->what.counted == Counted::kDays &&
        tidy(text).ends_with(day) && duties_.find(day))
      said->what = {Counted::kShift, std::string{day}};
    return said;
  }

  [[nodiscard]] What shift_or(std::string_view text) const {
    const What what = parse_what(text);
    if (what.counted == Counted::kNights || !duties_.find(tidy(text))) return what;
    return {Counted::kShift, tidy(text)};
  }

  std::optional<Sequence> as_sequence(const Node& node, bool most) {
    constexpr std::string_view kExample = "5 nights";
    const Text* text = text_of(node, kExample);
    const auto said = text ? amount_in(*text) : std::nullopt;
    if (!text || (said && !is_known(said->what, node.spot))) return std::nullopt;
    const bool most_off = said && most && said->what.counted == Counted::kDaysOff;
    const bool least_turns = said && !most && said->what.counted == Counted::kTurns;
    const bool fits = said && said->amount >= 1 && said->amount <= 366 && !most_off &&
                      !least_turns && words_of(said->what.counted).in_a_row;
    if (fits) return Sequence{said->what, most, static_cast<int>(said->amount)};
    return report_.error(node.spot, "bad limit " + text::quote(*text),
                         most ? "write for example \"5 nights\", \"5 days\" or \"3 early\""
                              : "write for example \"2 days off\", \"2 nights\" or \"2 early\"");
  }

  std::optional<Sum> as_sum(const Node& node, bool most) {
    const Text* text = text_of(node, "5 nights in 7 days");
    if (!text) return std::nullopt;
    const auto parts = split_at(*text, "in");
    const auto said = parts ? amount_in(parts->first) : std::nullopt;
    const auto span = parts ? parse_span(parts->second) : std::nullopt;
    if (said && span && !is_known(said->what, node.spot)) return std::nullopt;
    if (said && span && said->what.counted != Counted::kDaysOff)
      return Sum{said->what, most, said->amount, *span};
    return report_.error(node.spot, "bad limit " + text::quote(*text), std::string{kSums});
  }

  std::optional<RestAfter> as_rest_after(const Node& node) {
    const Text* text = text_of(node, "48h after nights");
    if (!text) return std::nullopt;
    const auto parts = split_at(*text, "after");
    const auto rest = parts ? parse_duration(parts->first) : std::nullopt;
    const What what = parts ? shift_or(parts->second) : What{};
    if (rest && !is_known(what, node.spot)) return std::nullopt;
    if (rest && (what.counted == Counted::kNights || what.counted == Counted::kShift))
      return RestAfter{what, *rest};
    return report_.error(node.spot, "bad rest " + text::quote(*text),
                         "write for example \"48h after nights\"");
  }

  std::optional<LongRest> as_long_rest(const Node& node) {
    const Text* text = text_of(node, "35h in a week");
    if (!text) return std::nullopt;
    const auto parts = split_at(*text, "in");
    const auto rest = parts ? parse_duration(parts->first) : std::nullopt;
    const auto span = parts ? parse_span(parts->second) : std::nullopt;
    const bool fits =
        rest && span &&
        (span->unit == SumSpan::Unit::kDays || span->unit == SumSpan::Unit::kWeeks) &&
        *rest < std::chrono::days{1} * span->count * (span->unit == SumSpan::Unit::kWeeks ? 7 : 1);
    if (fits) return LongRest{*rest, *span};
    return report_.error(node.spot, "bad rest " + text::quote(*text),
                         "write for example \"35h in a week\" or \"48h in 14 days\"");
  }

  void read_never(Limits& limits, const Node& node) {
    if (of_ == LimitsOf::kRota) {
      report_.error(fields_.spot_of("never"),
                    "\"never\" is for [limits] and for people: a shift names its \"people\"");
      return;
    }
    const auto reader = [&](const Node& is) -> std::optional<What> {
      const Text* text = text_of(is, "nights");
      if (!text) return std::nullopt;
      const What what = shift_or(*text);
      if (!is_known(what, is.spot)) return std::nullopt;
      if (what.counted == Counted::kNights || what.counted == Counted::kShift) return what;
      return report_.error(is.spot, "\"never\" is of nights, a shift or a group");
    };
    auto limit = as_limit(node, reader);
    if (!limit) return;
    if (limit->weight)
      report_.error(node.spot, "\"never\" has no weight", "write a wish: dislikes = [...]");
    if (of_ == LimitsOf::kDesk && limit->who.empty())
      report_.error(node.spot, "\"never\" binds some people: nobody would be left",
                    R"(write for example never = { is = "nights", who = ["ann"] })");
    limits.never.push_back(*std::move(limit));
  }

  // Lists of people, or one such list alone.
  void read_all_apart(Limits& limits) {
    const Node* node = fields_.find("apart");
    const List* list = node ? node->get<List>() : nullptr;
    const bool alone = list && !list->empty() && std::ranges::all_of(*list, [](const Node& item) {
                         return item.get<Text>() != nullptr;
                       });
    if (alone) return read_apart(limits, *node);
    read_list("apart", [&](const Node& one) { read_apart(limits, one); });
  }

  void read_apart(Limits& limits, const Node& node) {
    if (of_ == LimitsOf::kPerson) {
      report_.error(fields_.spot_of("apart"), "\"apart\" is for [limits] and for rotas");
      return;
    }
    const auto reader = [&](const Node& is) -> std::optional<Apart> {
      Apart apart;
      for (const std::size_t person : as_list(is, report_, Known{people_, "in \"apart\""}))
        apart.people.push_back(index_of<PersonIndex>(person));
      std::ranges::sort(apart.people);
      if (apart.people.size() > 1 && std::ranges::adjacent_find(apart.people) == apart.people.end())
        return apart;
      return report_.error(is.spot, "two people or more are kept apart",
                           "write for example apart = [[\"ann\", \"ben\"]]");
    };
    if (auto limit = as_limit(node, reader)) limits.apart.push_back(*std::move(limit));
  }

  // "38h 30m over 13 weeks", in a table with a tolerance.
  void read_average(Limits& limits) {
    const Node* node = fields_.find("average_hours");
    if (!node) return;
    Seconds tolerance{};
    std::optional<int> weight;
    std::vector<PersonIndex> who;
    const Node* is = node;
    if (node->get<Table>()) {
      const Fields fields{*node, "average", report_};
      tolerance = fields.read("tolerance", as_duration).value_or(tolerance);
      weight = fields.read("weight", Whole{1, 10'000});
      who = read_who(fields);
      is = fields.find("is");
      if (!is) report_.error(node->spot, "a limit wants \"is\"");
    }
    const Text* text = is ? text_of(*is, "38h 30m over 13 weeks") : nullptr;
    if (!text) return;
    const auto parts = split_at(*text, "over");
    auto hours = parse_duration(parts ? parts->first : *text);
    const auto span = parts ? parse_span(parts->second)
                            : std::optional(SumSpan{SumSpan::Unit::kWeeks, kUsualWeeks});
    if (!hours || !span || span->unit != SumSpan::Unit::kWeeks) {
      report_.error(is->spot, "bad average " + text::quote(*text),
                    "write for example \"38h 30m over 13 weeks\"");
      return;
    }
    if (tolerance > *hours) {
      report_.error(node->spot, "\"tolerance\" is more than the hours themselves");
      return;
    }
    for (const bool most : {false, true}) {
      const Seconds amount = (most ? *hours + tolerance : *hours - tolerance) * span->count;
      limits.sums.push_back(
          {{{Counted::kHours, {}}, most, amount.count(), {}, span->count}, weight, who});
    }
  }

  void read_weekends(Limits& limits) {
    const Node* node = fields_.find("complete_weekends");
    if (!node) return;
    if (node->get<Table>()) {
      const Fields fields{*node, "complete", report_};
      limits.complete_weekends =
          Limit<CompleteWeekends>{{}, fields.read("weight", Whole{1, 10'000}), read_who(fields)};
    } else if (as_bool(*node, report_).value_or(false)) {
      limits.complete_weekends = Limit<CompleteWeekends>{};
    }
  }

  // "all", names of holidays, or such with a weight.
  void read_holidays(Limits& limits) {
    const Node* node = fields_.find("alternate_holidays");
    if (!node) return;
    const auto reader = [&](const Node& is) -> std::optional<AlternateHolidays> {
      AlternateHolidays holidays;
      const auto reader_of_name = [&](const Node& name, Report& report) {
        auto text = as_text(name, report);
        if (text) holidays.named_at.push_back(report.place(name.spot));
        return text;
      };
      if (const List* list = is.get<List>(); list && list->empty())
        return report_.error(is.spot, "no holiday is named", "write \"all\" for every holiday");
      holidays.names = as_list(is, report_, reader_of_name);
      if (holidays.names.empty()) return std::nullopt;
      if (holidays.names == std::vector<std::string>{"all"}) return AlternateHolidays{};
      return holidays;
    };
    limits.alternate_holidays = as_limit(*node, reader);
  }

  const Fields& fields_;
  LimitsOf of_;
  const Names& duties_;
  const Names& people_;
  Report& report_;
};

}  // namespace

void read_families(Limits& limits, const Fields& fields, LimitsOf of, const Names& duties,
                   const Names& people, Report& report) {
  Reading(fields, of, duties, people, report).read(limits);
  check_bounds(limits, fields, report);
}

}  // namespace respite::team_file
