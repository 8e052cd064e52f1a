#!/usr/bin/env bash
# usage: tools/fuzz.sh SECONDS [TARGET…]
# Fuzzes what reads files, for some seconds each, with Jazzer; without a target, all of FuzzTarget. Begins with the inputs
# in src/test/resources/io/github/kindproof/fuzz, and with what an earlier run found out, in target/fuzz. Exits with 1 if
# an input breaks a target: it is then in target/fuzz/TARGET-crash-…. Mend the target, and copy the input to the
# target's folder of inputs, under a name that says what it is.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=$1
shift
inputs=src/test/resources/io/github/kindproof/fuzz
[ $# -gt 0 ] || set -- "$inputs"/*/

mvn -q -B -Pfuzz -Djacoco.skip test-compile dependency:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile=target/fuzz.classpath
classpath=target/classes:target/test-classes:$(cat target/fuzz.classpath)

code=0
for target; do
  target=$(basename "$target")
  [ -d "$inputs/$target" ] || { echo "tools/fuzz.sh: no target $target; choose one of" "$inputs"/*/ >&2; exit 2; }
  mkdir -p "target/fuzz/$target"
  log=target/fuzz/$target.log
  # A hang is 20 seconds for one input; the inputs have at most 20,000 bytes.
  java -Xmx768m -Xss1m "-Dkindproof.fuzz=$target" -cp "$classpath" com.code_intelligence.jazzer.Jazzer \
    --target_class=io.github.kindproof.fuzz.Fuzzer --instrumentation_includes='io.github.kindproof.**' \
    --reproducer_path=target/fuzz -artifact_prefix="target/fuzz/$target-" \
    -max_total_time="$seconds" -timeout=20 -max_len=20000 -rss_limit_mb=3000 -print_final_stats=1 \
    "target/fuzz/$target" "$inputs/$target" > "$log" 2>&1 || code=1
  printf '%-20s %s\n' "$target" "$(sed -n 's/^stat::number_of_executed_units: */executions: /p' "$log") \
$(grep -o 'cov: [0-9]*' "$log" | tail -n 1) $(grep -E '^== Java|ERROR: libFuzzer' "$log" | head -n 1)"
done
exit $code
