package io.github.kindproof.seccomp.filter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.image.build.TestImages;
import io.github.kindproof.seccomp.bpf.BpfProgram;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The runtimes themselves: builds filters with the code of runc, of crun and of libseccomp. runc
 * builds thousands in a second, crun about forty.
 */
final class FilterOracle {
  private static final String IMAGE = "kindproof/filter-builder:1";
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Docker docker;

  private FilterOracle(Docker docker) {
    this.docker = docker;
  }

  /** Create the oracle. This builds its image if the engine does not have it. */
  static FilterOracle of(Docker docker) {
    TestImages.build(docker, "filter-builder", Map.of(), IMAGE);
    return new FilterOracle(docker);
  }

  /**
   * Return the answer to each profile.
   *
   * @param profiles the JSON of {@code linux.seccomp} of the OCI's runtime specification
   */
  List<OracleAnswer> build(OracleRuntime runtime, List<String> profiles) {
    String lines =
        profiles.stream().map(it -> it.replaceAll("\\R", " ") + "\n").collect(Collectors.joining());
    ProcessResult result =
        docker
            .command("run", "--rm", "-i", "--network=none", IMAGE, runtime.program())
            .withInput(lines)
            .withLimit(LIMIT)
            .run();
    List<OracleAnswer> answers = result.stdout().lines().map(FilterOracle::parse).toList();
    if (!result.ok() || answers.size() != profiles.size()) {
      throw new IllegalStateException(
          answers.size() + " answers to " + profiles.size() + " profiles: " + result.stderr());
    }
    return answers;
  }

  private static OracleAnswer parse(String line) {
    JsonNode answer;
    try {
      answer = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not an answer: " + line, e);
    }
    if (answer.has("program")) {
      return new OracleAnswer.Built(
          BpfProgram.parse(answer.path("program").asText()), answer.path("flags").asInt());
    }
    if (answer.has("error")) {
      return new OracleAnswer.Refused(answer.path("error").asText());
    }
    if (answer.has("failure")) {
      return new OracleAnswer.Failed(answer.path("failure").asText());
    }
    return new OracleAnswer.Unfiltered();
  }
}
