package org.matricula.archive;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One entry of a volume's register of use: who did what with it on which day.
///
/// @param what code of what was done, such as `loan.out`
/// @param note purpose, number or other body
public record CustodyStep(LocalDate on, String what, String by, @Nullable String note) {}
