package io.github.kindproof.cluster;

import io.github.kindproof.workload.OutcomeKind;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;

/** The assertions on a boot; AssertJ's {@code assertThat(bootResult)} returns them. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class BootAssert extends AbstractAssert<BootAssert, BootResult> {
  BootAssert(BootResult actual) {
    super(actual, BootAssert.class);
  }

  /**
   * Verify that all nodes became Ready.
   *
   * <pre>{@code
   * assertThat(ofPlain).isBooted(); // passes
   * assertThat(ofSeccompDefaultAlphaOn134).isBooted(); // fails, with the kubelet's own message
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
   * Verify that a node's own component refused to start and that its message contains this text.
   *
   * <pre>{@code
   * assertThat(boot).isRefusedSaying("unrecognized feature gate: SeccompDefault"); // passes
   * assertThat(boot).isRefusedSaying("no space left"); // fails: not a refusal by a node
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
