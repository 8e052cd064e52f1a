package io.github.kindproof.cluster;

import io.github.kindproof.workload.OutcomeKind;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;

/** Assertions on how a boot ended; AssertJ's {@code assertThat(bootResult)} gives one. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class BootAssert extends AbstractAssert<BootAssert, BootResult> {
  BootAssert(BootResult actual) {
    super(actual, BootAssert.class);
  }

  /**
   * Passes if all nodes became Ready.
   *
   * <pre>{@code
   * assertThat(ofPlain).isBooted(); // passes
   * assertThat(ofSeccompDefaultAlphaOn134).isBooted(); // fails, with the kubelet's own sentence
   * }</pre>
   */
  public BootAssert isBooted() {
    isNotNull();
    if (actual.refused().isPresent()) {
      failWithMessage("%nExpecting %s to boot%nbut: %s", actual.spec(), seen());
    }
    return this;
  }

  /**
   * Passes if a node's own component would not start and said this.
   *
   * <pre>{@code
   * assertThat(boot).isRefusedSaying("unrecognized feature gate: SeccompDefault"); // passes
   * assertThat(boot).isRefusedSaying("no space left"); // fails: that is no node's refusal
   * }</pre>
   */
  public BootAssert isRefusedSaying(String text) {
    isNotNull();
    boolean said =
        actual
            .refused()
            .filter(it -> it.outcome().kind() == OutcomeKind.NODE_REFUSED)
            .filter(it -> it.cause().message().contains(text))
            .isPresent();
    if (!said) {
      failWithMessage(
          "%nExpecting %s to be refused saying '%s'%nbut: %s", actual.spec(), text, seen());
    }
    return this;
  }

  private String seen() {
    return actual.refused().map(it -> it.outcome().toString()).orElse("it boots");
  }
}
