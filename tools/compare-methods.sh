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
./xylo ingredients "$out"/[1-5]/network.npz $data --methods-only
for kind in feedforward recurrent; do
    echo "$kind, one synapse:"
    # shellcheck disable=SC2086
    ./xylo ingredients "$out/$kind/network.npz" $data --methods-only
done
echo "Braille, on synthetic rasters:"
./xylo ingredients xylo-testkit/src/main/resources/dev/xylo/testkit/nir/braille_flat.nir --reset subtract --decay euler \
    --synthetic 200,256,0.3 --methods-only --compat rockpool-2.7,corrected
echo "ingredients:"
# shellcheck disable=SC2086
./xylo ingredients "$out"/[1-5]/network.npz $data --ingredients-only --bits 8,5,4,3,2
