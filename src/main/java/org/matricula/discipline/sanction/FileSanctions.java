package org.matricula.discipline.sanction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.discipline.DisciplinePolicies;
import org.matricula.discipline.sanction.Sanctions.Sanction;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.policy.Policies;
import org.matricula.registry.FileSection;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// 处分 in the student's file (普通高等学校学生管理规定 第五十七条、第五十八条): those in force, to those who have to do
/// with them; those that were lifted only to the student, student affairs and the archive, where
/// the school hides them.
@Component
class FileSanctions implements FileSection {

    private final Sanctions sanctions;
    private final Policies policies;
    private final MessageSource words;
    private final Ledger ledger;
    private final Clock clock;

    FileSanctions(
            Sanctions sanctions,
            Policies policies,
            MessageSource words,
            Ledger ledger,
            Clock clock) {
        this.sanctions = sanctions;
        this.policies = policies;
        this.words = words;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<Shown> of(UUID enrolment, Locale locale) {
        var actor = Acting.now();
        var seen = sanctions.of(enrolment).stream().filter(it -> shown(it, actor)).toList();
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        ledger.record(
                Act.of("sanction.seen", "enrolment:" + enrolment)
                        .at(seen.getFirst().scopePos())
                        .to(Map.of("sanctions", seen.size())));
        return Optional.of(
                new Shown(
                        words.getMessage("discipline.sanctions", null, locale),
                        List.of("measure", "number", "in-force", "state").stream()
                                .map(it -> words.getMessage("discipline.head." + it, null, locale))
                                .toList(),
                        seen.stream().map(it -> line(it, locale)).toList()));
    }

    private boolean shown(Sanction it, Actor actor) {
        return switch (it.state()) {
            case "in-force" -> true;
            case "lifted" ->
                    actor.holds("student", "guardian", "student-affairs", "archive-keeper")
                            || !policies.value(
                                    DisciplinePolicies.HIDES_LIFTED,
                                    it.institutionId(),
                                    LocalDate.now(clock));
            default -> false;
        };
    }

    private List<String> line(Sanction it, Locale locale) {
        return List.of(
                words.getMessage("case.option." + it.measure(), null, locale),
                String.valueOf(it.number()),
                it.startsOn() + (it.endsOn() == null ? "" : " – " + it.endsOn()),
                words.getMessage("discipline.state." + it.state(), null, locale));
    }
}
