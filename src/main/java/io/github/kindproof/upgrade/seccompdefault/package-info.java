/**
 * What SeccompDefault would break: finds the workloads that run without a filter, and judges how
 * copies of them did under RuntimeDefault. Pure rules and reports.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.upgrade.seccompdefault;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
