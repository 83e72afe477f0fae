// SPDX-License-Identifier: Apache-2.0
#include "tests/batch/cluster.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/batch/process.hpp"

namespace landfall::test {

Cluster::Cluster(std::string folder) : folder_(std::move(folder)) {
  char host[65] = {};
  ::gethostname(host, sizeof(host) - 1);
  std::filesystem::create_directories(folder_ + "/state");
  std::filesystem::create_directories(folder_ + "/spool");
  ::chmod(folder_.c_str(), 0755);  // munge wants a path that others can walk
  const int port = 20000 + static_cast<int>(::getpid() % 20000);
  {
    std::ofstream key(folder_ + "/munge.key", std::ios::binary);
    std::ifstream chance("/dev/urandom", std::ios::binary);
    std::string bytes(1024, ' ');
    chance.read(bytes.data(), 1024);
    key << bytes;
  }
  ::chmod((folder_ + "/munge.key").c_str(), 0600);
  std::ofstream(folder_ + "/slurm.conf")
      << "ClusterName=landfall\nSlurmctldHost=" << host
      << "(127.0.0.1)\nAuthType=auth/munge\nCredType=cred/munge\nAuthInfo=socket=" << folder_
      << "/munge.socket\nSlurmUser=root\nSlurmdUser=root\nStateSaveLocation=" << folder_ << "/state\nSlurmdSpoolDir=" << folder_
      << "/spool\nSlurmctldPidFile=" << folder_ << "/slurmctld.pid\nSlurmdPidFile=" << folder_ << "/slurmd.pid\nSlurmctldPort=" << port
      << "\nSlurmdPort=" << port + 1 << "\nSlurmctldLogFile=" << folder_ << "/slurmctld.log\nSlurmdLogFile=" << folder_
      << "/slurmd.log\nProctrackType=proctrack/linuxproc\nTaskPlugin=task/none\nSelectType=select/cons_tres\nSelectTypeParameters=CR_Core\n"
         "MpiDefault=none\nReturnToService=2\nKillWait=5\nNodeName="
      << host << " NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN\nPartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP\n";
  ::setenv("SLURM_CONF", (folder_ + "/slurm.conf").c_str(), 1);
  start({"munged", "--force", "--foreground", "--key-file=" + folder_ + "/munge.key", "--socket=" + folder_ + "/munge.socket",
         "--pid-file=" + folder_ + "/munged.pid", "--log-file=" + folder_ + "/munged.log", "--seed-file=" + folder_ + "/munged.seed"});
  for (int i = 0; i < 100 && !std::filesystem::exists(folder_ + "/munge.socket"); ++i) sleep_ms(100);
  start({"slurmctld", "-D"});
  sleep_ms(1000);
  start({"slurmd", "-D", "-N", host});
  for (int i = 0; i < 120 && !up_; ++i) {
    sleep_ms(500);
    up_ = ask("sinfo --noheader --format=%t").out.starts_with("idle");
  }
}

Cluster::~Cluster() {
  for (std::size_t i = daemons_.size(); i-- > 0;) {
    ::kill(daemons_[i], SIGTERM);
    int status = 0;
    for (int waited = 0; waited < 100 && ::waitpid(daemons_[i], &status, WNOHANG) == 0; ++waited) sleep_ms(100);
    ::kill(daemons_[i], SIGKILL);
    ::waitpid(daemons_[i], &status, WNOHANG);
  }
}

void Cluster::start(const std::vector<std::string>& words) {
  std::vector<std::string> own = words;
  std::vector<char*> pointers;
  for (std::string& word : own) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const pid_t pid = ::fork();
  if (pid == 0) {
    const int log = ::open((folder_ + "/" + words.front() + ".out").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    ::dup2(log, 1);
    ::dup2(log, 2);
    ::execvp(pointers[0], pointers.data());
    ::_exit(127);
  }
  if (pid > 0) daemons_.push_back(pid);
}

Cluster::Answer Cluster::ask(const std::string& command) const {
  const std::string file = folder_ + "/answer";
  const int status = std::system(("cd '" + folder_ + "' && PATH=\"$PATH:/usr/sbin\" " + command + " >'" + file + "' 2>&1").c_str());
  std::ifstream answer(file);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, {std::istreambuf_iterator<char>(answer), {}}};
}

bool Cluster::wait_for(const std::string& job, int seconds) const {
  for (int i = 0; i < 2 * seconds; ++i) {
    if (ask("squeue --noheader --jobs=" + job).out.find(job) == std::string::npos) return true;
    sleep_ms(500);
  }
  return false;
}

}  // namespace landfall::test
