#!/bin/bash
# tools/mutation.sh [arithmetic|kernels|vector|quantizers]...: mutates these classes (PIT), runs their tests against every mutant, and prints
# how many were killed and, line by line, which survived. All four without an argument. Minutes to an hour; JAVA_HOME, or java on the PATH, is a
# JDK 25, THREADS is 2 unless set.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
java=$(command -v "$java")
contract=dev.xylo.testkit.contract
kernel_tests="$contract.Kernel*Test,$contract.DeliveryPathsTest,dev.xylo.sim.*Test,dev.xylo.sim.internal.fast.*Test"
report=xylo-testkit/target/pit-reports/mutations.csv

mkdir -p xylo-testkit/target

mutate() { # name, classes, tests
    mvn -q -B -Ppit -pl xylo-testkit -am -Dspotless.check.skip=true -Dpit.java="$java" -Dthreads="${THREADS:-2}" \
        -Dpit.classes="$2" -Dpit.tests="$3" process-test-classes >xylo-testkit/target/pit-$1.log 2>&1 ||
        { tail -n 30 "xylo-testkit/target/pit-$1.log" >&2; exit 1; }
    cp "$report" "xylo-testkit/target/pit-$1.csv"
    # file, class, mutator, method, line, status, killing test
    awk -F, -v name="$1" '
        { n++; sub(".*[.]", "", $3) }
        $6 == "KILLED" || $6 == "TIMED_OUT" || $6 == "MEMORY_ERROR" || $6 == "RUN_ERROR" { killed++; next }
        { print "  " tolower($6) " " $2 ":" $5 " " $4 " " $3 }
        END { printf "%s: %d of %d mutants killed (%.1f %%)\n", name, killed, n, 100 * killed / n }' "xylo-testkit/target/pit-$1.csv"
}

for part in "${@:-arithmetic kernels vector quantizers}"; do
    for name in $part; do
        case $name in
            arithmetic) mutate $name 'dev.xylo.core.arithmetic.*' "dev.xylo.core.arithmetic.*Test,$contract.ArithmeticPropertiesTest" ;;
            kernels) mutate $name 'dev.xylo.sim.internal.ReferenceKernel*,dev.xylo.sim.internal.Kernel,dev.xylo.sim.internal.CoreState,dev.xylo.sim.internal.CounterTable,dev.xylo.sim.internal.RecordingBuffer,dev.xylo.sim.internal.fast.*' "$kernel_tests" ;;
            vector) mutate $name 'dev.xylo.sim.internal.vector.*' "$kernel_tests" ;;
            quantizers) mutate $name 'dev.xylo.quantize.GlobalQuantizer,dev.xylo.quantize.ChannelQuantizer,dev.xylo.quantize.QuantizationBuilder,dev.xylo.quantize.NumpyStatistics,dev.xylo.quantize.Rows,dev.xylo.quantize.WeightRounding,dev.xylo.quantize.ByteRounding,dev.xylo.quantize.IntegerArray*,dev.xylo.quantize.CorrectedScaling,dev.xylo.quantize.fit.*,dev.xylo.quantize.optimal.*' 'dev.xylo.quantize.*Test,dev.xylo.testkit.golden.GoldenQuantizeTest' ;;
            *) sed -n 's/^# //p' "$0" | head -n 4 >&2; exit 2 ;;
        esac
    done
done
