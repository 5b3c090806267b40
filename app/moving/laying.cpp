#include "app/moving/laying.h"

#include <algorithm>

namespace respite::moving {
namespace {

using Pieces = std::vector<HeldPiece>;

void cut_out(Pieces& pieces, Interval span) {
  Pieces after;
  for (const HeldPiece& piece : pieces)
    for (const Interval& part : subtract(IntervalSet{piece.span}, IntervalSet{span}))
      after.push_back({part, piece.person});
  pieces = std::move(after);
}

IntervalSet time_held(const Pieces& pieces) {
  std::vector<Interval> spans;
  for (const HeldPiece& piece : pieces) spans.push_back(piece.span);
  return IntervalSet(std::move(spans));
}

void cut_laid(LaidOver& laid, std::size_t rota, std::size_t seat, Interval span) {
  std::vector<LaidPiece> after;
  for (const LaidPiece& piece : laid.pieces) {
    if (piece.rota != rota || piece.seat != seat) {
      after.push_back(piece);
      continue;
    }
    for (const Interval& part : subtract(IntervalSet{piece.span}, IntervalSet{span})) {
      after.push_back(piece);
      after.back().span = part;
    }
  }
  laid.pieces = std::move(after);
}

}  // namespace

Laying::Laying(ScheduleShape& shape) : shape_(shape) {
  for (const RotaShape& rota : shape.rotas) now_.push_back(rota.held);
}

void Laying::everybody(const std::vector<std::size_t>& rotas, Interval span,
                       const std::optional<std::string>& to, LaidOver& laid) {
  IntervalSet held;
  for (const std::size_t rota : rotas) {
    for (std::size_t seat = 0; seat < now_[rota].size(); ++seat) {
      if (seat == 0) held = unite(held, time_held(now_[rota][0]));
      if (to && seat == 0) {
        give(rota, seat, span, std::nullopt, *to, laid);
      } else {
        take(rota, seat, span, std::nullopt);
      }
    }
  }
  if (!to || rotas.empty()) return;
  for (const Interval& gap : gaps(held, span))
    shape_.beside.push_back({rotas.front(), 0, {gap, *to}});
}

void Laying::instead(const std::string& from, const std::optional<std::string>& to, Interval span,
                     LaidOver& laid) {
  for (std::size_t rota = 0; rota < now_.size(); ++rota) {
    for (std::size_t seat = 0; seat < now_[rota].size(); ++seat) {
      if (to) {
        give(rota, seat, span, from, *to, laid);
      } else {
        take(rota, seat, span, from);
      }
    }
  }
}

void Laying::also(const std::string& who, Interval span) {
  if (now_.empty()) return;
  IntervalSet held;
  for (const auto& seats : now_)
    for (const Pieces& pieces : seats) held = unite(held, time_held(pieces));
  for (const Interval& part : intersect(held, span))
    shape_.beside.push_back({0, now_[0].size(), {part, who}});
  for (const Interval& part : gaps(held, span)) shape_.beside.push_back({0, 0, {part, who}});
}

void Laying::keep(LaidOver laid) {
  if (!laid.pieces.empty()) shape_.laid.push_back(std::move(laid));
}

void Laying::give(std::size_t rota, std::size_t seat, Interval span,
                  const std::optional<std::string>& from, const std::string& to, LaidOver& laid) {
  Pieces& pieces = now_[rota][seat];
  Pieces given;
  for (const HeldPiece& piece : pieces) {
    const Interval part = intersection(piece.span, span);
    if (part.empty() || (from && piece.person != *from) || piece.person == to) continue;
    laid.pieces.push_back({rota, seat, part, piece.person, to});
    given.push_back({part, to});
  }
  for (const HeldPiece& piece : given) cut_out(pieces, piece.span);
  pieces.insert(pieces.end(), given.begin(), given.end());
  std::ranges::sort(pieces, {}, [](const HeldPiece& piece) { return piece.span.begin; });
}

void Laying::take(std::size_t rota, std::size_t seat, Interval span,
                  const std::optional<std::string>& from) {
  std::vector<Interval> gone;
  for (const HeldPiece& piece : now_[rota][seat])
    if (!from || piece.person == *from) gone.push_back(intersection(piece.span, span));
  for (const Interval& part : gone) {
    cut_out(now_[rota][seat], part);
    cut_out(shape_.rotas[rota].held[seat], part);
    for (LaidOver& laid : shape_.laid) cut_laid(laid, rota, seat, part);
  }
}

}  // namespace respite::moving
