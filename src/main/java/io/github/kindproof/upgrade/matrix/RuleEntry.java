package io.github.kindproof.upgrade.matrix;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A rule in the file. */
record RuleEntry(
    @JsonProperty(required = true) @Nullable ConditionEntry when,
    @JsonProperty(required = true) @Nullable String expect,
    @Nullable String because,
    @JsonProperty(required = true) @Nullable String why) {}
