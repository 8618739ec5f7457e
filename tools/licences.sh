#!/bin/sh
# tools/licences.sh [--check]: the libraries and their licences, into THIRD-PARTY.txt; the SBOM (CycloneDX) is in target/bom.json and bom.xml.
# With --check it only says whether THIRD-PARTY.txt is up to date (exit status 1 if not). JAVA_HOME, or java on the PATH, is a JDK 25.
set -eu
cd "$(dirname -- "$0")/.."
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
mvn -q -B -Psbom -Dmaven.test.skip=true -Dspotless.check.skip=true package cyclonedx:makeAggregateBom
"$java" tools/ThirdParty.java target/bom.xml >target/THIRD-PARTY.txt
if [ "${1:-}" = --check ]; then
    diff -u THIRD-PARTY.txt target/THIRD-PARTY.txt && echo "THIRD-PARTY.txt is up to date"
else
    cp target/THIRD-PARTY.txt THIRD-PARTY.txt
    echo "THIRD-PARTY.txt: $(grep -c : THIRD-PARTY.txt) libraries; SBOM: target/bom.json"
fi
