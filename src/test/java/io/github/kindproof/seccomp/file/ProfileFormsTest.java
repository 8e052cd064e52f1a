package io.github.kindproof.seccomp.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.seccomp.SeccompProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file in a form that people have is read, or one line says what it is and what to do. */
class ProfileFormsTest {
  private static final String PROFILE =
      """
      {"defaultAction": "SCMP_ACT_ERRNO",
       "syscalls": [{"names": ["read"], "action": "SCMP_ACT_ALLOW"}]}""";

  @TempDir Path folder;

  @Test
  void theSpecOfAContainerHasAProfile() throws IOException {
    String spec = "{\"ociVersion\": \"1.0.2\", \"linux\": {\"seccomp\": " + PROFILE + "}}";
    assertThat(sources("config.json", spec)).containsExactly("linux.seccomp");
    assertThat(sources("crictl.json", "{\"info\": {\"runtimeSpec\": " + spec + "}}"))
        .containsExactly("linux.seccomp");
    assertThat(sources("ctr.json", "[{\"Spec\": " + spec + "}]")).containsExactly("linux.seccomp");
    assertThat(profile("config.json", spec).allowed()).containsExactly("read");
    assertThat(only("config.json", spec.replace("SCMP_ACT_ALLOW", "SCMP_ACT_ALOW")))
        .startsWith("2:45 unknown action");
    assertThat(only("config.json", "{\"ociVersion\": \"1.0.2\", \"linux\": {}}"))
        .isEqualTo(
            "0:0 is the OCI spec of a container that has no filter; name a spec with"
                + " linux.seccomp");
  }

