package io.github.kindproof.internal.image.build;

import java.util.List;
import java.util.Map;

/**
 * One step of a {@link Recipe}: a shell script whose output folder is kept as long as nothing that
 * it reads changes.
 *
 * @param name its name, unique in the recipe; needing parts find the output under this name
 * @param script the script, relative to the recipe's folder
 * @param files files and folders that the script reads, relative to the recipe's folder
 * @param variables names of the recipe's variables that the script reads
 * @param settings variables of this part alone, with their values
 * @param needs names of earlier parts whose output the script reads
 */
public record Part(
    String name,
    String script,
    List<String> files,
    List<String> variables,
    Map<String, String> settings,
    List<String> needs) {}
