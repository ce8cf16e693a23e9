#!/usr/bin/env bash
# tests/fuzz/run.sh SECONDS [TARGET…]: builds the fuzz targets, and gives each of them (default: all) so many seconds, two
# at a time. What they find interesting is kept in build/asan/fuzz/corpus and is where they begin the next time. Ends with
# 1, and with what to do, where a target crashes, hangs, or takes too much memory.
set -euo pipefail
if [[ ! ${1:-} =~ ^[1-9][0-9]*$ ]]; then
    echo "usage: tests/fuzz/run.sh SECONDS [TARGET…]" >&2
    exit 2
fi
seconds=$1
shift
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source app/packages.sh
build_preset asan fuzz_targets
programs=build/asan/tests/fuzz
work=build/asan/fuzz
if (($#)); then
    targets=("$@")
else
    targets=()
    for source in tests/fuzz/fuzz_*.cpp; do
        name=${source##*/fuzz_}
        targets+=("${name%.cpp}")
    done
fi
rm -rf "$work/seeds"
mkdir -p "$work/seeds" "$work/found" "$work/logs"
"$programs/fuzz_seeds" "$work/seeds"

# Of the limits: no input of the size that is tried needs a tenth of any.
limits=(-timeout=10 -rss_limit_mb=2048 -malloc_limit_mb=512)

# Memory that was freed is watched for less long than ASan does by default, which makes every input twice as fast.
export ASAN_OPTIONS=quarantine_size_mb=16:malloc_context_size=10:allocator_release_to_os_interval_ms=-1:${ASAN_OPTIONS:-}
export OMP_NUM_THREADS=1
ulimit -s 512 # KB of stack: what calls itself for each level of an input shows in one of 4 KB

# fuzz TARGET: a line of what it did; 1 where it found something.
fuzz() {
    local target=$1 log=$work/logs/$1.log status=0 found
    mkdir -p "$work/corpus/$target"
    "$programs/fuzz_$target" "${limits[@]}" -max_total_time="$seconds" -entropic=0 -print_final_stats=1 \
        -dict="tests/fuzz/dictionaries/$target.dict" -artifact_prefix="$work/found/$target-" \
        "$work/corpus/$target" "$work/seeds/$target" >"$log" 2>&1 || status=$?
    awk -v target="$target" '
        { for (i = 1; i < NF; ++i) if ($i == "cov:") edges = $(i + 1) }
        /^stat::number_of_executed_units/ { runs = $2 }
        /^stat::average_exec_per_sec/ { speed = $2 }
        END { printf "%-12s %9d inputs, %6d a second, %6d edges\n", target, runs, speed, edges }' "$log"
    ((status)) || return 0
    grep -m 3 -E 'ERROR|SUMMARY|broken:|runtime error' "$log" | sed 's/^/    /' || tail -n 3 "$log"
    found=$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)
    echo "    see it again: $programs/fuzz_$target ${limits[*]} ${found:-; it ended before the first input, see $log}"
    return 1
}

failed=0
for ((i = 0; i < ${#targets[@]}; i += 2)); do
    running=()
    for target in "${targets[@]:i:2}"; do
        fuzz "$target" &
        running+=($!)
    done
    for process in "${running[@]}"; do
        wait "$process" || failed=1
    done
done
exit "$failed"