  @Test
  void rulesInDockersOldFormAreOneProblem() throws IOException {
    String old =
        IntStream.range(0, 300)
            .mapToObj(it -> "{\"name\": \"read\", \"action\": \"SCMP_ACT_ALLOW\", \"args\": []}")
            .collect(Collectors.joining(",\n", "{\"defaultAction\": \"SCMP_ACT_ERRNO\",\n[", "]}"))
            .replace("[{", "\"syscalls\": [{");
    ReadProfiles read = read("old.json", old);
    assertThat(read.problems())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.kind()).isEqualTo(FormatProblem.OLD_FORM);
              assertThat(it.span().line()).isEqualTo(2);
              assertThat(it.what()).contains("in 300 rules");
              assertThat(it.edits()).hasSize(300);
            });
    assertThat(read.profiles().get(0).profile().allowed()).containsExactly("read");
  }

  @Test
  void aRuleWithBothFormsHasANameThatIsIgnored() throws IOException {
    ReadProfiles read = read("both.json", PROFILE.replace("\"names\"", "\"name\": 1, \"names\""));
    assertThat(read.problems())
        .extracting(ProfileProblem::kind)
        .containsExactly(FormatProblem.FOREIGN_KEY);
    assertThat(read.profiles().get(0).profile().allowed()).containsExactly("read");
  }

  @Test
  void listsOfTheOperatorsResourcesAsTheClusterGivesThem() throws IOException {
    String list =
        """
        apiVersion: v1
        items:
        - apiVersion: security-profiles-operator.x-k8s.io/v1
          kind: SeccompProfile
          metadata:
            finalizers: [node-1-deleted]
            name: nginx
          spec:
            baseProfileName: runc-v1.4
            defaultAction: SCMP_ACT_ERRNO
            state: Enabled
          status:
            localhostProfile: operator/nginx.json
            status: Installed
        - apiVersion: security-profiles-operator.x-k8s.io/v1beta1
          kind: SeccompProfile
          metadata: {name: other}
          spec: {defaultAction: SCMP_ACT_LOG, disabled: false}
        kind: List
        """;
    assertThat(read("list.yaml", list).problems()).isEmpty();
    assertThat(sources("list.yaml", list))
        .containsExactly("SeccompProfile nginx", "SeccompProfile other");
    assertThat(
            sources(
                "raw.json",
                "{\"kind\": \"SeccompProfileList\", \"items\": [{\"spec\": " + PROFILE + "}]}"))
        .containsExactly("SeccompProfile");
    assertThat(only("none.yaml", "kind: List\nitems: []\n"))
        .startsWith("1:7 is a resource of kind List without a profile; name a profile");
  }

  @Test
  void aDisabledResourceIsNoted() throws IOException {
    assertThat(only("p.yaml", resource("state: Disabled")))
        .startsWith("4:10 the resource is disabled, so the operator does not install");
    assertThat(only("p.yaml", resource("disabled: true"))).startsWith("4:13 the resource is");
    assertThat(only("p.yaml", resource("disabled: maybe")))
        .isEqualTo(
            "4:13 has the string \"maybe\" instead of true or false for disabled; correct it");
    assertThat(only("p.yaml", resource("state: Off")))
        .isEqualTo("4:10 unknown state \"Off\"; choose one of Disabled, Enabled");
    assertThat(ProfileFile.examine(file("p.yaml", resource("state: Disabled"))).warnings("p.yaml"))
        .hasSize(1);
  }

  @Test
  void theResourceLacksAFieldOfTheFormat() throws IOException {
    assertThat(only("p.yaml", resource("defaultErrnoRet: 38")))
        .isEqualTo("4:3 the operator ignores the field \"defaultErrnoRet\"; remove it");
    assertThat(only("p.yaml", "kind: SeccompProfile\nmetadata: {name: a}\n"))
        .startsWith("1:1 a SeccompProfile has no spec");
    assertThat(only("p.json", PROFILE.replace("{\"def", "{\"state\": \"Enabled\", \"def")))
        .startsWith("1:2 the runtime ignores the field \"state\"");
  }

  @Test
  void aConfigMapHasProfilesInItsData() throws IOException {
    String map =
        """
        kind: ConfigMap
        metadata: {name: profiles}
        data:
          README.md: for {{ everybody }}
          audit.json: '{"defaultAction": "SCMP_ACT_LOG"}'
          mine.json: |-
            {
              "defaultAction": "SCMP_ACT_ERRNO",

              "syscalls": [
                {"names": ["pread"], "action": "SCMP_ACT_ALLOW"}
              ]
            }
          values.json: |
            {"replicas": 1}
        """;
    assertThat(sources("map.yaml", map))
        .containsExactly("ConfigMap profiles, audit.json", "ConfigMap profiles, mine.json");
    assertThat(only("map.yaml", map))
        .isEqualTo("11:20 unknown syscall \"pread\"; did you mean \"pread64\"?");
    assertThat(only("map.yaml", map.replace("\"pread\"", "\"read\"").replace("_LOG", "_LAG")))
        .startsWith("5:15 unknown action \"SCMP_ACT_LAG\"");
    assertThat(read("map.yaml", map.replace("\"pread\"", "\"read\",")).problems())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.kind()).isEqualTo(FormatProblem.SYNTAX);
              assertThat(TextEdit.apply(map.replace("\"pread\"", "\"read\","), it.edits()))
                  .isEqualTo(map.replace("\"pread\"", "\"read\""));
            });
    assertThat(only("map.yaml", map.replace("'{\"default", "'{default").replace("pread", "read")))
        .startsWith("5:15 is not JSON");
    assertThat(only("map.yaml", "kind: ConfigMap\ndata: {a: b}\n"))
        .startsWith("1:7 is a resource of kind ConfigMap without a profile");
  }

  @Test
  void aTemplateIsToBeRendered() throws IOException {
    String chart =
        """
        # {{ not this one }}
        kind: SeccompProfile
        metadata:
          name: %s
        spec:
          defaultAction: %s
        """;
    assertThat(only("p.yaml", chart.formatted("{{ .Release.Name }}-p", "SCMP_ACT_LOG")))
        .isEqualTo(
            "4:9 is a template; render it first, for example: helm template CHART | kindproof"
                + " lint -");
    assertThat(only("p.yaml", chart.formatted("a", "{{ .Values.action }}"))).startsWith("6:18 is");
    assertThat(only("p.yaml", chart.formatted("a", "\"{{ .Values.action }}\"")))
        .startsWith("6:19 is a template");
    assertThat(only("p.yaml", "{{- if .Values.enabled }}\n" + chart)).startsWith("1:1 is a temp");
    assertThat(only("p.json", PROFILE.replace("SCMP_ACT_ALLOW", "{{ action }}")))
        .startsWith("2:46 is a template");
    assertThat(only("p.json", "{% raw %}" + PROFILE)).startsWith("1:1 is a template");
    assertThat(read("p.yaml", chart.formatted("a", "SCMP_ACT_LOG")).problems()).isEmpty();
    assertThat(only("p.json", "{\"_of\": \"{{ x }}\",\n\"defaultAction\": \"SCMP_ACT_LAG\"}"))
        .startsWith("2:18 unknown action");
  }

  @Test
  void kubescapeKeepsAProfileForEachContainer() throws IOException {
    String resource =
        """
        apiVersion: %s
        kind: SeccompProfile
        metadata: {name: replicaset-nginx}
        spec:
          containers:
          - name: nginx
            path: default/replicaset-nginx-nginx.json
            spec: {defaultAction: SCMP_ACT_LOG}
          initContainers:
          - name: init
            spec: {defaultAction: SCMP_ACT_ALLOW}
        """;
    assertThat(
            sources("p.yaml", resource.formatted("spdx.softwarecomposition.kubescape.io/v1beta1")))
        .containsExactly(
            "SeccompProfile replicaset-nginx, container nginx",
            "SeccompProfile replicaset-nginx, container init");
    assertThat(only("p.yaml", resource.formatted("example.org/v1")))
        .isEqualTo(
            "1:13 is a SeccompProfile of the API group example.org; name a profile in JSON, or a"
                + " resource of security-profiles-operator.x-k8s.io");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"$schema", "$comment", "_comment", "comment", "comments", "//", "#", "x-owner"})
  void remarksDoNoHarm(String name) throws IOException {
    String remark = "{\"" + name + "\": {\"a\": [1]}, \"";
    assertThat(read("p.json", PROFILE.replace("{\"", remark)).problems()).isEmpty();
  }

  @Test
  void theNodesOwnArchitectureIsNotListed() throws IOException {
    assertThat(only("p.yaml", resource("architectures: [SCMP_ARCH_NATIVE]")))
        .isEqualTo(
            "4:19 runc and crun reject SCMP_ARCH_NATIVE; remove it: every filter covers the"
                + " node's own architecture");
  }

  @ParameterizedTest
  @CsvSource({
    "amd64, X86_64",
    "x86_64, X86_64",
    "x86-64, X86_64",
    "SCMP_ARCH_AMD64, X86_64",
    "SCMP_ARCH_x86_64, X86_64",
    "AUDIT_ARCH_X86_64, X86_64",
    "arm64, AARCH64",
    "i686, X86",
    "armv7l, ARM",
    "ppc64el, PPC64LE",
    "SCMP_ARCH_X8664, X86_64"
  })
  void anArchitectureInOtherWordsGetsASuggestion(String written, String right) throws IOException {
    assertThat(only("p.yaml", resource("architectures: [" + written + "]")))
        .isEqualTo(
            "4:19 unknown architecture \"%s\"; did you mean \"SCMP_ARCH_%s\"?"
                .formatted(written, right));
  }

  @Test
  void anyUnknownWordGetsASuggestion() throws IOException {
    assertThat(only("p.yaml", resource("architectures: [vax]")))
        .endsWith("; choose one that kindproof lint --schema lists");
    assertThat(only("p.yaml", resource("flags: [log]")))
        .endsWith("; did you mean \"SECCOMP_FILTER_FLAG_LOG\"?");
    assertThat(only("p.yaml", resource("flags: [none]")))
        .contains("; choose one of SECCOMP_FILTER_FLAG_LOG, ");
    assertThat(only("p.json", PROFILE.replace("SCMP_ACT_ALLOW", "allow")))
        .endsWith("; did you mean \"SCMP_ACT_ALLOW\"?");
  }

  @ParameterizedTest
  @CsvSource({
    "__NR_openat, openat",
    "SYS_openat, openat",
    "sys_enter_openat, openat",
    "__x64_sys_openat, openat",
    "OPENAT, openat",
    "openat(2), openat",
    "opnat, openat",
    "__NR_pread, pread64"
  })
  void aSyscallInOtherWordsGetsASuggestion(String written, String right) throws IOException {
    assertThat(only("p.json", PROFILE.replace("\"read\"", "\"" + written + "\"")))
        .isEqualTo("2:26 unknown syscall \"%s\"; did you mean \"%s\"?".formatted(written, right));
  }

  @Test
  void aNumberGetsItsNames() throws IOException {
    assertThat(only("p.json", PROFILE.replace("\"read\"", "\"59\"")))
        .isEqualTo(
            "2:26 unknown syscall \"59\"; write the name: execve on x86_64; pipe2 on aarch64;"
                + " oldolduname on x86");
    assertThat(only("p.json", PROFILE.replace("\"read\"", "59")))
        .startsWith("2:26 has the number 59 instead of the name of a syscall; write the name: ex");
    assertThat(only("p.json", PROFILE.replace("\"read\"", "9999"))).endsWith("; write its name");
  }

  @Test
  void theTextDecidesWhetherItIsJsonOrYaml() throws IOException {
    String yaml = "defaultAction: SCMP_ACT_LOG\n";
    assertThat(only("p.yaml", yaml))
        .isEqualTo(
            "1:1 is a profile in YAML, and runtimes read only JSON; convert it, for example with"
                + " yq -o json");
    assertThat(only("p.json", yaml)).isEqualTo(only("p.yaml", yaml));
    assertThat(only("p.yaml", "{defaultAction: SCMP_ACT_LOG}")).startsWith("1:1 is a profile in Y");
    assertThat(profile("p.yaml", PROFILE).allowed()).containsExactly("read");
    assertThat(sources("p.json", resource("state: Enabled"))).hasSize(1);
    assertThat(sources("p", resource("state: Enabled"))).hasSize(1);
    assertThat(only("p.json", "read, write")).startsWith("1:1 is not JSON");
    assertThat(only("p.json", "kind: [")).startsWith("1:1 is not JSON");
    assertThat(only("p", "kind: [")).startsWith("1:8 is not YAML");
  }

  @Test
  void encodingsOfYaml() throws IOException {
    assertThat(read("p.yaml", "\uFEFF" + resource("state: Enabled")).problems()).isEmpty();
    assertThat(only("p.yaml", resource("state: Off").replace("\n", "\r\n")))
        .startsWith("4:10 unknown state");
    String wide = "# \uD83D\uDE00\n" + resource("flags: [LOG]");
    assertThat(TextEdit.apply(wide, read("p.yaml", wide).problems().get(0).edits()))
        .isEqualTo(wide.replace("[LOG]", "[\"SECCOMP_FILTER_FLAG_LOG\"]"));
  }

  @Test
  void aNumberInYamlMayBeHexadecimal() throws IOException {
    String rule =
        "syscalls: [{names: [clone], action: SCMP_ACT_ALLOW,"
            + " args: [{index: 0, value: 0x7e020000, op: SCMP_CMP_EQ}]}]";
    assertThat(profile("p.yaml", resource(rule)).rules().get(0).conditions().get(0).value())
        .isEqualTo(BigInteger.valueOf(0x7e020000L));
  }

  @Test
  void severalProfilesInOneJsonTextAreReadByNoRuntime() throws IOException {
    assertThat(only("p.json", "[" + PROFILE + ", " + PROFILE + "]"))
        .isEqualTo(
            "1:1 is an array of 2 profiles, and a runtime reads one object; write each to a file"
                + " of its own");
    assertThat(only("p.json", PROFILE + PROFILE)).startsWith("2:64 has more text after the end");
    assertThat(only("p.json", "{\"seccomp\": " + PROFILE + "}"))
        .isEqualTo(
            "1:2 has the profile inside \"seccomp\", where no runtime reads it; write the profile"
                + " itself into the file");
  }

  @Test
  void whatUsesAProfileNamesIt() throws IOException {
    assertThat(
            only(
                "pod.yaml",
                """
                kind: Pod
                spec:
                  containers:
                  - securityContext:
                      seccompProfile: {type: Localhost, localhostProfile: profiles/audit.json}
                """))
        .isEqualTo(
            "5:59 is a resource of kind Pod, which uses the profile profiles/audit.json; name the"
                + " profile's own file");
    assertThat(
            only(
                "pod.yaml",
                """
                kind: Pod
                metadata:
                  annotations:
                    seccomp.security.alpha.kubernetes.io/pod: localhost/audit.json
                """))
        .isEqualTo(
            "4:5 is a resource of kind Pod with a seccomp annotation, which Kubernetes 1.25 and"
                + " later ignore; use securityContext.seccompProfile");
    assertThat(
            only(
                "pod.yaml",
                """
                kind: Pod
                spec:
                  securityContext:
                    seccompProfile: {type: OCI, oci: {ref: registry.example.com/profile}}
                """))
        .isEqualTo(
            "4:28 is a resource of kind Pod whose seccompProfile has the type OCI, which older"
                + " kubelets do not know: those before 1.38 run the container Unconfined; use"
                + " RuntimeDefault or Localhost until every kubelet knows the type");
    String compose = "services:\n  web:\n    security_opt:\n      - %s\n";
    assertThat(only("compose.yaml", compose.formatted("seccomp:./mine.json")))
        .startsWith("4:9 is a Compose file, which uses the profile ./mine.json; name");
    assertThat(only("compose.yaml", compose.formatted("seccomp=unconfined")))
        .startsWith("0:0 is a Compose file; name");
    assertThat(only("daemon.json", "{\"seccomp-profile\": \"/etc/docker/mine.json\"}"))
        .startsWith("1:21 is the configuration of Docker's daemon, which uses the profile /etc/");
    assertThat(only("inspect.json", "[{\"HostConfig\": {\"SecurityOpt\": []}}]"))
        .isEqualTo("0:0 is what docker inspect prints; name the profile's file");
  }

  @Test
  void anythingElseIsNotAProfile() throws IOException {
    assertThat(only("package.json", "{\"name\": \"a\"}"))
        .startsWith("0:0 has no field of a seccomp profile; name a profile in JSON, or YAML");
    assertThat(
            only(
                "crd.yaml",
                "kind: CustomResourceDefinition\nspec: {localhostProfile: {type: string}}\n"))
        .startsWith("1:7 is a resource of kind CustomResourceDefinition without a profile");
    assertThat(only("rbac.yaml", "apiVersion: v1\nkind: Role\n"))
        .startsWith("2:7 is a resource of kind Role without a profile");
    assertThat(only("notes.yaml", "read, write\n")).startsWith("0:0 has no profile");
    assertThat(only("later.yaml", "# later\n")).startsWith("0:0 has no profile");
    assertThat(only("empty.yaml", "\n")).isEqualTo("0:0 is empty; write a profile into it");
    Path program = Files.write(folder.resolve("filter.bpf"), new byte[] {0x20, 0, 0, 0, 4});
    assertThat(line(ProfileFile.examine(program)))
        .isEqualTo("0:0 is binary, not text; name a profile in JSON");
  }

  @Test
  void aStreamIsReadLikeAFile() {
    assertThat(stream(PROFILE).profiles()).hasSize(1);
    assertThat(stream(resource("state: Enabled")).profiles()).hasSize(1);
    assertThat(line(stream("{\"defaultAction\": \"SCMP_ACT_LOG\",}")))
        .startsWith("1:33 is not JSON: it has a comma");
    assertThat(line(stream("kind: ["))).startsWith("1:8 is not YAML");
    assertThat(line(stream(""))).startsWith("0:0 is empty");
    assertThat(line(stream(" ".repeat(5 * 1024 * 1024)))).contains("no profile is that large");
  }

  @Test
  void onlyTheProfileItselfIsOneForANode() throws IOException {
    Path spec = file("config.json", "{\"linux\": {\"seccomp\": " + PROFILE + "}}");
    assertThatThrownBy(() -> ProfileFile.read(spec))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            spec
                + ":1:23: has the profile in linux.seccomp, where no runtime reads it; write the"
                + " profile itself into a JSON file");
    Path resource = file("p.yaml", resource("state: Enabled"));
    assertThatThrownBy(() -> ProfileFile.read(resource))
        .hasMessageContaining("in SeccompProfile a");
    Path old = file("old.json", PROFILE.replace("names\": [\"read\"]", "name\": \"read\""));
    assertThatThrownBy(() -> ProfileFile.read(old)).hasMessageContaining("Docker's old form");
  }

  private static String resource(String field) {
    return "kind: SeccompProfile\nmetadata: {name: a}\nspec:\n  %s\n  defaultAction: SCMP_ACT_LOG\n"
        .formatted(field);
  }

  private static ReadProfiles stream(String text) {
    return ProfileFile.examine(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private SeccompProfile profile(String name, String text) throws IOException {
    return read(name, text).profiles().get(0).profile();
  }

  private List<String> sources(String name, String text) throws IOException {
    return read(name, text).profiles().stream().map(LocatedProfile::source).toList();
  }

  private String only(String name, String text) throws IOException {
    return line(read(name, text));
  }

  private static String line(ReadProfiles read) {
    assertThat(read.problems()).hasSize(1);
    ProfileProblem problem = read.problems().get(0);
    return "%d:%d %s; %s"
        .formatted(
            problem.span().line(), problem.span().column(), problem.what(), problem.remedy());
  }

  private ReadProfiles read(String name, String text) throws IOException {
    return ProfileFile.examine(file(name, text));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
