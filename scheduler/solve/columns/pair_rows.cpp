#include "scheduler/solve/columns/pair_rows.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace respite {
namespace {

constexpr std::size_t kMostRows = 20'000;

class Builder {
 public:
  Builder(const Problem& problem, const PairJudge& judge, const Posts& posts)
      : problem_(problem), judge_(judge), posts_(posts) {}

  PairRows build() {
    for (const PairJudge::Group& group : judge_.groups()) {
      const PairJudge::Standard& standard = judge_.standards()[group.standard];
      if (standard.kind == PairJudge::Kind::kNoviceSeat) {
        add_novices(standard, group);
      } else if (standard.kind == PairJudge::Kind::kSkill) {
        add_skill(standard, group);
      } else if (standard.kind == PairJudge::Kind::kNoviceShift) {
        add_novices_of_shift(standard, group);
      }
    }
    add_company();
    return std::move(rows_);
  }

 private:
  [[nodiscard]] int post_of(TurnIndex turn) const { return posts_.of[at(turn)]; }
  [[nodiscard]] bool may_hold(TurnIndex turn, std::size_t person) const {
    return !problem_.barred[at(turn)][person];
  }

  // Those of one kind of novice on the first seat are no more than those on the second who are
  // able where they are not.
  void add_novices(const PairJudge::Standard& standard, const PairJudge::Group& group) {
    const TurnIndex first = group.turns.front();
    const TurnIndex second = group.turns.back();
    if (post_of(first) < 0 || post_of(second) < 0) return;
    std::map<std::vector<bool>, PairRow> kinds;
    for (std::size_t p = 0; p < problem_.people.size(); ++p)
      if (!standard.alone[p] && may_hold(first, p))
        kinds[standard.beside[p]].cells.push_back({p, post_of(first), 1});
    for (auto& [beside, row] : kinds) {
      for (std::size_t p = 0; p < problem_.people.size() && group.turns.size() > 1; ++p)
        if (beside[p] && may_hold(second, p)) row.cells.push_back({p, post_of(second), -1});
      rows_.rows.push_back(std::move(row));
    }
  }

  // Somebody who has the skill, or a place kept for them.
  void add_skill(const PairJudge::Standard& standard, const PairJudge::Group& group) {
    PairRow row;
    row.most = -1;
    for (const TurnIndex turn : group.turns) {
      const int post = post_of(turn);
      if (post < 0) {
        const auto holder = problem_.turns[at(turn)].fixed;
        if (!holder || standard.alone[at(*holder)]) return;
        continue;
      }
      if (row.empty_post == post) continue;
      if (row.empty_post >= 0) return;
      row.empty_post = post;
      for (std::size_t p = 0; p < problem_.people.size(); ++p)
        if (standard.alone[p] && may_hold(turn, p)) row.cells.push_back({p, post, -1});
    }
    if (row.empty_post >= 0) rows_.rows.push_back(std::move(row));
  }

  // A novice is on the shift only where somebody able is: no more of each than of all the able.
  void add_novices_of_shift(const PairJudge::Standard& standard, const PairJudge::Group& group) {
    std::set<int> posts;
    for (const TurnIndex turn : group.turns) {
      if (post_of(turn) < 0) return;
      posts.insert(post_of(turn));
    }
    PairRow able;
    for (const int post : posts) {
      const TurnIndex turn = posts_.posts[static_cast<std::size_t>(post)].turns.front();
      for (std::size_t p = 0; p < problem_.people.size(); ++p)
        if (standard.alone[p] && may_hold(turn, p)) able.cells.push_back({p, post, -1});
    }
    for (std::size_t p = 0; p < problem_.people.size(); ++p) {
      if (!standard.novice[p]) continue;
      PairRow row = able;
      for (const int post : posts)
        if (may_hold(posts_.posts[static_cast<std::size_t>(post)].turns.front(), p))
          row.cells.push_back({p, post, 1});
      if (row.cells.size() > able.cells.size()) rows_.rows.push_back(std::move(row));
    }
  }

  void add_company() {
    const std::size_t people = problem_.people.size();
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t a = 0; a < people; ++a)
      for (std::size_t b = a + 1; b < people; ++b)
        if (judge_.company_cost(index_of<PersonIndex>(a), index_of<PersonIndex>(b)) != 0)
          pairs.emplace_back(a, b);
    if (pairs.empty()) return;
    const PairRows before = rows_;
    for (std::size_t t = 0; t < problem_.turns.size(); ++t) {
      const auto turn = index_of<TurnIndex>(t);
      for (const TurnIndex other : judge_.together_with(turn)) {
        if (other <= turn || repeats(turn, other)) continue;
        for (const auto& [a, b] : pairs) {
          add_meeting(turn, a, other, b);
          if (post_of(turn) < 0 || post_of(turn) != post_of(other)) add_meeting(turn, b, other, a);
        }
      }
    }
    if (rows_.rows.size() <= kMostRows) return;
    rows_ = before;
    rows_.constant = judge_.least_company_cost();
  }

  // Heads of one post stand for each other; the same two posts meet once.
  [[nodiscard]] bool repeats(TurnIndex turn, TurnIndex other) {
    const int one = post_of(turn);
    const int two = post_of(other);
    if (one < 0 || two < 0) {
      // A head of a post beside a turn that is held: once for all heads.
      const int post = std::max(one, two);
      const TurnIndex held = one < 0 ? turn : other;
      return post >= 0 && !met_held_.try_emplace({post, at(held)}, true).second;
    }
    return !met_.try_emplace({one, two}, true).second;
  }

  // Where nothing is to be chosen: whether that person is there.
  [[nodiscard]] std::optional<bool> is_there(TurnIndex turn, std::size_t person) const {
    if (post_of(turn) < 0) return problem_.turns[at(turn)].fixed == index_of<PersonIndex>(person);
    if (!may_hold(turn, person)) return false;
    return std::nullopt;
  }

  void add_meeting(TurnIndex turn, std::size_t a, TurnIndex other, std::size_t b) {
    const auto one = is_there(turn, a);
    const auto two = is_there(other, b);
    if (one == false || two == false) return;
    const std::int64_t cost =
        judge_.company_cost(index_of<PersonIndex>(a), index_of<PersonIndex>(b));
    if (one && two) {
      rows_.constant += cost;
      return;
    }
    const int company = static_cast<int>(rows_.company.size());
    rows_.company.push_back(cost);
    const auto row = [&](int factor, int most) {
      return PairRow{.cells = {}, .company = company, .company_factor = factor, .most = most};
    };
    if (cost > 0) {  // together at least as much as both are there
      PairRow both = row(-1, one || two ? 0 : 1);
      if (!one) both.cells.push_back({a, post_of(turn), 1});
      if (!two) both.cells.push_back({b, post_of(other), 1});
      rows_.rows.push_back(std::move(both));
      return;
    }
    if (!one) {
      rows_.rows.push_back(row(1, 0));
      rows_.rows.back().cells.push_back({a, post_of(turn), -1});
    }
    if (!two) {
      rows_.rows.push_back(row(1, 0));
      rows_.rows.back().cells.push_back({b, post_of(other), -1});
    }
  }

  const Problem& problem_;
  const PairJudge& judge_;
  const Posts& posts_;
  std::map<std::pair<int, int>, bool> met_;
  std::map<std::pair<int, std::size_t>, bool> met_held_;
  PairRows rows_;
};

}  // namespace

PairRows pair_rows_of(const Problem& problem, const PairJudge& judge, const Posts& posts) {
  return Builder(problem, judge, posts).build();
}

}  // namespace respite
