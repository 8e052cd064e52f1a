package io.github.kindproof.seccomp.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadFindingsTest {
  private static final WorkloadFindings NGINX =
      WorkloadFindings.of(
          "nginx",
          "Kubernetes v1.34.11, containerd 1.6.20, runc 1.1.5",
          List.of(
              new CallFinding("sendfile", CallUse.SERVE, "curl: (18) \"cut\": 210 bytes"),
              new CallFinding("bind", CallUse.START, "# no comment"),
              new CallFinding("sysinfo", CallUse.NOT_NEEDED, "")));

  @Test
  void whatIsWrittenIsRead() {
    assertThat(WorkloadFindings.parse(NGINX.toYaml())).containsExactly(NGINX);
  }

  @Test
  void textsOfSeveralMayFollowOneAnother() {
    assertThat(WorkloadFindings.parse("# Comment\n" + NGINX.toYaml() + NGINX.toYaml()))
        .containsExactly(NGINX, NGINX);
  }
}
