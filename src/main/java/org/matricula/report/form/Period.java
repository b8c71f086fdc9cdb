package org.matricula.report.form;

import java.time.LocalDate;
import java.time.Month;

/// The school year a reference day lies in: 学年 = 1 September to 31 August.
///
/// @param year in which it begins
public record Period(LocalDate asOf, int year) {

    public static Period of(LocalDate asOf) {
        return new Period(
                asOf,
                asOf.getMonth().compareTo(Month.SEPTEMBER) >= 0
                        ? asOf.getYear()
                        : asOf.getYear() - 1);
    }

    LocalDate start() {
        return LocalDate.of(year, Month.SEPTEMBER, 1);
    }
}
