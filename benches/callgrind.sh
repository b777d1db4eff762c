#!/usr/bin/env bash
# Counts the instructions of the hot paths in benches/src/counts.rs with valgrind and writes them to benches/counts.txt.
#
#   bash benches/callgrind.sh           writes the file anew
#   bash benches/callgrind.sh --check   shows what has moved since; exits with 1 if a path moved by more than 2 %
#
# Unlike times, the counts do not depend on what else the machine does. They do depend on the compiler, whose version
# the file names.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

program=$(cargo bench --locked --quiet --manifest-path benches/Cargo.toml --bench counts --no-run --message-format=json |
    sed -n 's/.*"name":"counts".*"executable":"\([^"]*\)".*/\1/p')
[[ -x $program ]] || { echo "error: no program" >&2; exit 1; }
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# instructions PATH TIMES
instructions() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" "$1" "$2" >/dev/null 2>"$log" ||
        { cat "$log" >&2; exit 1; }
    sed -n 's/.*Collected : \([0-9]*\).*/\1/p' "$log"
}

# Start and end of the program cancel out between a run of 20 turns and one of 10.
count() {
    rustc --version | sed 's/^/# Instructions for one turn, x86_64, /; s/ (.*//'
    local index=0 name
    while IFS= read -r name; do
        printf '%10d  %s\n' $((($(instructions $index 20) - $(instructions $index 10)) / 10)) "$name"
        index=$((index + 1))
    done < <("$program")
}

if [[ ${1:-} == --check ]]; then
    head -1 benches/counts.txt
    count | awk '
        FNR == NR { if ($1 != "#") { n = $1; $1 = ""; old[$0] = n }; next }
        $1 == "#" { print "now: " $0; next }
        {
            n = $1; $1 = ""
            drift = old[$0] ? 100 * (n - old[$0]) / old[$0] : 100
            printf "%10d -> %10d  %+6.1f %% %s\n", old[$0], n, drift, $0
            if (drift > 2 || drift < -2) moved = 1
        }
        END { exit moved }
    ' benches/counts.txt -
else
    count | tee benches/counts.txt
fi
