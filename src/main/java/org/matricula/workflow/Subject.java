package org.matricula.workflow;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whom a case is about, as the record stands today.
///
/// @param id the enrolment
/// @param unit the class, or the unit the student belongs to directly
/// @param education `school`, `college` or `open`: it chooses the drawing
public record Subject(
        UUID id,
        UUID person,
        UUID institution,
        UUID unit,
        long scopePos,
        String education,
        String name,
        @Nullable String number,
        @Nullable LocalDate birthOn,
        String status) {

    /// 未成年人 (民法典 第十七条): under eighteen; somebody of unknown birth counts as of age.
    public boolean minorOn(LocalDate day) {
        return birthOn != null && birthOn.plusYears(18).isAfter(day);
    }
}
