package org.matricula.coursework.recognition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 带入成绩: one result of a former school, or a certificate.
///
/// @param kind `course` or `certificate`
/// @param way `package` of a transfer on the register, `typed`, or `imported`
/// @param takenOn when it was earned, null where that is not known
/// @param passed null for a deferred exam
/// @param struckWhy why it no longer counts, null while it does
public record Brought(
        UUID id,
        UUID enrolmentId,
        String kind,
        String way,
        String origin,
        String code,
        String name,
        String term,
        String attempt,
        @Nullable LocalDate takenOn,
        @Nullable BigDecimal credits,
        @Nullable Integer total,
        @Nullable String mark,
        @Nullable Boolean passed,
        String evidence,
        String recorder,
        @Nullable String struckWhy) {}
