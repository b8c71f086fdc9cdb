package org.matricula.curriculum;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 课程等同与替代: the courses on the left, all of them together, stand for those on the right.
///
/// @param kind an [EquivalenceKind]'s code
/// @param own whether the left side is of our own school
/// @param origin the other school or whoever gave the certificate, null for any of them
/// @param programmeId for whose students it holds, null for every programme of the school
/// @param validUntil its last day, null for none
/// @param source the paper it was decided by
/// @param recorderId whose account wrote it down; another one confirms it
/// @param confirmer who confirmed it, null as long as nobody has: then it is not applied yet
/// @param endedOn since when it is no longer applied; what was recognised by it stays
public record Equivalence(
        UUID id,
        String kind,
        boolean own,
        @Nullable String origin,
        @Nullable UUID programmeId,
        @Nullable String programme,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        String decidedBy,
        LocalDate decidedOn,
        String source,
        String recorder,
        @Nullable UUID recorderId,
        @Nullable String confirmer,
        @Nullable LocalDate endedOn,
        @Nullable String endedWhy,
        List<From> from,
        List<To> to) {

    /// @param courseId null for a course of another school, or a certificate
    /// @param code blank where it is not known
    public record From(@Nullable UUID courseId, String code, String name) {

        /// Whether a result of another school is one of this course: by its ID where both have one,
        /// else by its name.
        public boolean meets(String otherCode, String otherName) {
            return code.isEmpty() || otherCode.isEmpty()
                    ? name.equals(otherName)
                    : code.equals(otherCode);
        }
    }

    /// @param credits what is recognised, null for all of the course's
    public record To(UUID courseId, String code, String name, @Nullable BigDecimal credits) {}

    public boolean validOn(LocalDate day) {
        return confirmer != null
                && !day.isBefore(validFrom)
                && (validUntil == null || !day.isAfter(validUntil))
                && (endedOn == null || day.isBefore(endedOn));
    }

    public boolean from(String school) {
        return !own && (origin == null || origin.equals(school));
    }
}
