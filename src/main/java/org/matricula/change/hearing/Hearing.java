package org.matricula.change.hearing;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Actor;

/// What the steps of one withdrawal by the school have brought about so far, each with who did it.
///
/// @param step where the case waits, null where it waits nowhere
/// @param ground what the student was told, `facts` with it; null while the notice is to come
public record Hearing(
        UUID caseId,
        String caseNumber,
        UUID enrolmentId,
        UUID personId,
        UUID institutionId,
        long scopePos,
        String name,
        @Nullable UUID applicantId,
        String askedGround,
        String askedFacts,
        @Nullable String step,
        @Nullable String ground,
        @Nullable String facts,
        @Nullable String intendedBy,
        @Nullable String statementKind,
        @Nullable String statement,
        @Nullable String spokenBy,
        @Nullable LocalDate heardOn,
        @Nullable String hearer,
        @Nullable Boolean lawful,
        @Nullable String legalOpinion,
        @Nullable LocalDate reviewedOn,
        @Nullable String reviewer,
        @Nullable String meeting,
        @Nullable LocalDate meetingOn,
        @Nullable String meetingNumber,
        @Nullable String present,
        @Nullable String resolution,
        @Nullable String minutedBy) {

    public boolean at(String task) {
        return task.equals(step);
    }

    /// Whether it is about the acting person, or the minor they are guardian of.
    boolean ownOf(Actor actor) {
        return actor.holds("student", "guardian") && actor.scope().persons().contains(personId);
    }
}
