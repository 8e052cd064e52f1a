/** What a project sees that depends on Kindproof and has nothing else of it. */
@org.jspecify.annotations.NullMarked
package io.github.kindproof.dependant;
