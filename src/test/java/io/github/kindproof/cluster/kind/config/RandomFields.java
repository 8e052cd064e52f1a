package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.internal.io.packaged.PackagedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Makes patches at random that set fields of some minor: most well, some misspelt or mistyped. */
final class RandomFields {
  private static final List<String> DOCUMENTS =
      List.of(
          KubeadmDocument.CLUSTER,
          KubeadmDocument.INIT,
          KubeadmDocument.KUBELET,
          KubeadmDocument.PROXY);

  private record Field(String path, String type) {}

  private final Map<String, List<Field>> fields = new LinkedHashMap<>();
  private final Random random;

  RandomFields(Random random) {
    this.random = random;
    String kind = "";
    for (String line : PackagedFile.text(ConfigFields.class, "fields.txt").lines().toList()) {
      String[] words = line.split(" ");
      if (line.startsWith("[")) {
        kind = words[words.length - 1].replaceAll("[\\[\\]]", "");
      } else if (words.length == 3
          && !words[2].equals("any")
          && !words[1].matches(".*(ersion|flushFrequency)")) {
        fields.computeIfAbsent(kind, it -> new ArrayList<>()).add(new Field(words[1], words[2]));
      }
    }
  }

  /** Return a config with patches of the documents that the first control plane reads. */
  String config() {
    StringBuilder text = new StringBuilder("kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n");
    text.append("kubeadmConfigPatches:\n");
    for (int patches = 1 + random.nextInt(4); patches > 0; patches--) {
      String kind = one(DOCUMENTS);
      text.append("- |\n  kind: ").append(kind).append('\n');
      Field field = one(fields.getOrDefault(kind, List.of()));
      if (!field.path().equals("kind")) {
        String patch = patch(List.of(field.path().split("\\.")), field.type());
        text.append("  ").append(patch, 1, patch.length() - 1).append('\n');
      }
    }
    return text.toString();
  }

  private String patch(List<String> path, String type) {
    if (path.isEmpty()) {
      return value(type);
    }
    String step = path.get(0);
    String name = step.replaceAll("[\\[\\]{}]", "");
    String below = patch(path.subList(1, path.size()), type);
    StringBuilder holders = new StringBuilder(step.substring(name.length()));
    while (holders.length() > 0) {
      String last = holders.substring(holders.length() - 2);
      holders.setLength(holders.length() - 2);
      below = last.equals("[]") ? "[" + below + "]" : "{key: " + below + "}";
    }
    return "{" + spelled(name) + ": " + below + "}";
  }

  private String spelled(String name) {
    return switch (random.nextInt(24)) {
      case 0 -> name + "x";
      case 1 -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      case 2 -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
      default -> name;
    };
  }

  private String value(String type) {
    if (random.nextInt(5) == 0) {
      return one(
          List.of(
              "text", "\"1\"", "1", "1.0", "1.5", "true", "yes", "null", "{a: b}", "[a]", "10s"));
    }
    return switch (type) {
      case "bool" -> "true";
      case "int" -> "1";
      case "number" -> "0.5";
      case "duration" -> one(List.of("10s", "1m30s", "\"0\"", "1.5h"));
      default -> "text";
    };
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
