#!/bin/sh
# tools/reproducible.sh: builds two fresh clones of the last commit in different folders, and compares every jar, byte by byte.
set -eu
cd "$(dirname -- "$0")/.."
commit=$(git rev-parse --short HEAD)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for name in first second/elsewhere; do
    git clone -q . "$work/$name"
    mvn -q -B -f "$work/$name/pom.xml" -Dmaven.test.skip=true -Dspotless.check.skip=true package
done
status=0
jars=0
for jar in $(cd "$work/first" && find . -path '*/target/*.jar' | sort); do
    jars=$((jars + 1))
    a=$(sha256sum <"$work/first/$jar" | cut -c 1-16)
    b=$(sha256sum <"$work/second/elsewhere/$jar" | cut -c 1-16)
    if [ "$a" = "$b" ]; then
        echo "equal  $a  $jar"
    else
        echo "differ $a $b  $jar"
        status=1
    fi
done
[ $status = 0 ] && echo "$jars jars of two builds of $commit are equal"
exit $status
