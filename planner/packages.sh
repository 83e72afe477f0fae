# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh disable=SC2034
# The Debian 12 packages, once: sourced by planner/quickstart, tests/run and the checks. Not run by itself.

# What building the program needs.
build_packages="cmake ninja-build g++ git libboost1.81-dev libboost-json1.81-dev libeigen3-dev libfmt-dev libtomlplusplus-dev librandom123-dev
  libcli11-dev libtbb-dev libssl-dev node-d3 libxlsxwriter-dev libsqlite3-dev"

# What the fast tests need besides.
test_packages="doctest-dev python3"

# What the full tests need besides, by test.
full_packages="
  clang-format
  shellcheck
  clang clang-tidy
  libclang-rt-dev
  chromium poppler-utils fonts-noto-cjk
  python3-gdal postgresql postgresql-postgis postgresql-postgis-scripts strace time
  libreoffice-calc
  slurm-wlm munge
"
# independent/model  python3 (3.11 or later: the second implementation reads TOML with it)
# checks/format   clang-format
# checks/shell    shellcheck
# checks/tidy     clang clang-tidy
# checks/fuzz     clang libclang-rt-dev
# report/*_full   chromium poppler-utils fonts-noto-cjk
# maps/export     python3-gdal, postgresql with PostGIS, strace; QGIS only where it is installed already
# screening/cog   python3-gdal time
# workbook/recalculation   libreoffice-calc
# batch/slurm_full_test   slurm-wlm munge
# checks/sanitizers, checks/headers, checks/install, checks/reproducible: nothing more

# apt_as_root argument...: apt-get, with sudo where this is not root.
apt_as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    env DEBIAN_FRONTEND=noninteractive apt-get "$@"
  else
    command -v sudo >/dev/null || { echo "Needs root or sudo for: apt-get $*" >&2; return 1; }
    sudo env DEBIAN_FRONTEND=noninteractive apt-get "$@"
  fi
}

# install_missing package...: installs what is not there yet; silent and without network when nothing is missing.
install_missing() {
  missing=
  for package in "$@"; do
    dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  echo "Installing$missing" >&2
  apt_as_root update -qq
  # shellcheck disable=SC2086
  apt_as_root install -y -qq --no-install-recommends $missing >/dev/null
}
