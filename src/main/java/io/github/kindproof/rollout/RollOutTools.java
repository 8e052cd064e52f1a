package io.github.kindproof.rollout;

import io.github.kindproof.progress.Progress;

/** What all nodes of a roll-out share. */
record RollOutTools(
    Drain drain, NodeLook look, TrialRun trials, Replicas replicas, Progress progress) {}
