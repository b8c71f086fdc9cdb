package org.matricula.curriculum;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An equivalence to be decided, as it is typed.
///
/// @param from by course ID alone where they are our own
public record NewEquivalence(
        String kind,
        boolean own,
        @Nullable String origin,
        @Nullable UUID programme,
        List<Left> from,
        List<Right> to,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        String decidedBy,
        @Nullable LocalDate decidedOn,
        String source) {

    public record Left(String code, String name) {}

    public record Right(String code, @Nullable BigDecimal credits) {}
}
