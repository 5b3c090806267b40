#include "server/askers.h"

namespace respite::server {

AskView Askers::ask(std::size_t desk, const DeskState& state, const Question& question,
                    Language language, bool in_public) {
  One* one = nullptr;
  {
    const std::lock_guard lock(mutex_);
    one = &desks_[desk];
  }
  const std::lock_guard lock(one->mutex);
  if (!one->asker || one->times != state.times) {
    one->asker = std::make_unique<Asker>(*state.desk);
    one->times = state.times;
  }
  return in_public ? one->asker->ask_in_public(question, language)
                   : one->asker->ask(question, language);
}

}  // namespace respite::server
