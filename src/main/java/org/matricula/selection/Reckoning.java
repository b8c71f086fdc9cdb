package org.matricula.selection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.coursework.GradePoint;
import org.matricula.coursework.GradePoints;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.registry.StudentStatus;
import org.matricula.selection.RecordRows.Facts;
import org.matricula.selection.RecordRows.Judged;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Judges everybody in a round's range by the record as it is now.
@Component
class Reckoning {

    /// Named in one refusal.
    private static final int NAMED = 20;

    private final RecordRows candidates;
    private final AwardRows awards;
    private final GradePoints points;
    private final Units units;
    private final MessageSource messages;

    Reckoning(
            RecordRows candidates,
            AwardRows awards,
            GradePoints points,
            Units units,
            MessageSource messages) {
        this.candidates = candidates;
        this.awards = awards;
        this.points = points;
        this.units = units;
        this.messages = messages;
    }

    List<Judged> of(Round it, Scheme scheme, Map<Unit, Integer> quotas) {
        return of(it, scheme, quotas, List.of(StudentStatus.ENROLLED));
    }

    private List<Judged> of(
            Round it, Scheme scheme, Map<Unit, Integer> quotas, List<StudentStatus> statuses) {
        var facts =
                candidates.facts(
                        it,
                        scheme,
                        units.get(it.unitId()),
                        statuses.stream().map(StudentStatus::code).toList(),
                        DrawUp.MOST + 1);
        Refused.unlessEmpty(
                Refusal.all(
                        Refusal.when(facts.isEmpty(), "selection.nobody"),
                        Refusal.when(facts.size() > DrawUp.MOST, "selection.many", DrawUp.MOST)));
        var weighed =
                scheme.orderBy().equals("points")
                        ? points.of(facts.stream().map(Facts::enrolment).toList()).stream()
                                .collect(
                                        Collectors.toMap(
                                                GradePoint::enrolmentId, GradePoint::points))
                        : Map.<UUID, BigDecimal>of();
        return new Judging(scheme, weighed, quotas).of(facts);
    }

    /// The chosen who would not be chosen any more: who left, or has against them now what was not
    /// against them when the list was approved. Who graduated meanwhile keeps what was earned.
    List<Refusal> fallen(Round it, Scheme scheme) {
        var now =
                of(it, scheme, Map.of(), List.of(StudentStatus.ENROLLED, StudentStatus.GRADUATED))
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        one -> one.facts().enrolment(), Function.identity()));
        var said = new ArrayList<String>();
        for (var one : awards.chosen(it.id())) {
            var judged = now.get(one.enrolment());
            var reasons =
                    judged == null
                            ? List.of("gone:")
                            : judged.reasons().stream()
                                    .filter(why -> !accepted(one.reasons(), why))
                                    .toList();
            if (!reasons.isEmpty()) {
                said.add(
                        one.name()
                                + one.studentNumber()
                                + "："
                                + reasons.stream()
                                        .map(this::word)
                                        .collect(Collectors.joining("，")));
            }
        }
        return said.isEmpty()
                ? List.of()
                : List.of(
                        Refusal.rule(
                                "selection.fallen",
                                said.size(),
                                said.stream().limit(NAMED).collect(Collectors.joining("；"))));
    }

    /// Somebody put in against the record was put in with these reasons known.
    private static boolean accepted(List<String> known, String why) {
        return known.stream().anyMatch(it -> code(it).equals(code(why)));
    }

    private static String code(String why) {
        return why.substring(0, why.indexOf(':'));
    }

    private String word(String why) {
        return messages.getMessage(
                "selection.why." + code(why),
                new Object[] {why.substring(why.indexOf(':') + 1)},
                LocaleContextHolder.getLocale());
    }
}
