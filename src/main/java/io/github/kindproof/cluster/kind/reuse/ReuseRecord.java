package io.github.kindproof.cluster.kind.reuse;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.internal.io.json.JsonText;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is known of a cluster that stays.
 *
 * @param key the digest of everything that it was made from
 * @param spec the text of its spec
 * @param controlPlanes the number of control planes
 * @param workers the number of workers
 * @param addresses the address of each node by the name of its container
 * @param inventory what it had after its boot
 */
public record ReuseRecord(
    String key,
    String spec,
    int controlPlanes,
    int workers,
    SortedMap<String, String> addresses,
    Inventory inventory) {
  private static final JsonMapper MAPPER =
      JsonText.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Create a record with an unmodifiable copy of the addresses. */
  public ReuseRecord {
    addresses = Collections.unmodifiableSortedMap(new TreeMap<>(addresses));
  }

  /** Parse the text of a record. */
  public static ReuseRecord parse(String json) {
    try {
      return MAPPER.readValue(json, ReuseRecord.class);
    } catch (JacksonException e) {
      throw new EnvironmentException("a record of a cluster is not readable", "run again", e);
    }
  }

  /** Render the text of the record. */
  public String toJson() {
    return JsonText.indented(this);
  }

  /** Return the number of its nodes. */
  public NodeCount nodes() {
    return new NodeCount(controlPlanes, workers);
  }

  ReuseRecord with(Inventory other) {
    return new ReuseRecord(key, spec, controlPlanes, workers, addresses, other);
  }
}
