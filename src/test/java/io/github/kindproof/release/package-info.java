/** What a release publishes; {@code mvn -Prelease verify} makes and tests it, without an engine. */
@org.jspecify.annotations.NullMarked
package io.github.kindproof.release;
