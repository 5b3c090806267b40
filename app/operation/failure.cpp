#include "app/operation/failure.h"

#include <filesystem>
#include <new>

#include "store/error.h"

namespace respite {

std::string typed_words(const std::exception& error) {
  const auto* failure = dynamic_cast<const Failure*>(&error);
  return error.what() + (failure ? failure->advice() : "");
}

ExitCode exit_code_of(const std::exception& error) {
  if (const auto* failure = dynamic_cast<const Failure*>(&error)) return failure->code();
  const bool file = dynamic_cast<const store::StoreError*>(&error) != nullptr ||
                    dynamic_cast<const std::filesystem::filesystem_error*>(&error) != nullptr ||
                    dynamic_cast<const std::bad_alloc*>(&error) != nullptr;
  return file ? ExitCode::kFile : ExitCode::kBug;
}

}  // namespace respite
