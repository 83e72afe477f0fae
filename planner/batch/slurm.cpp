// SPDX-License-Identifier: Apache-2.0
#include "planner/batch/slurm.hpp"

#include <fmt/format.h>

namespace landfall::batch {

std::string shell_word(const std::string& text) {
  std::string word = "'";
  for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return word + "'";
}

std::string slurm_script(const SlurmJob& job) {
  const std::string program = shell_word(job.program), study = shell_word(job.study_path), folder = shell_word(job.folder);
  std::string text =
      fmt::format("#!/bin/sh\n#SBATCH --job-name=landfall-{}\n#SBATCH --array=1-{}\n#SBATCH --ntasks=1\n#SBATCH --cpus-per-task={}\n",
                  job.name, job.chunks, job.cpus);
  if (!job.time.empty()) text += fmt::format("#SBATCH --time={}\n", job.time);
  text += fmt::format(
      "#SBATCH --requeue\n#SBATCH --output=landfall-{0}-%A-%a.log\n"
      "# Submit:   job=$(sbatch --parsable this-script)\n"
      "# Collect:  sbatch --dependency=afterok:$job --wrap \"landfall batch collect STUDY --out DIR\"\n"
      "# A task that was killed is submitted again as it is (sbatch --array=N this-script): it goes on with the blocks that are left.\n"
      "exec {1} batch run {2} --out {3} --chunk \"$SLURM_ARRAY_TASK_ID/{4}\" --threads \"${{SLURM_CPUS_PER_TASK:-1}}\" --resume --quiet\n",
      job.name, program, study, folder, job.chunks);
  return text;
}

}  // namespace landfall::batch
