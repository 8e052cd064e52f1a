package io.github.kindproof.internal.image.build;

import java.util.List;
import java.util.Map;

/**
 * A step of a {@link Recipe}: a shell script whose output folder is kept until something that it
 * reads changes. All paths are relative to the recipe's folder.
 *
 * @param name unique in the recipe; parts that need this one find its output under this name
 * @param files files and folders that the script reads
 * @param variables the recipe's variables that the script reads
 * @param settings variables of this part alone
 * @param needs earlier parts whose output the script reads
 */
public record Part(
    String name,
    String script,
    List<String> files,
    List<String> variables,
    Map<String, String> settings,
    List<String> needs) {}
