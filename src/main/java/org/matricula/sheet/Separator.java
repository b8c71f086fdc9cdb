package org.matricula.sheet;

import java.util.Arrays;
import java.util.List;

/// Comma, semicolon or tab: whichever cuts most lines into the same number of fields.
final class Separator {

    private static final List<Character> CANDIDATES = List.of(',', '\t', ';');
    private static final int MOST_LINES = 200;

    private Separator() {}

    static char of(String sample) {
        var best = ',';
        var bestScore = 0L;
        for (var candidate : CANDIDATES) {
            var score = score(sample, candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /// The most frequent number of separators in a line, times the lines that have it.
    private static long score(String sample, char separator) {
        var counts = new int[MOST_LINES];
        var line = 0;
        var quoted = false;
        for (var i = 0; i < sample.length() && line < MOST_LINES; i++) {
            var next = sample.charAt(i);
            if (next == '"') {
                quoted = !quoted;
            } else if (!quoted && next == separator) {
                counts[line]++;
            } else if (!quoted && next == '\n') {
                line++;
            }
        }
        var lines = Arrays.stream(counts, 0, Math.min(line + 1, MOST_LINES)).filter(it -> it > 0);
        return lines
                .boxed()
                .collect(
                        java.util.stream.Collectors.groupingBy(
                                it -> it, java.util.stream.Collectors.counting()))
                .entrySet()
                .stream()
                .mapToLong(it -> it.getKey() * it.getValue())
                .max()
                .orElse(0);
    }
}
