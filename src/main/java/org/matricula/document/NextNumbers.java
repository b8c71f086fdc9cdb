package org.matricula.document;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What an institution's documents will be numbered next.
@Service
@Transactional(readOnly = true)
class NextNumbers {

    private final DocumentNumbers numbers;
    private final Units units;
    private final Clock clock;

    NextNumbers(DocumentNumbers numbers, Units units, Clock clock) {
        this.numbers = numbers;
        this.units = units;
        this.clock = clock;
    }

    /// @param institution null for the first within reach
    /// @throws Absent if there is none within reach
    NumbersView of(@Nullable UUID institution) {
        var within =
                units.institutions().stream()
                        .filter(it -> Acting.now().scope().reaches(it.pos()))
                        .toList();
        var shown =
                within.stream()
                        .filter(it -> institution == null || it.id().equals(institution))
                        .findFirst()
                        .orElseThrow(() -> new Absent("unit"));
        var today = LocalDate.now(clock);
        var next =
                Stream.of(DocumentKind.values())
                        .map(it -> new NumbersView.Next(it, numbers.ahead(shown, it, today)))
                        .toList();
        return new NumbersView(within, shown, numbers.pattern(shown, today), next);
    }
}
