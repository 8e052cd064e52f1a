package io.github.kindling.junit;

/** As plain JUnit has it. */
class ShapesWithoutCluster extends Shapes {}
