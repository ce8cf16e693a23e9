#!/usr/bin/env bash
# Installs what is missing, builds the release preset and runs Tastescope; arguments go to the program.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source app/packages.sh
install_missing "${build_packages[@]}" "${window_packages[@]}"
build_preset release tastescope
exec build/release/app/tastescope "$@"
