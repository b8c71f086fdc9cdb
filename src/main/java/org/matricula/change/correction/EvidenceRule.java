package org.matricula.change.correction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.Detail;

/// One line of the evidence matrix.
///
/// @param institution null for every school
/// @param education null for every education type
/// @param verdict `open`, `late` (only as an exception the principal approves) or `closed`
/// @param tier `unit`: class A, effective at the unit; `above`: class B, approved above
/// @param evidence kinds of evidence: a space means and, a slash means or; a group that begins with
///   `higher:` or `lower:` is asked for a level from 专科 up, or below it
public record EvidenceRule(
        UUID id,
        @Nullable UUID institution,
        @Nullable String education,
        String field,
        String reason,
        String moment,
        String verdict,
        String tier,
        String evidence,
        String source,
        LocalDate since,
        @Nullable String why,
        String setBy,
        Instant setAt) {

    private static final String HIGHER = "higher:";
    private static final String LOWER = "lower:";

    public boolean above() {
        return tier.equals("above");
    }

    public boolean closed() {
        return verdict.equals("closed");
    }

    public boolean late() {
        return verdict.equals("late");
    }

    public Detail detail() {
        return Detail.of(field).orElseThrow();
    }

    /// Each group is one paper, or one of several.
    ///
    /// @param value the new value, which says whether a level is higher education (GB/T 4658)
    public List<List<String>> groups(String value) {
        var higher = !value.isEmpty() && "123".indexOf(value.charAt(0)) >= 0;
        return Arrays.stream(evidence.split(" "))
                .filter(it -> !it.isEmpty())
                .filter(it -> !it.startsWith(HIGHER) || higher)
                .filter(it -> !it.startsWith(LOWER) || !higher)
                .map(it -> it.substring(it.indexOf(':') + 1))
                .map(it -> List.of(it.split("/")))
                .toList();
    }

    /// Every paper the line names.
    public List<String> papers() {
        return Arrays.stream(evidence.split("[ /]"))
                .map(it -> it.substring(it.indexOf(':') + 1))
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
    }

    static boolean readable(String evidence) {
        return evidence.matches("(((higher|lower):)?[a-z-]+(/[a-z-]+)*( |$))*");
    }
}
