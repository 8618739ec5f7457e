#!/bin/sh
# tools/fuzz.sh READER [SECONDS]: attacks a reader with inputs that Jazzer makes up, guided by coverage, for a minute or as long as told.
# READER is npz, rockpool, module, pickle, torch, mat, hdf5, samna, ram, nir, data, golden, study or journal. Goes on with the inputs of earlier runs (out/fuzz/READER); what
# breaks a reader is written to out/fuzz/READER-findings: put it into xylo-testkit/src/test/resources/dev/xylo/testkit/fuzz/READER, where
# every build tries it again. Needs a JDK 25 (JAVA_HOME or java on the PATH); FUZZ_CLASSPATH spares the build.
set -eu
[ $# -ge 1 ] || { sed -n '2,5s/^# //p' "$0" >&2; exit 2; }
reader=$1
seconds=${2:-60}
here=$(cd "$(dirname -- "$0")/.." && pwd -P)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
out=${FUZZ_OUT:-$here/out/fuzz}
if [ -z "${FUZZ_CLASSPATH:-}" ]; then
    mvn -q -B -f "$here/pom.xml" -pl xylo-testkit -am -Pfuzz -Dspotless.check.skip=true process-test-classes
    FUZZ_CLASSPATH=$here/xylo-testkit/target/test-classes:$here/xylo-testkit/target/classes:$(cat "$here/xylo-testkit/target/fuzz.classpath")
fi
mkdir -p "$out/$reader" "$out/$reader-findings"
"$java" -cp "$FUZZ_CLASSPATH" dev.xylo.testkit.fuzz.SeedCorpus "$reader" "$out/$reader"
cd "$out/$reader-findings"
# The last two lines are options of libFuzzer. A file of 16 KiB that takes 512 MiB or 10 s of a processor is a finding, too; libFuzzer's
# own limit is of wall-clock time, and there for what never ends.
exec "$java" -Xmx512m -enableassertions --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC \
    -cp "$FUZZ_CLASSPATH" com.code_intelligence.jazzer.Jazzer \
    --target_class=dev.xylo.testkit.fuzz.ReaderFuzzer --target_args="$reader" --keep_going=20 \
    --instrumentation_includes='dev.xylo.**:io.jhdf.**' --reproducer_path="$out/$reader-findings" \
    -dict="$here/tools/fuzz.dict" -max_len=16384 -timeout=600 -rss_limit_mb=2048 -max_total_time="$seconds" -print_final_stats=1 "$out/$reader"
