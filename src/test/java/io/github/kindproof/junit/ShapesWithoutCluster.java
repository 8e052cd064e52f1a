package io.github.kindproof.junit;

/** As plain JUnit has it. */
class ShapesWithoutCluster extends Shapes {}
