#!/bin/sh
# Draws a report as a picture: tools/screenshot-report.sh [report.html [picture.png]]. Needs Chromium; pngquant makes the file smaller where it is there.
# Without arguments: results/digits/report.html into docs/images/report.png, as in README. XYLO_WINDOW=1200,1850 sets the size in pixels.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
report=${1:-$here/results/digits/report.html}
picture=${2:-$here/docs/images/report.png}
if [ ! -f "$report" ]; then
    echo "screenshot-report: there is no $report; make it with ./xylo study examples/digits" >&2
    exit 2
fi
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$browser" ]; then
    echo "screenshot-report: needs Chromium on the PATH, for example apt-get install chromium" >&2
    exit 2
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$(dirname -- "$picture")"
"$browser" --headless --no-sandbox --disable-gpu --disable-quic --disable-dev-shm-usage --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$work/profile" ${XYLO_FLAGS:-} --window-size="${XYLO_WINDOW:-1200,1850}" \
    --screenshot="$work/page.png" "file://$(readlink -f -- "$report")" >"$work/log" 2>&1 || {
    cat "$work/log" >&2
    exit 1
}
if command -v pngquant >/dev/null 2>&1; then
    pngquant --force --strip --quality=60-95 --output "$picture" "$work/page.png"
else
    mv "$work/page.png" "$picture"
fi
echo "$picture: $(wc -c <"$picture") bytes"
