package io.github.kindproof.suites;

import io.github.kindproof.junit.matrix.MatrixCells;
import io.github.kindproof.junit.matrix.SeccompMatrix;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/** A thin slice of the matrix: the default version with its own runtime. */
@Order(3)
@SeccompMatrix(kubernetes = "default", runtimes = "own")
class MatrixIT {
  @TestFactory
  Stream<DynamicTest> cells(MatrixCells cells) {
    return cells.tests();
  }
}
