package org.matricula.coursework.recognition;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 课程认定单: what one case recognises.
///
/// @param caseKind the case it belongs to, null for a reader who does not reach the case itself
/// @param state of the case, null as above
/// @param kind `programme`, `transfer`, `re-entry`, `other-school`, `return` or `exemption`
/// @param programme the one followed from now on, as printed
/// @param apart whether it lies at the receiving department, until it takes effect
/// @param version what a writer must have seen
public record Recognition(
        UUID caseId,
        @Nullable String caseKind,
        @Nullable String number,
        @Nullable String state,
        @Nullable UUID applicant,
        UUID institutionId,
        UUID enrolmentId,
        UUID personId,
        long scopePos,
        @Nullable String name,
        @Nullable String studentNumber,
        String kind,
        UUID programmeId,
        String programme,
        @Nullable UUID fromProgrammeId,
        @Nullable String fromProgramme,
        boolean apart,
        int version,
        @Nullable Instant grantedAt,
        @Nullable Instant reversedAt,
        List<Line> lines) {

    /// One course of the programme followed.
    ///
    /// @param basis `equal-course`, `equivalence` or `judged`
    /// @param verdict `proposed`, `accepted` or `declined`
    /// @param planned whether the programme plans the course
    public record Line(
            UUID id,
            UUID courseId,
            String code,
            String course,
            @Nullable BigDecimal courseCredits,
            boolean planned,
            String basis,
            @Nullable String paper,
            @Nullable BigDecimal credits,
            boolean keepsMark,
            @Nullable Integer total,
            @Nullable String mark,
            String verdict,
            @Nullable String declinedWhy,
            @Nullable String decider,
            boolean inForce,
            List<Source> sources) {

        boolean wanted() {
            return !verdict.equals("declined");
        }

        boolean outside() {
            return sources.stream().anyMatch(it -> it.gradeId() == null);
        }
    }

    /// @param takenOn when it was earned, as far as that is known
    /// @param kind `course` or `certificate`
    public record Source(
            UUID lineId,
            @Nullable UUID courseId,
            @Nullable UUID gradeId,
            @Nullable UUID broughtId,
            String kind,
            String origin,
            String code,
            String name,
            String term,
            @Nullable LocalDate takenOn,
            @Nullable BigDecimal credits,
            @Nullable Integer total,
            @Nullable String mark,
            boolean passed) {}

    public boolean open() {
        return grantedAt == null
                && (state == null
                        || List.of("draft", "submitted", "in-progress", "amending")
                                .contains(state));
    }

    boolean draft() {
        return state != null && List.of("draft", "amending").contains(state);
    }

    public boolean standing() {
        return grantedAt != null && reversedAt == null;
    }

    List<Line> wanted() {
        return lines.stream().filter(Line::wanted).toList();
    }
}
