package io.github.kindproof.internal.io.yaml;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;

/** YAML as a person would write it: no marks, quotes or line breaks that are not needed. */
public final class PlainYaml {
  private PlainYaml() {}

  /** What writes it, and reads any. */
  public static ObjectMapper mapper() {
    return new ObjectMapper(
        new YAMLFactory()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES));
  }
}
