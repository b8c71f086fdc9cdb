package org.matricula.workflow;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the rules are asked about, besides the form.
///
/// @param caseId null before there is a draft
/// @param applicantRole who applies: `student`, `guardian`, or a member of staff on behalf
/// @param on the day the policies are read for: that of the first submission
/// @param today the day of asking
/// @param evidence the kinds of evidence handed in so far
public record Application(
        @Nullable UUID caseId,
        Subject subject,
        String applicantRole,
        LocalDate on,
        LocalDate today,
        Set<String> evidence) {

    public Application {
        evidence = Set.copyOf(evidence);
    }

    public boolean minor() {
        return subject.minorOn(today);
    }
}
