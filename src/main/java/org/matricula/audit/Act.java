package org.matricula.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One act for the ledger; who acts, when and from where the ledger knows by itself.
///
/// @param action what was done, such as `standing.grant-leave` or `student.unmask`
/// @param subject what it was done to, as `kind:id`, such as `enrolment:0197…`
/// @param scopePos the unit position the subject belongs to: who reaches it may read the entry;
///   [#ACTORS_OWN] for the acting post's own
/// @param before what was true before; wrap private values in [Ledger.Private]
/// @param after what is true now; wrap private values in [Ledger.Private]
public record Act(
        String action,
        @Nullable String subject,
        long scopePos,
        @Nullable UUID caseId,
        @Nullable String reason,
        @Nullable Map<String, ?> before,
        @Nullable Map<String, ?> after) {

    public static final long ACTORS_OWN = -1;

    public static Act of(String action, @Nullable String subject) {
        return new Act(action, subject, ACTORS_OWN, null, null, null, null);
    }

    public Act at(long position) {
        return new Act(action, subject, position, caseId, reason, before, after);
    }

    public Act inCase(@Nullable UUID id) {
        return new Act(action, subject, scopePos, id, reason, before, after);
    }

    public Act because(@Nullable String why) {
        return new Act(action, subject, scopePos, caseId, why, before, after);
    }

    public Act from(@Nullable Map<String, ?> values) {
        return new Act(action, subject, scopePos, caseId, reason, values, after);
    }

    public Act to(@Nullable Map<String, ?> values) {
        return new Act(action, subject, scopePos, caseId, reason, before, values);
    }
}
