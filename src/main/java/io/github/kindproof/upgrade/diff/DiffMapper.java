package io.github.kindproof.upgrade.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kindproof.internal.report.ResultMapper;

/** How files of this package are written, and how strictly they are read. */
final class DiffMapper {
  static final JsonMapper MAPPER = ResultMapper.builder().build();

  private DiffMapper() {}

  static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of strings and numbers are always JSON", e);
    }
  }
}
