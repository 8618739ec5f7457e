#!/bin/sh
# Trains the digits network with five more seeds, and two other kinds of network, and compares the methods on them.
# About 20 minutes on one core. Usage: tools/compare-methods.sh FOLDER   (Python with examples/digits/requirements.txt)
set -eu
cd "$(dirname "$0")/.."
out=${1:?usage: tools/compare-methods.sh FOLDER}
python=${PYTHON:-python3}
train() {
    name=$1
    shift
    [ -f "$out/$name/network.npz" ] || "$python" examples/digits/train.py --out "$out/$name" "$@"
}
for seed in 1 2 3 4 5; do
    train "$seed" --seed "$seed"
done
train feedforward --synapses 1 --feedforward
train recurrent --synapses 1
data="--calibrate examples/digits/train.npz --data examples/digits/test.npz"
# shellcheck disable=SC2086 # two options
./xylo ingredients "$out"/[1-5]/network.npz $data
for kind in feedforward recurrent; do
    echo "$kind, one synapse:"
    # shellcheck disable=SC2086
    ./xylo ingredients "$out/$kind/network.npz" $data --methods-only
done
