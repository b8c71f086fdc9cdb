package org.matricula.appraisal;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who or what was appraised in a round.
///
/// @param subject an enrolment, or a unit
/// @param sort `student`, `class` or `department`
/// @param unit the class of a student, what a class or department lies in
/// @param members of a class or department; 1 for a student
/// @param proposed whether it is to be commended
/// @param changedWhy where that is not what the figures say
public record Scored(
        UUID subject,
        String sort,
        String name,
        String number,
        String unit,
        int members,
        int outstanding,
        int missed,
        BigDecimal points,
        boolean proposed,
        @Nullable String changedWhy) {}
