#!/bin/sh
# From the recordings to the report of the study: options go to the study, such as --bits 8,4.
set -e
cd "$(dirname "$0")/../.."
./xylo encode imu examples/motion/recordings --labels examples/motion/labels.csv --as-chip -o examples/motion/test.npz
exec ./xylo study examples/motion "$@"
