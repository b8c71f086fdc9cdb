package org.matricula.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;

/// What would have come out otherwise.
///
/// @param examined how many decisions of the period were looked at
/// @param cut whether there were more than a rehearsal looks at; the newest were taken
/// @param differences those with another outcome
public record RehearsalResult(long examined, boolean cut, List<Difference> differences) {

    /// @param subject whom or what it is about, in the reader's words
    /// @param href where it is read, null for nowhere
    /// @param before what the rule as it was had against it; none means it complied
    /// @param after what the rehearsed rule has against it
    public record Difference(
            String subject, @Nullable String href, List<Refusal> before, List<Refusal> after) {}

    public RehearsalResult {
        differences = List.copyOf(differences);
    }

    /// What would no longer have been possible.
    public long stricter() {
        return differences.stream().filter(it -> it.before().isEmpty()).count();
    }

    /// What would have become possible.
    public long milder() {
        return differences.stream().filter(it -> it.after().isEmpty()).count();
    }
}
