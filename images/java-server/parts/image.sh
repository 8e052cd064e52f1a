#!/usr/bin/env bash
# Makes the image IMAGE of the Java machine, the classes and the file that they serve.
set -euo pipefail
root=$WORK/root
cp -a "$PARTS/programs/root" "$root"
ln -s "../lib/jvm/java-17-openjdk-$ARCH/bin/java" "$root/usr/bin/java"
mkdir -p "$root/classes" "$root/srv"
cp "$PARTS"/classes/*.class "$root/classes/"
seq -f %09.f 10240 > "$root/srv/file.txt" # 100 KB
# Heap and collector are named, for the Java machine would choose them by the size of the node.
echo '{"User": "nobody", "Cmd": ["java", "-Xmx128m", "-XX:+UseG1GC", "-cp", "/classes", "Server"],
    "ExposedPorts": {"8080/tcp": {}}}' \
  | bash "$RECIPE/../workload-image.sh" "$root" "$(< "$PARTS/programs/version")"
