package io.github.kindproof.cluster.kind.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A merge patch (RFC 7386) as kind applies it: lists of arguments are merged by name, and names in
 * certificates are added (kind 0.33, {@code pkg/internal/patch/kubeadm_merge.go}).
 *
 * @param lost the keys of the patch that are there again further down
 */
record MergePatch(Target target, ConfigValue.Mapping value, List<ConfigYaml.Lost> lost)
    implements KubeadmPatch {
  private static final Set<String> ARGUMENTS = Set.of("extraArgs", "kubeletExtraArgs");
  private static final String CERTIFICATE_NAMES = "certSANs";
  private static final ConfigValue.Mapping EMPTY =
      new ConfigValue.Mapping(Map.of(), ConfigValue.OF_KIND);

  static MergePatch of(ConfigValue.Mapping value, List<ConfigYaml.Lost> lost) {
    Optional<ConfigValue> kind = typeField(value, "kind");
    Optional<ConfigValue> version = typeField(value, "apiVersion");
    Target target =
        new Target(
            kind.map(ConfigValue::text).orElse(""),
            version.map(ConfigValue::text).orElse(""),
            kind.orElse(value).line(),
            version.orElse(value).line());
    return new MergePatch(target, value, lost);
  }

  /** Find a field as kind does to match a patch: in any case. */
  private static Optional<ConfigValue> typeField(ConfigValue.Mapping value, String key) {
    return value.fields().keySet().stream()
        .filter(key::equalsIgnoreCase)
        .max(String::compareTo)
        .flatMap(value::get);
  }

  @Override
  public Effect on(KubeadmDocument document) {
    List<Dropped> dropped = new ArrayList<>();
    boolean lists = document.apiVersion().endsWith(KubeadmApi.V1BETA4.version());
    Split split = new ByName(lists, dropped).split(document.value(), value);
    return new Effect(merge(split.target(), split.patch()), List.copyOf(dropped), Optional.empty());
  }

  private static ConfigValue.Mapping merge(ConfigValue.Mapping target, ConfigValue.Mapping patch) {
    ConfigValue.Mapping merged = target;
    for (Map.Entry<String, ConfigValue> field : patch.fields().entrySet()) {
      ConfigValue set = field.getValue();
      if (set.isNull()) {
        merged = merged.without(field.getKey());
      } else if (set instanceof ConfigValue.Mapping below
          && target.fields().get(field.getKey()) instanceof ConfigValue.Mapping before) {
        merged = merged.with(field.getKey(), merge(before, below));
      } else {
        boolean kept = target.fields().get(field.getKey()) instanceof ConfigValue.Mapping;
        merged = merged.with(field.getKey(), kept ? set : withoutNulls(set));
      }
    }
    return merged;
  }

  private static ConfigValue withoutNulls(ConfigValue set) {
    if (set instanceof ConfigValue.Mapping mapping) {
      return merge(new ConfigValue.Mapping(Map.of(), mapping.line()), mapping);
    }
    return set instanceof ConfigValue.Sequence list
        ? new ConfigValue.Sequence(
            list.items().stream().map(MergePatch::withoutNulls).toList(), list.line())
        : set;
  }

  /**
   * A document and what of the patch is still to be merged with it.
   *
   * @param patch without what is in the target already
   */
  private record Split(ConfigValue.Mapping target, ConfigValue.Mapping patch) {}

  /** The part of the merge that goes by the names in lists. */
  private final class ByName {
    private final boolean lists;
    private final List<Dropped> dropped;

    ByName(boolean lists, List<Dropped> dropped) {
      this.lists = lists;
      this.dropped = dropped;
    }

    Split split(ConfigValue.Mapping target, ConfigValue.Mapping patch) {
      ConfigValue.Mapping changed = target;
      ConfigValue.Mapping rest = patch;
      for (Map.Entry<String, ConfigValue> field : patch.fields().entrySet()) {
        String key = field.getKey();
        if (ARGUMENTS.contains(key)) {
          if (lists) {
            changed = changed.with(key, arguments(changed.get(key), field.getValue()));
            rest = rest.without(key);
          }
        } else if (key.equals(CERTIFICATE_NAMES)) {
          changed = changed.with(key, names(changed.get(key), field.getValue()));
          rest = rest.without(key);
        } else if (field.getValue() instanceof ConfigValue.Mapping below
            && changed.get(key).orElseGet(() -> empty(below))
                instanceof ConfigValue.Mapping before) {
          Split split = split(before, below);
          changed = changed.with(key, split.target());
          rest = rest.with(key, split.patch());
        }
      }
      return new Split(changed, rest);
    }

    private static ConfigValue empty(ConfigValue.Mapping patch) {
      return new ConfigValue.Mapping(Map.of(), patch.line());
    }

    private ConfigValue arguments(Optional<ConfigValue> before, ConfigValue patch) {
      Arguments merged = asList(before);
      boolean isList = before.orElse(EMPTY) instanceof ConfigValue.Sequence || !merged.isEmpty();
      for (Arguments.Argument argument : wanted(patch)) {
        if (argument.value().isNull()) {
          merged = merged.without(argument.name());
        } else {
          merged = merged.with(argument.name(), argument.value());
          isList = true;
        }
      }
      return isList ? merged.value() : ConfigValue.Scalar.nothing(patch.line());
    }

    private Arguments asList(Optional<ConfigValue> before) {
      Arguments list = Arguments.none(KubeadmApi.V1BETA4);
      if (before.orElse(EMPTY) instanceof ConfigValue.Mapping mapping) {
        for (Arguments.Argument argument : new Arguments(mapping).all()) {
          list = list.with(argument.name(), argument.value());
        }
        return list;
      }
      return before.orElse(EMPTY) instanceof ConfigValue.Sequence it ? new Arguments(it) : list;
    }

    /** Return the arguments of a patch: a mapping counts only if the patch names no version. */
    private List<Arguments.Argument> wanted(ConfigValue patch) {
      if (patch instanceof ConfigValue.Sequence list) {
        list.items().stream()
            .filter(item -> Arguments.argument(item).isEmpty())
            .forEach(this::dropItem);
        return new Arguments(list).all();
      }
      if (patch instanceof ConfigValue.Mapping mapping && target.apiVersion().isEmpty()) {
        return new Arguments(mapping).all();
      }
      if (!patch.isNull()) {
        dropAll(patch);
      }
      return List.of();
    }

    private void dropItem(ConfigValue item) {
      dropped.add(
          new Dropped(
              item.line(),
              "kind drops this argument: in a list, each has a name and a value",
              "write `- name: NAME`, and `value: VALUE` below it"));
    }

    private void dropAll(ConfigValue patch) {
      dropped.add(
          new Dropped(
              firstLine(patch),
              patch instanceof ConfigValue.Mapping
                  ? "kind drops arguments in a mapping from a patch that names "
                      + target.apiVersion()
                  : "kind drops arguments that are neither a list nor a mapping",
              "leave the apiVersion out, or write a list of name and value"));
    }

    private static int firstLine(ConfigValue patch) {
      return patch instanceof ConfigValue.Mapping mapping
          ? mapping.fields().values().stream()
              .mapToInt(ConfigValue::line)
              .min()
              .orElse(mapping.line())
          : patch.line();
    }

    private ConfigValue names(Optional<ConfigValue> before, ConfigValue patch) {
      boolean isList = before.orElse(EMPTY) instanceof ConfigValue.Sequence;
      ConfigValue.Sequence names =
          before.orElse(EMPTY) instanceof ConfigValue.Sequence list
              ? list
              : new ConfigValue.Sequence(List.of(), patch.line());
      if (patch instanceof ConfigValue.Sequence list) {
        for (ConfigValue name : list.items()) {
          if (names.items().stream().noneMatch(it -> it.json().equals(name.json()))) {
            names = names.insert(names.items().size(), name);
          }
        }
      }
      return isList || !names.items().isEmpty() ? names : ConfigValue.Scalar.nothing(patch.line());
    }
  }
}
