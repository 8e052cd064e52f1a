package io.github.kindproof.seccomp.knowledge;

import io.github.kindproof.internal.io.yaml.PlainYaml;
import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompRule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * The values of a syscall's first argument that a profile can allow one by one, kept in {@code
 * argument-values.yaml}. Pure.
 *
 * @param call the syscall's name
 * @param values by their names in the kernel's headers; empty if there is a mask
 * @param mask flags, none of them allowed; empty if there are values
 */
public record ArgumentValues(
    String call, Map<String, BigInteger> values, Optional<BigInteger> mask) {
  private static final String RESOURCE = "argument-values.yaml";
  private static final String MASKED = "SCMP_CMP_MASKED_EQ";
  private static final String EQUAL = "SCMP_CMP_EQ";

  /** Read all syscalls that have such values. */
  public static List<ArgumentValues> known() {
    List<ArgumentValues> known = new ArrayList<>();
    for (JsonNode entry :
        PlainYaml.packaged(ArgumentValues.class, RESOURCE, new TypeReference<JsonNode>() {})) {
      Map<String, BigInteger> values = new LinkedHashMap<>();
      entry
          .path("values")
          .properties()
          .forEach(value -> values.put(value.getKey(), value.getValue().bigIntegerValue()));
      JsonNode mask = entry.path("without").path("namespaces");
      known.add(
          new ArgumentValues(
              entry.path("call").asString(""),
              values,
              mask.isMissingNode() ? Optional.empty() : Optional.of(mask.bigIntegerValue())));
    }
    return known;
  }

  /**
   * Return rules that allow only these values or, if there is a mask, only values without its
   * flags.
   */
  public List<SeccompRule> rules(Collection<String> names) {
    return mask.map(it -> List.of(rule(new ArgumentCondition(0, it, BigInteger.ZERO, MASKED))))
        .orElseGet(
            () ->
                values.entrySet().stream()
                    .filter(each -> names.contains(each.getKey()))
                    .map(each -> new ArgumentCondition(0, each.getValue(), BigInteger.ZERO, EQUAL))
                    .map(this::rule)
                    .toList());
  }

  private SeccompRule rule(ArgumentCondition condition) {
    return new SeccompRule(
        List.of(call), SeccompAction.ALLOW, OptionalInt.empty(), List.of(condition));
  }
}
