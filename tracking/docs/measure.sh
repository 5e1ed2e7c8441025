#!/usr/bin/env bash
# measure.sh DIR: measures the trackers on DIR/SET/SEQUENCE/ and writes the tables into ablation.md.
set -euo pipefail
[ $# = 1 ] || { echo "measure.sh needs the folder of the data sets, as eval trackers takes it" >&2; exit 2; }
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
page=$here/ablation.md
tables=$(mktemp)
trap 'rm -f "$tables" "$page.part"' EXIT
"$here/../../deploy/bin/vigil" eval trackers --data "$1" --per-sequence --ablation >"$tables"
awk -v tables="$tables" '
  /^<!-- measured: end/ { inside = 0 }
  !inside { print }
  /^<!-- measured: begin/ {
    inside = 1
    print "```"
    while ((getline line < tables) > 0) print line
    print "```"
  }' "$page" >"$page.part"
mv "$page.part" "$page"
