#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# sh planner/publish/gdal.sh FOLDER: GDAL for a build. Debian 12's libgdal-dev depends on Boost 1.74's headers and so excludes the 1.81 that the
# rest of the program needs. The library itself installs beside it; only the headers are unpacked, into FOLDER, without their dependencies.
set -eu
folder=${1:?usage: sh planner/publish/gdal.sh FOLDER}
# shellcheck source=planner/packages.sh
. "$(dirname "$0")/../packages.sh"

install_missing libgdal32
header=usr/include/gdal/gdal.h
[ ! -f "$folder/$header" ] || exit 0
mkdir -p "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(
  cd "$work"
  apt-get download -qq libgdal-dev || { apt_as_root update -qq && apt-get download -qq libgdal-dev; }
  dpkg -x libgdal-dev_*.deb unpacked
)
cp -R "$work/unpacked/." "$folder/"
[ -f "$folder/$header" ]
