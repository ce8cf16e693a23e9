#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test without a display; test_main_window also in a real window system (Xvfb).
# PRESET chooses the build (default dev); arguments go to ctest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source app/packages.sh
install_missing "${build_packages[@]}" "${window_packages[@]}" "${test_packages[@]}"
preset=${PRESET:-dev}
build_preset "$preset"
xvfb-run -a -s "-screen 0 1920x1080x24" ctest --preset "$preset" -j "$(nproc)" "$@"
