#!/usr/bin/env bash
# usage: tools/fuzz.sh [--empty] SECONDS [TARGET…]
# Fuzzes what reads files, for some seconds each, with Jazzer; without a target, all of FuzzTarget. Begins with the inputs
# in src/test/resources/io/github/kindproof/fuzz, and with what an earlier run found out, in target/fuzz; with --empty,
# with nothing. Prints the executions, findings and time of each target, and exits with 1 if an input breaks one: it is
# then in target/fuzz/TARGET-crash-…. Mend the reader, and copy the input to the target's folder of inputs, under a
# name that says what it is.
set -euo pipefail
cd "$(dirname "$0")/.."
empty=
[ "${1-}" != --empty ] || { empty=yes; shift; }
seconds=$1
shift
inputs=src/test/resources/io/github/kindproof/fuzz
[ $# -gt 0 ] || set -- "$inputs"/*/

tools/maven.sh -q -B -Pfuzz -Djacoco.skip test-compile dependency:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile=target/fuzz.classpath
classpath=target/classes:target/test-classes:$(cat target/fuzz.classpath)

code=0
for target; do
  target=$(basename "$target")
  [ -d "$inputs/$target" ] || { echo "tools/fuzz.sh: no target $target; choose one of" "$inputs"/*/ >&2; exit 2; }
  log=target/fuzz/$target.log
  corpora=("target/fuzz/$target" "$inputs/$target")
  [ -z "$empty" ] || { corpora=("target/fuzz/empty/$target"); rm -rf "${corpora[0]}"; }
  mkdir -p "${corpora[0]}"
  SECONDS=0
  # A hang is a minute for one input, as the machine may be busy; the inputs have at most 20,000 bytes. The branches of
  # the parsers count too: without them, hardly any input of an empty corpus would become JSON or YAML.
  java -Xmx768m -Xss1m "-Dkindproof.fuzz=$target" -cp "$classpath" com.code_intelligence.jazzer.Jazzer \
    --target_class=io.github.kindproof.fuzz.Fuzzer --custom_hook_includes='io.github.kindproof.**' \
    --instrumentation_includes='io.github.kindproof.**:org.snakeyaml.**:tools.jackson.core.**' \
    --reproducer_path=target/fuzz --keep_going=20 -artifact_prefix="target/fuzz/$target-" \
    -max_total_time="$seconds" -timeout=60 -max_len=20000 -rss_limit_mb=3000 -print_final_stats=1 \
    "${corpora[@]}" > "$log" 2>&1 || code=1
  printf '%-20s %9s executions %3d findings %5d s %6s branches\n' "$target" \
    "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -n 1)" \
    "$(grep -cE '^== Java|ERROR: libFuzzer' "$log")" "$SECONDS" \
    "$(grep -o 'cov: [0-9]*' "$log" | tail -n 1 | cut -c 6-)"
  grep -E '^== Java|ERROR: libFuzzer' "$log" | sort | uniq -c | head -n 5 || true
done
exit $code
