package io.github.kindproof.upgrade.matrix;

import static com.fasterxml.jackson.annotation.JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of a rule in the file; each value may be a list. */
record ConditionEntry(
    @JsonFormat(with = ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<String> kubernetes,
    @JsonFormat(with = ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<String> runtime,
    @JsonFormat(with = ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<String> containerd,
    @JsonFormat(with = ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<String> runc,
    @JsonFormat(with = ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<String> provider,
    @JsonFormat(with = ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<String> variant,
    @JsonFormat(with = ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<String> node,
    @JsonFormat(with = ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<String> profile,
    @Nullable Boolean allowPrivilegeEscalation) {}
