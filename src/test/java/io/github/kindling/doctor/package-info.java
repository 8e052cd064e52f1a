@NullMarked
package io.github.kindling.doctor;

import org.jspecify.annotations.NullMarked;
