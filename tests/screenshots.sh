#!/usr/bin/env bash
# screenshots.sh [FOLDER]: writes a picture of every page of the window, light and dark, at 1280 × 800 and 1920 × 1080, into a folder
# (default: build/screenshots). Needs no display. PRESET chooses the build (default dev).
set -euo pipefail
folder=$(realpath -m "${1:-$(dirname "${BASH_SOURCE[0]}")/../build/screenshots}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source app/packages.sh
install_missing "${build_packages[@]}" "${window_packages[@]}"
preset=${PRESET:-dev}
build_preset "$preset" screenshots
QT_QPA_PLATFORM=offscreen QT_LOGGING_RULES="qt.qpa.*=false" OMP_WAIT_POLICY=passive \
    "build/$preset/tests/screenshots/screenshots" "$folder"
