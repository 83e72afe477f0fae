// SPDX-License-Identifier: Apache-2.0
#include "tests/batch/process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace landfall::test {

Process::Process(const std::vector<std::string>& arguments) {
  std::vector<std::string> words{std::string(LANDFALL_BINARY_DIR) + "/landfall"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  pid_ = ::fork();
  if (pid_ < 0) throw std::runtime_error("cannot start the program");
  if (pid_ == 0) {
    const int nowhere = ::open("/dev/null", O_RDWR);
    ::dup2(nowhere, 0);
    ::dup2(nowhere, 1);
    ::dup2(nowhere, 2);
    ::execv(pointers[0], pointers.data());
    ::_exit(127);
  }
}

Process::~Process() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
}

void Process::send(int signal) const {
  if (pid_ > 0) ::kill(pid_, signal);
}

int Process::wait(int milliseconds) {
  for (int waited = 0;; ++waited) {
    int status = 0;
    const pid_t ended = ::waitpid(pid_, &status, WNOHANG);
    if (ended == pid_) {
      pid_ = -1;
      return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    if (waited >= milliseconds) return -1;
    sleep_ms(1);
  }
}

void sleep_ms(int milliseconds) { std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds)); }

std::map<std::string, std::string> results_in(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  for (const char* name : {"results.sqlite", "results.csv", "summary.json", "summary.csv", "summary.txt", "manifest.json", "study.toml"}) {
    std::ifstream file(folder / name, std::ios::binary);
    files[name] = {std::istreambuf_iterator<char>(file), {}};
  }
  return files;
}

std::vector<std::string> left_behind(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().filename().string().starts_with(".part-")) names.push_back(entry.path().string());
  }
  return names;
}

std::string small_study(int draws, const std::string& more) {
  return "id = \"small\"\nname = { en = \"Small\", zh = \"小\" }\nsites = [\"my-johor\", \"sa-riyadh\"]\nmodules = [\"tower-pod-2000\"]\n" +
         std::string("[[axes]]\ninput = \"deal.letting.occupancy\"\nvalues = [0.8, 0.9]\n[chance]\ndraws = ") + std::to_string(draws) +
         "\nseed = 3\n[[distributions]]\ninput = \"deal.letting.credit_loss\"\n" + more;
}

}  // namespace landfall::test
