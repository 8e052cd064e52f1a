/** What a project sees that depends on Kindling and has nothing else of it. */
@org.jspecify.annotations.NullMarked
package io.github.kindling.dependant;
