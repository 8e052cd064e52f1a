package io.github.kindproof.upgrade.rollout;

import io.github.kindproof.internal.progress.Progress;

/** What all nodes of a roll-out share. */
record RollOutTools(
    Drain drain, NodeSnapshot look, TrialRun trials, Replicas replicas, Progress progress) {}
