package io.github.kindling.rollout;

import io.github.kindling.progress.Progress;

/** What all nodes of a roll-out share. */
record RollOutTools(
    Drain drain, NodeLook look, TrialRun trials, Replicas replicas, Progress progress) {}
