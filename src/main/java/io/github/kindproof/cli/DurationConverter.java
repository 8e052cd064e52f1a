package io.github.kindproof.cli;

import io.github.kindproof.internal.progress.Durations;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the durations of all options. A number without a unit is one of seconds. */
class DurationConverter implements ITypeConverter<Duration> {
  private final ChronoUnit bare;

  DurationConverter() {
    this(ChronoUnit.SECONDS);
  }

  private DurationConverter(ChronoUnit bare) {
    this.bare = bare;
  }

  /** Registers it. Not in Main, which must load without picocli. */
  static void register(CommandLine line) {
    line.registerConverter(Duration.class, new DurationConverter());
  }

  /** For an option whose number without a unit is one of minutes. */
  static final class OfMinutes extends DurationConverter {
    OfMinutes() {
      super(ChronoUnit.MINUTES);
    }
  }

  @Override
  public final Duration convert(String value) {
    return Durations.parse(value, bare)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + value + "' is not a duration; " + Durations.REMEDY));
  }
}
