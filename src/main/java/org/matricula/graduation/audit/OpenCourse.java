package org.matricula.graduation.audit;

import java.math.BigDecimal;
import java.util.UUID;

/// A course of the plan that is not passed yet.
///
/// @param nature `required`, `elective`, `degree` or `practice`
/// @param term in which the plan has it
public record OpenCourse(
        UUID id,
        String code,
        String name,
        BigDecimal credits,
        String nature,
        int term,
        String module) {}
