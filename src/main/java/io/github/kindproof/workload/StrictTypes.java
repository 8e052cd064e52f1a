package io.github.kindproof.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Gives objects the types of their kinds. As for an API server, a number is no text, and text is no
 * boolean.
 */
final class StrictTypes {
  private static final KubernetesSerialization READER = new KubernetesSerialization(mapper(), true);

  private StrictTypes() {}

  /**
   * The object as an instance of its kind's class.
   *
   * @throws DatabindException if one of its fields has a value of another type
   */
  static Object read(JsonNode object) {
    try {
      return READER.unmarshal(object.toString());
    } catch (RuntimeException e) {
      // The client wraps the one that knows the place.
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
        .build();
  }
}
