package io.github.kindproof.seccomp.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.seccomp.SeccompRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentValuesTest {
  @Test
  void aRuleForEachValue() {
    List<SeccompRule> rules = of("socket").rules(List.of("AF_INET6", "AF_UNIX"));

    assertThat(rules)
        .extracting(rule -> rule.conditions().get(0).toString())
        .hasSize(2)
        .anyMatch(it -> it.contains("value=1,"))
        .anyMatch(it -> it.contains("value=10,"));
    assertThat(rules).allMatch(rule -> rule.names().equals(List.of("socket")));
  }

  @Test
  void withoutAnyValueItIsRefused() {
    assertThat(of("prctl").rules(List.of())).isEmpty();
  }

  @Test
  void ofCloneTheFlagsThatMakeANamespaceMustBeClear() {
    assertThat(of("clone").rules(List.of()))
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.conditions().get(0).operator()).isEqualTo("SCMP_CMP_MASKED_EQ");
              assertThat(rule.conditions().get(0).value().intValueExact()).isEqualTo(0x7E020000);
            });
  }

  private static ArgumentValues of(String call) {
    return ArgumentValues.known().stream()
        .filter(each -> each.call().equals(call))
        .findFirst()
        .orElseThrow();
  }
}
