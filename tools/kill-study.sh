#!/bin/sh
# Kills (-9) a small study at random moments, 100 times or as often as the first argument says, and goes on with the same command.
# Whenever a study gets to its end, its results must be those of an undisturbed run, byte for byte; then the next one begins.
#   tools/kill-study.sh [kills] [seed]
set -u
here=$(cd "$(dirname "$0")/.." && pwd)
kills=${1:-100}
xylo=${XYLO:-$here/xylo}
seed=${2:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

study() {
    "$xylo" study "$here/examples/digits" --samples 100 -o "$1" >/dev/null 2>"$work/err"
}

study "$work/undisturbed" || { cat "$work/err"; exit 2; }
awk -v n="$kills" -v seed="$seed" 'BEGIN { srand(seed); for (i = 0; i < n; i++) printf "%.3f\n", 0.2 + rand() * 1.8 }' >"$work/delays"
killed=0
resumed=0
compared=0
compare() {
    for file in results.json results.csv counts.npz scores.npz; do
        cmp "$work/undisturbed/$file" "$work/killed/$file" || { echo "differs after $killed kills"; exit 1; }
    done
    compared=$((compared + 1))
    rm -rf "$work/killed"
}
while read -r delay; do
    [ -s "$work/killed/checkpoint.journal" ] && resumed=$((resumed + 1))
    "$xylo" study "$here/examples/digits" --samples 100 -o "$work/killed" >/dev/null 2>&1 &
    pid=$!
    sleep "$delay"
    if kill -9 "$pid" 2>/dev/null; then
        killed=$((killed + 1))
        wait "$pid" 2>/dev/null
    else
        wait "$pid" 2>/dev/null
        compare
    fi
done <"$work/delays"
study "$work/killed" || { cat "$work/err"; exit 1; }
compare
echo "$killed kills (seed $seed), $resumed runs found a checkpoint, $compared studies complete: all byte-identical to the undisturbed run"
