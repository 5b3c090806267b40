#include "tests/store/killing.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <ctime>
#include <limits>
#include <random>

#include "store/chain/verify.h"

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX wants it declared here

namespace respite::store {
namespace {

constexpr int kSlots = 40;

// What the victim wrote so far: 'b' and the revision before each publish, 'd' and it after.
struct Told {
  Revision begun = 0;
  Revision done = 0;
};

// Reads on until the victim has begun that many more publishes, or its end.
[[nodiscard]] Told read_told(int pipe, Told told, int begins) {
  std::array<std::int64_t, 2> word{};  // written whole: shorter than PIPE_BUF
  while (begins > 0 &&
         ::read(pipe, word.data(), sizeof word) == static_cast<ssize_t>(sizeof word)) {
    (word[0] == 'd' ? told.done : told.begun) = word[1];
    begins -= word[0] == 'b' ? 1 : 0;
  }
  return told;
}

[[nodiscard]] pid_t start_victim(const std::filesystem::path& folder, int told) {
  std::string program = RESPITE_BINARY_DIR "/bin/publish_victim";
  std::string where = folder.string();
  std::array<char*, 3> arguments = {program.data(), where.data(), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, told, STDOUT_FILENO);
  pid_t child = -1;
  const int error =
      posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  EXPECT_EQ(error, 0) << program;
  return error == 0 ? child : -1;
}

// Not a wait for something to happen: the moment of the kill is the test's random input.
void let_run(std::chrono::microseconds time) {
  timespec left{.tv_sec = 0, .tv_nsec = std::chrono::nanoseconds(time).count()};
  while (::nanosleep(&left, &left) != 0 && errno == EINTR) {
  }
}

}  // namespace

std::vector<SlotRecord> victims_slots(Revision revision) {
  std::vector<SlotRecord> slots;
  for (int i = 0; i < kSlots; ++i) {
    if (revision % 3 == 0 && i % 7 == 0) continue;  // some vanish and return
    slots.push_back(slot("p" + std::to_string(revision), 24 * i, 24 * i + 24));
  }
  return slots;
}

PublishRequest victims_request(Revision revision) {
  PublishRequest made = request(revision - 1, -100, victims_slots(revision));
  const std::string line = "revision " + std::to_string(revision) + "\n";
  for (int i = 0; i < 1500; ++i) made.documents[0].bytes += line;
  return made;
}

Revision judge_victims_store(const std::filesystem::path& folder) {
  try {
    const Database database = Database::open_to_read(folder);
    EXPECT_EQ(database.find_damage(), std::nullopt);
    for (const Damage& damage : verify(database)) ADD_FAILURE() << damage.words;
    const Revision revision = latest_revision(database);
    const bool whole = records_of(read_published(database)) ==
                       (revision == 0 ? std::vector<SlotRecord>{} : victims_slots(revision));
    EXPECT_TRUE(whole) << "revision " << revision << " is not whole";
    return whole ? revision : -1;
  } catch (const StoreError& error) {
    ADD_FAILURE() << error.what();
    return -1;
  }
}

Killings kill_publishers(int rounds, std::uint32_t seed) {
  std::mt19937 random(seed);
  Killings killings;
  const Folder folder;
  Revision before = 0;
  for (int round = 0; round < rounds && !testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed) + ", round " + std::to_string(round));
    const bool fresh = round % 5 == 0;  // from nothing: the file's creation is killed, too
    if (fresh) {
      std::filesystem::remove_all(folder.path());
      std::filesystem::create_directory(folder.path());
      before = 0;
    }
    std::array<int, 2> ends{};
    EXPECT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
    const pid_t victim = start_victim(folder.path(), ends[1]);
    ::close(ends[1]);
    if (victim < 0) break;
    Told told;
    if (!fresh) told = read_told(ends[0], told, 1 + static_cast<int>(random() % 5));
    let_run(std::chrono::microseconds(random() % (fresh ? 30'000 : 6'000)));
    ::kill(victim, SIGKILL);
    int status = 0;
    ::waitpid(victim, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "it ended by itself";
    told = read_told(ends[0], told, std::numeric_limits<int>::max());
    ::close(ends[0]);

    const Revision after = judge_victims_store(folder.path());
    EXPECT_GE(after, std::max(told.done, before));
    EXPECT_LE(after, std::max(told.begun, before));
    killings.killed += 1;
    killings.inside_a_publish += told.begun > told.done ? 1 : 0;
    killings.revisions += after - before;
    before = after;
  }
  return killings;
}

}  // namespace respite::store
