package io.github.kindproof.internal.io.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoProxyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *                      | https://kind.sigs.k8s.io/dl    | true
          ''                     | https://kind.sigs.k8s.io/dl    | false
          kind.sigs.k8s.io       | https://kind.sigs.k8s.io/dl    | true
          KIND.sigs.k8s.io       | https://kind.SIGS.k8s.io./dl   | true
          k8s.io                 | https://kind.sigs.k8s.io/dl    | true
          8s.io                  | https://kind.sigs.k8s.io/dl    | false
          .k8s.io                | https://kind.sigs.k8s.io/dl    | true
          *.k8s.io               | https://kind.sigs.k8s.io/dl    | true
          .k8s.io                | https://k8s.io/                | false
          a.b, k8s.io            | https://kind.sigs.k8s.io/dl    | true
          a.b k8s.io             | https://kind.sigs.k8s.io/dl    | true
          k8s.io:443             | https://kind.sigs.k8s.io/dl    | true
          k8s.io:443             | http://kind.sigs.k8s.io/dl     | false
          k8s.io:8080            | http://kind.sigs.k8s.io:8080/  | true
          10.1.2.3               | http://10.1.2.3/               | true
          10.1.2.3               | http://10.1.2.4/               | false
          10.1.2.3:81            | http://10.1.2.3/               | false
          10.1.2.3:80            | http://10.1.2.3/               | true
          10.0.0.0/8             | http://10.1.2.3/               | true
          10.0.0.0/15            | http://10.1.2.3/               | true
          10.0.0.0/16            | http://10.1.2.3/               | false
          10.0.0.0/0             | http://192.168.0.1/            | true
          10.0.0.0/99            | http://10.0.0.0/               | false
          10.0.0.0/x             | http://10.0.0.0/               | false
          10.0.0.0/8             | http://ten.example/            | false
          fd00::/8               | http://[fd12::1]/              | true
          fd00::/8               | http://[fe80::1]/              | false
          fd00::/8               | http://10.1.2.3/               | false
          [fd12::1]:80           | http://[fd12::1]/              | true
          fd12::1                | http://[fd12:0:0::1]/          | true
          ''                     | http://localhost:5000/         | true
          ''                     | http://127.0.0.2:5000/         | true
          ''                     | http://[::1]:5000/             | true
          """)
  void coversTheTargetsThatItsEntriesName(String value, URI target, boolean covered) {
    assertThat(NoProxy.parse(value).covers(target)).isEqualTo(covered);
  }
}
