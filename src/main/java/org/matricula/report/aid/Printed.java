package org.matricula.report.aid;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A line of a list of aided students as it leaves the program.
record Printed(
        Register who,
        String kind,
        @Nullable BigDecimal amount,
        @Nullable String hardship,
        @Nullable String note) {

    /// What the register says of the student: today's while the list is open, that of the signature
    /// from then on.
    ///
    /// @param documentNumber in clear
    record Register(
            String name,
            @Nullable String documentType,
            @Nullable String documentNumber,
            String studentNumber,
            @Nullable String registryNumber,
            String sex,
            @Nullable LocalDate birthOn,
            @Nullable String ethnicity,
            String school,
            String unit,
            @Nullable Integer gradeLevel,
            LocalDate entryOn,
            @Nullable String householdType,
            String status) {}
}
