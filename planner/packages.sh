# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh disable=SC2034
# The Debian 12 packages, once: sourced by planner/quickstart, tests/run and the checks. Not run by itself.

# What building the program needs.
build_packages="cmake ninja-build g++ git libboost1.81-dev libboost-json1.81-dev libeigen3-dev libfmt-dev libtomlplusplus-dev librandom123-dev
  libcli11-dev libtbb-dev"

# What the fast tests need besides.
test_packages="doctest-dev"

# What the full tests need besides, by test; ccache spares a second run most of its time.
full_packages="
  ccache
  clang-format
  shellcheck
  clang clang-tidy
  libclang-rt-dev
"
# checks/format   clang-format
# checks/shell    shellcheck
# checks/tidy     clang clang-tidy
# checks/fuzz     clang libclang-rt-dev
# checks/sanitizers, checks/headers, checks/install, checks/reproducible: nothing more

# install_missing package...: installs what is not there yet, as root or with sudo; silent and without network when nothing is missing.
install_missing() {
  missing=
  for package in "$@"; do
    dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Needs these Debian packages, and neither root nor sudo to install them:$missing" >&2; return 1; }
    as_root=sudo
  fi
  echo "Installing$missing" >&2
  $as_root apt-get update -qq
  # shellcheck disable=SC2086
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}
