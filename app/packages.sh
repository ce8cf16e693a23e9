# The Debian 12 packages that Tastescope needs, and how the scripts install and build. Sourced by app/run.sh and tests/run.sh.

build_packages=(
    g++ cmake ninja-build
    qt6-base-dev                      # the window
    qt6-charts-dev libqt6opengl6-dev  # the charts; CMake asks for the second, too
    qt6-svg-dev                       # charts exported as SVG, icons
    libeigen3-dev                     # expressions and shapes of matrices
    librandom123-dev                  # counter-based random numbers
    nlohmann-json3-dev                # model files, --json
    libcli11-dev                      # the command line
    libarchive-dev                    # data inside .zip and .tar archives
    libsqlite3-dev                    # data in SQLite databases
    libicu-dev                        # Unicode forms of ids; Qt loads the library anyway
    zlib1g-dev                        # data inside .gz files, with their checksums, which libarchive passes over
)
window_packages=(
    fonts-noto-core fonts-noto-mono   # fonts, where the desktop brings none
)
test_packages=(
    xvfb xauth                        # one pass of the tests in a real window system
    python3-numpy                     # opens the arrays that are exported
    locales                           # the sources of locales, to run in some of them
)
benchmark_packages=(
    libdnnl-dev                       # oneDNN's matrix product, to compare with
)
check_packages=(
    clang-format clang-tidy           # formatting and linter
    clang libclang-rt-dev libomp-dev  # sanitizers, fuzzing
)

# Installs the packages that are not there yet, and says which.
install_missing() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    if ! command -v apt-get >/dev/null; then
        echo "This is no Debian system. Tastescope needs what these Debian 12 packages hold: ${missing[*]}" >&2
        return 0
    fi
    echo "Installing ${missing[*]}" >&2
    local as_root=()
    ((EUID == 0)) || as_root=(sudo)
    "${as_root[@]}" apt-get update -q >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" >&2
}

# Reads what ninja prints, keeps it in LOG, and shows how far the build is: [120/345], on one line of a terminal, else at
# every tenth of the way.
show_progress() {
    local log=$1 line done total shown=-1
    while IFS= read -r line; do
        printf '%s\n' "$line" >>"$log"
        [[ $line =~ ^\[([0-9]+)/([0-9]+)\] && $line != *Re-checking* ]] || continue
        done=${BASH_REMATCH[1]} total=${BASH_REMATCH[2]}
        if [[ -t 2 ]]; then
            printf '\r[%d/%d] ' "$done" "$total" >&2
        elif ((10 * done / total > shown)); then
            shown=$((10 * done / total))
            printf '[%d/%d]\n' "$done" "$total" >&2
        fi
    done
    [[ -t 2 && -n ${total:-} ]] && printf '\r\033[K' >&2
    return 0
}

# build_preset PRESET [TARGET…]: configures once, or when the presets have changed, then builds what has changed, and
# shows how far that is; what the compiler says is shown if something goes wrong.
build_preset() {
    local preset=$1 log
    shift
    log=$(mktemp)
    [[ -f build/$preset/build.ninja ]] || echo "Building Tastescope ($preset). The first time takes some minutes." >&2
    if ! { { [[ build/$preset/build.ninja -nt CMakePresets.json ]] || cmake --preset "$preset"; } &&
        cmake --build --preset "$preset" --target "${@:-all}"; } 2>&1 | show_progress "$log"; then
        cat "$log" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}
