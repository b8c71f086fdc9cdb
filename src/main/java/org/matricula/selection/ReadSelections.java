package org.matricula.selection;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What somebody may read of the selections within their reach.
@Service
@Transactional(readOnly = true)
class ReadSelections {

    static final List<String> WHICH = List.of("chosen", "fulfils", "all");

    private static final int MOST_UNITS = 400;

    private final SelectionRows rows;
    private final RecordRows candidates;
    private final Units units;

    ReadSelections(SelectionRows rows, RecordRows candidates, Units units) {
        this.rows = rows;
        this.candidates = candidates;
        this.units = units;
    }

    List<Scheme> schemes() {
        return rows.schemes();
    }

    Slice<Round> rounds(@Nullable UUID before, int most) {
        return Slice.of(rows.rounds(before, most + 1), most, it -> it.id().toString());
    }

    Round round(UUID id) {
        return rows.round(id);
    }

    Scheme scheme(UUID id) {
        return rows.scheme(id);
    }

    Slice<Candidate> candidates(UUID round, String which, @Nullable UUID after, int most) {
        rows.round(round);
        var asked = WHICH.contains(which) ? which : "chosen";
        return Slice.of(
                candidates.lines(round, asked, after, most + 1),
                most,
                it -> it.enrolmentId().toString());
    }

    Map<UUID, Integer> quotas(UUID round) {
        return rows.quotas(round);
    }

    int chosen(Round round) {
        return candidates.chosen(round.id(), units.get(round.unitId()));
    }

    /// The institutions within reach.
    List<Choice> institutions() {
        var scope = Acting.now().scope();
        return units.institutions().stream()
                .filter(it -> scope.reaches(it.pos()) && scope.reaches(it.posEnd()))
                .limit(MOST_UNITS)
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }

    /// What may be chosen from: the acting post's unit and those below it.
    List<Choice> ranges() {
        var own = Acting.now().unit();
        return own == null ? List.of() : choices(own);
    }

    /// The units of a round that may have places of their own.
    List<Choice> parts(Round round) {
        return choices(round.unitId());
    }

    private List<Choice> choices(UUID top) {
        var at = units.get(top);
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(at),
                        units.below(top, "department", "grade", "major", "class").stream())
                .distinct()
                .limit(MOST_UNITS)
                .map(ReadSelections::choice)
                .toList();
    }

    private static Choice choice(Unit it) {
        return new Choice(it.id().toString(), it.name());
    }
}
