#!/usr/bin/env bash
# Builds the release preset, runs every benchmark and writes a table of what was measured beside the bars.
# The lines of JSON stay in build/release/benchmarks.jsonl. Arguments name the benchmarks to run, without the bench_ (default: all).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source app/packages.sh
install_missing "${build_packages[@]}" "${window_packages[@]}" "${test_packages[@]}" "${benchmark_packages[@]}"
names=("${@:-training_step evaluate recommend explore edit read shapes gestures window}")
read -ra names <<<"${names[*]}"
cmake --preset release >/dev/null # finds oneDNN, if it was not there before
build_preset release "${names[@]/#/bench_}"

results=build/release/benchmarks.jsonl
export OMP_WAIT_POLICY=passive GLIBC_TUNABLES=glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=4194304 # as the program runs
: >"$results"
for name in "${names[@]}"; do
    echo "bench_$name …" >&2
    xvfb-run -a -s "-screen 0 1920x1080x24" "build/release/tests/benchmarks/bench_$name" | tee -a "$results" >&2
done

echo "$(nproc) cores of $(sed -n 's/^model name[^:]*: //p;T;q' /proc/cpuinfo)"
echo
echo "| what | measured | bar | |"
echo "|---|---|---|---|"
sed -nE 's/.*"what":"([^"]*)","value":([^,]*),"unit":"([^"]*)"(,"bar":([^,]*),"at_least":(true|false),"met":(true|false))?.*/\1|\2|\3|\5|\6|\7/p' "$results" |
    LC_ALL=C awk -F'|' '{ printf "| %s | %.3g %s | %s | %s |\n", $1, $2, $3, $4 == "" ? "" : ($5 == "true" ? "≥ " : "≤ ") sprintf("%.3g", $4), $6 == "" ? "" : ($6 == "true" ? "met" : "not met") }'
