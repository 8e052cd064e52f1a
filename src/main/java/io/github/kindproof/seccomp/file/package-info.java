/**
 * Profile files: read with the position of every value, so that each mistake is reported with line
 * and column.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.seccomp.file;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
