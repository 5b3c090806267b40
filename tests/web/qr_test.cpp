#include "web/qr.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <vector>

namespace respite {
namespace {

// The picture as modules, quiet zone and all, from its path.
std::vector<std::string> modules_of(const std::string& svg) {
  const auto size = static_cast<std::size_t>(std::stoi(svg.substr(svg.find("0 0 ") + 4)));
  std::vector<std::string> rows(size, std::string(size, ' '));
  std::istringstream path(svg.substr(svg.find(" d=\"") + 4));
  for (char letter = 0; path.get(letter) && letter == 'M';) {
    std::size_t x = 0;
    std::size_t y = 0;
    std::size_t length = 0;
    path >> x >> y;
    path.get(letter);
    path >> length;
    for (std::size_t i = 0; i < length; ++i) rows.at(y).at(x + i) = '#';
    while (path.get(letter) && letter != 'z') {
    }
  }
  return rows;
}

bool has_finder(const std::vector<std::string>& rows, std::size_t x, std::size_t y) {
  constexpr std::array<const char*, 7> kFinder = {"#######", "#     #", "# ### #", "# ### #",
                                                  "# ### #", "#     #", "#######"};
  for (std::size_t i = 0; i < kFinder.size(); ++i)
    if (rows[y + i].substr(x, 7) != kFinder[i]) return false;
  return true;
}

TEST(QrCode, HasItsThreeCornersAndAQuietZone) {
  const auto rows = modules_of(qr_code("https://rota.example/feeds/x", "Code").markup());
  const std::size_t size = rows.size();
  EXPECT_EQ((size - 8 - 17) % 4, 0U);  // a version's width
  EXPECT_TRUE(has_finder(rows, 4, 4));
  EXPECT_TRUE(has_finder(rows, size - 11, 4));
  EXPECT_TRUE(has_finder(rows, 4, size - 11));
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(rows[i].find('#'), std::string::npos);
    EXPECT_EQ(rows[size - 1 - i].find('#'), std::string::npos);
  }
}

TEST(QrCode, IsMarkupWithALabelAndNothingElse) {
  const std::string svg = qr_code("x", "\"><script>").markup();
  EXPECT_NE(svg.find("aria-label=\"&quot;&gt;&lt;script&gt;\""), std::string::npos) << svg;
  EXPECT_EQ(svg.find("style"), std::string::npos);
  EXPECT_EQ(svg.find("<script"), std::string::npos);
  EXPECT_TRUE(qr_code("", "Code").markup().empty());
  EXPECT_TRUE(qr_code(std::string(2332, 'x'), "Code").markup().empty());
  EXPECT_FALSE(qr_code(std::string(2331, 'x'), "Code").markup().empty());
}

// As a camera sees it.
std::string scanned(const std::vector<std::string>& rows) {
  constexpr std::size_t kPixels = 6;
  const auto file = std::filesystem::temp_directory_path() /
                    ("respite-qr-" + std::to_string(::getpid()) + ".pgm");
  {
    std::ofstream out(file);
    const std::size_t size = rows.size() * kPixels;
    out << "P2 " << size << ' ' << size << " 1\n";
    for (std::size_t y = 0; y < size; ++y)
      for (std::size_t x = 0; x < size; ++x)
        out << (rows[y / kPixels][x / kPixels] == '#' ? "0\n" : "1\n");
  }
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(
      ::popen(("zbarimg -q --raw " + file.string() + " 2>/dev/null").c_str(), "r"), ::pclose);
  std::string text;
  for (int c = std::fgetc(pipe.get()); c != EOF; c = std::fgetc(pipe.get()))
    text += static_cast<char>(c);
  std::filesystem::remove(file);
  return text;
}

TEST(QrCode, IsReadAsWhatItSays) {
  if (std::system("zbarimg --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "no zbarimg";
  for (const std::string& text :
       {std::string("https://rota.example/feeds/c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I"),
        std::string("webcal://127.0.0.1:8080/feeds/x.ics"), std::string(300, 'a')})
    EXPECT_EQ(scanned(modules_of(qr_code(text, "Code").markup())), text + '\n');
}

}  // namespace
}  // namespace respite
