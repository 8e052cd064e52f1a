package io.github.kindproof.workload;

import com.fasterxml.jackson.annotation.Nulls;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The conversion of objects to the types of their kinds, as strict as an API server's: a number is
 * not text, and text is not a boolean.
 */
final class StrictTypes {
  private static final KubernetesSerialization READER = new KubernetesSerialization(mapper(), true);

  private StrictTypes() {}

  /**
   * @throws DatabindException if a field has a value of the wrong type
   */
  static Object read(JsonNode object) {
    try {
      return READER.unmarshal(object.toString());
    } catch (RuntimeException e) {
      // The client wraps the exception with the place.
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof DatabindException atPlace && !atPlace.getPath().isEmpty()) {
          throw atPlace;
        }
      }
      throw e;
    }
  }

  private static JsonMapper mapper() {
    List<CoercionInputShape> scalars =
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);
    return JsonMapper.builder()
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfigDefaults(
            all -> all.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
        .withCoercionConfig(
            LogicalType.Textual,
            text -> scalars.forEach(it -> text.setCoercion(it, CoercionAction.Fail)))
        // For an API server, a field with null is one that is not there.
        .changeDefaultNullHandling(nulls -> nulls.withValueNulls(Nulls.SKIP))
        .build();
  }
}
