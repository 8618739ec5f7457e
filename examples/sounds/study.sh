#!/bin/sh
# From the recordings to the report of the study: options go to the study, such as --bits 8,4.
set -e
cd "$(dirname "$0")/../.."
./xylo encode audio3 examples/sounds/recordings --labels examples/sounds/labels.csv --as-chip -o examples/sounds/test.npz
exec ./xylo study examples/sounds "$@"
