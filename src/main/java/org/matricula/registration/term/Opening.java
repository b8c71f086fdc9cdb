package org.matricula.registration.term;

import java.time.LocalDate;
import java.util.UUID;

/// 学期注册安排: when the students of one institution register for one term.
public record Opening(
        UUID id,
        UUID institutionId,
        String institution,
        String year,
        String term,
        LocalDate until,
        LocalDate opensOn,
        LocalDate closesOn) {

    public String name() {
        return year + " " + term;
    }

    boolean openOn(LocalDate day) {
        return !day.isBefore(opensOn) && !day.isAfter(closesOn);
    }
}
