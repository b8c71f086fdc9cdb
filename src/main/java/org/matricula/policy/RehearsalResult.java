package org.matricula.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;

/// What would have come out otherwise.
///
/// @param examined how many decisions of the period were looked at
/// @param differences those with another outcome
public record RehearsalResult(long examined, List<Difference> differences) {

    /// @param subject whom or what it is about, in the reader's words
    /// @param href where it is read, null for nowhere
    /// @param before the reasons against it under the rule as it was; none means it was possible
    /// @param after the reasons against it under the rehearsed rule
    public record Difference(
            String subject, @Nullable String href, List<Refusal> before, List<Refusal> after) {}

    public RehearsalResult {
        differences = List.copyOf(differences);
    }
}
