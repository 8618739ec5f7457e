#!/bin/bash
# Runs the same study on a standalone cluster of this machine with 1 and with 2 workers of one core each, compares the results with those
# of one process, prints a table, and computes from it what a larger study would take. Everything stays on the loopback and ends with it.
# Needs the Spark module:  mvn -q -Pspark -pl xylo-spark -am -Dmaven.test.skip=true package
#   tools/scaling.sh [options of xylo study]        default: 15 configurations of the digits' training set, with attribution
#   CONFIGURATIONS=10000 SAMPLES=100000 STEPS=32 tools/scaling.sh ...
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
configurations=${CONFIGURATIONS:-10000}
samples=${SAMPLES:-100000}
study=("$@")
if [ ${#study[@]} = 0 ]; then
    study=("$here/examples/digits" --data "$here/examples/digits/train.npz" --methods channel --compat corrected --bits 16,15,14,13,12,11,10,9,8,7,6,5,4,3,2)
fi
java=${JAVA_HOME:-/usr/lib/jvm/temurin-25-jdk-amd64}/bin/java
work=$(mktemp -d)
pids=()
# shellcheck disable=SC2317 # called by the trap
stop() {
    for pid in "${pids[@]}"; do
        pkill -9 -P "$pid" || true
        kill "$pid" || true
        tail --pid="$pid" -f /dev/null
    done 2>/dev/null
    rm -rf "$work"
}
trap stop EXIT
export SPARK_LOCAL_IP=127.0.0.1 SPARK_SCALA_VERSION=2.13 SPARK_HOME=$here/xylo-spark/target/spark

# Keeps what is started on one core, where the system can: a JVM would otherwise compile its code on the others.
pinned() {
    if command -v taskset >/dev/null; then
        exec taskset -c "$@"
    fi
    shift
    exec "$@"
}

deploy() {
    log=$1
    core=$2
    shift 2
    (cd "$work" && pinned "$core" "$java" -XX:+UseSerialGC -Xmx256m -cp "$SPARK_HOME/jars/*" "$@") >"$log" 2>&1 &
    pids+=($!)
    disown
}

# Waits for a line of a log, and prints it.
said() {
    for _ in $(seq 300); do
        grep -m 1 -E "$2" "$1" 2>/dev/null && return
        sleep 0.1
    done
    echo "scaling: $1 never said '$2'" >&2
    exit 1
}

one() {
    # shellcheck disable=SC2086
    "$here/xylo" study "${study[@]}" -o "$work/$1" ${2:-} ${3:-} >"$work/$1.out" 2>"$work/$1.err" || { cat "$work/$1.err" >&2; exit 1; }
    if [ "$1" != threads ]; then
        cmp "$work/threads/results.json" "$work/$1/results.json"
    fi
}

one threads --threads 1
one threads2 --threads 2
deploy "$work/master.log" "0-$(($(nproc) - 1))" org.apache.spark.deploy.master.Master --host 127.0.0.1 --port 0 --webui-port 0
master=$(said "$work/master.log" "Starting Spark master at" | sed 's/.* at //')
for workers in 1 2; do
    deploy "$work/worker$workers.log" $((workers - 1)) org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --webui-port 0 --cores 1 --memory 1g \
        --work-dir "$work/w$workers" "$master"
    said "$work/worker$workers.log" "Successfully registered with master" >/dev/null
    one "spark$workers" --spark "$master"
done

# Numbers of the one line that starts with "Spark:".
number() {
    sed -n "s/^Spark: .*[ (]\([0-9.]*\) $2.*/\1/p" "$work/$1.out"
}

sed -n 1p "$work/threads.out"
sed -n 's/ configurations in .*/ configurations/p' "$work/threads.out"
echo
printf '%-26s  %11s  %15s  %8s  %16s  %10s\n' where "all seconds" "blocks: seconds" "speed-up" "us per sim. step" "overhead"
all() {
    sed -n 's/.* configurations in \([0-9.]*\) s on.*/\1/p' "$work/$1.out"
}
printf '%-26s  %11s  %15s  %8s  %16s  %10s\n' "1 thread, not pinned" "$(all threads)" - - - -
printf '%-26s  %11s  %15s  %8s  %16s  %10s\n' "2 threads, not pinned" "$(all threads2)" - - - -
for workers in 1 2; do
    printf '%-26s  %11s  %15s  %8s  %16s  %8s %%\n' "$workers x 1 core, standalone" "$(all spark$workers)" \
        "$(sed -n 's/^Spark: [0-9]* blocks in \([0-9.]*\) s.*/\1/p' "$work/spark$workers.out")" \
        "$(awk -v a="$(sed -n 's/^Spark: [0-9]* blocks in \([0-9.]*\) s.*/\1/p' "$work/spark1.out")" \
            -v b="$(sed -n 's/^Spark: [0-9]* blocks in \([0-9.]*\) s.*/\1/p' "$work/spark$workers.out")" 'BEGIN { printf "%.2f", a / b }')" \
        "$(number spark$workers "us per simulated step")" "$(number spark$workers "% of their time")"
done
echo
grep -h '^Spark: ' "$work/spark1.out" "$work/spark2.out"
echo "results.json of all four: the same bytes"
echo

awk -v sum="$(number spark2 "core-seconds of simulation")" -v overhead="$(number spark2 "% of their time")" \
    -v size="$(sed -n 's/.*; \([0-9,]*\) samples, \([0-9,]*\) steps;.*/\1 \2/p' "$work/threads.out" | tr -d ,)" \
    -v all="$(all spark2)" -v engine="$(sed -n 's/^Spark: [0-9]* blocks in \([0-9.]*\) s.*/\1/p' "$work/spark2.out")" \
    -v made="$(sed -n 's/^\([0-9]*\) configurations in .*/\1/p' "$work/spark2.out")" \
    -v json="$(stat -c %s "$work/threads/results.json")" -v start="$(number spark2 "to compile configurations")" -v c="$configurations" -v s="$samples" -v steps="${STEPS:-0}" 'BEGIN {
    split(size, measured, " ")
    if (steps == 0) steps = measured[2] / measured[1]
    each = sum / made / measured[2]
    work = each * steps * s * c / (1 - overhead / 100)
    serial = (all - engine) / made * c
    compile = start / 2 / made * c
    printf "%d configurations x %d samples of %g steps, at %.1f us per configuration and step: %.0f core-hours;\nbesides, %.0f s on every executor to compile configurations, and %.0f s in the driver alone (%.0f MB of results.json)\n", c, s, steps, each * 1e6, work / 3600, compile, serial, json / made * c / 1e6
    for (n = 1; n <= 1024; n *= 4) printf "  %5d executor(s) of one core: %9.2f hours\n", n, (work / n + compile + serial) / 3600
}'
