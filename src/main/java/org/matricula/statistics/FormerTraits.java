package org.matricula.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.DatedDetails;
import org.matricula.registry.DatedDetails.Dated;
import org.matricula.registry.Detail;
import org.springframework.stereotype.Component;

/// Cuts time where a counted detail of somebody changed on a day, so that the days before are
/// counted by what was true then.
@Component
class FormerTraits {

    /// One piece of time.
    ///
    /// @param begins null without a beginning
    /// @param ends first day after it; null without an end
    /// @param values of those details that have a history, null for none
    record Piece(
            UUID enrolment,
            @Nullable LocalDate begins,
            @Nullable LocalDate ends,
            Map<Detail, @Nullable String> values) {}

    private static final List<Detail> COUNTED =
            List.of(Detail.SEX, Detail.BIRTH_ON, Detail.ETHNICITY, Detail.POLITICAL_STATUS);

    private final DatedDetails details;

    FormerTraits(DatedDetails details) {
        this.details = details;
    }

    List<Piece> of(Collection<UUID> enrolments) {
        return details.of(enrolments, COUNTED).stream()
                .collect(
                        Collectors.groupingBy(
                                Dated::enrolment, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(it -> pieces(it).stream())
                .toList();
    }

    private static List<Piece> pieces(List<Dated> lines) {
        var cuts =
                lines.stream()
                        .flatMap(it -> Stream.of(it.from(), it.until()))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(TreeSet::new));
        var pieces = new ArrayList<Piece>();
        LocalDate begins = null;
        for (var ends : cuts) {
            pieces.add(piece(lines, begins, ends));
            begins = ends;
        }
        pieces.add(piece(lines, begins, null));
        return pieces;
    }

    private static Piece piece(
            List<Dated> lines, @Nullable LocalDate begins, @Nullable LocalDate ends) {
        var values = new LinkedHashMap<Detail, @Nullable String>();
        for (var it : lines) {
            var begun = it.from() == null || begins != null && !it.from().isAfter(begins);
            var over = it.until() != null && begins != null && !it.until().isAfter(begins);
            if (begun && !over) {
                values.put(it.detail(), it.value());
            }
        }
        return new Piece(lines.getFirst().enrolment(), begins, ends, values);
    }
}
