package org.matricula.graduation.progress;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.matricula.graduation.GraduationConditions;
import org.matricula.graduation.audit.DegreeNames;
import org.matricula.graduation.audit.ExamineGraduates;
import org.matricula.graduation.audit.Unmet;
import org.matricula.graduation.round.GraduationPolicies;
import org.matricula.policy.Policies;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// By the same look that rounds take.
@Component
@Transactional
class ConditionsAsked implements GraduationConditions {

    private static final Set<String> STUDY =
            Set.of(
                    "plan-finished",
                    "credits",
                    "module-credits",
                    "required-courses",
                    "practice",
                    "elective-credits",
                    "electives",
                    "subjects",
                    "secondary-credits",
                    "internship");

    private final ExamineGraduates students;
    private final DegreeNames degrees;
    private final Policies policies;
    private final MessageSource messages;

    ConditionsAsked(
            ExamineGraduates students,
            DegreeNames degrees,
            Policies policies,
            MessageSource messages) {
        this.students = students;
        this.degrees = degrees;
        this.policies = policies;
        this.messages = messages;
    }

    @Override
    public List<Lacking> lacking(UUID institution, UUID enrolment, LocalDate on) {
        var look =
                new ExamineGraduates.Look(
                        null, institution, on, on, 0, Long.MAX_VALUE, enrolment, null, List.of());
        return students.unmet(look).stream()
                .filter(it -> STUDY.contains(it.rule()) || it.leadsTo().equals("no-degree"))
                .map(it -> new Lacking(words(it), it.leadsTo().equals("no-degree")))
                .toList();
    }

    @Override
    public String degreeName(UUID institution, UUID enrolment, LocalDate on) {
        var look =
                new ExamineGraduates.Look(
                        null, institution, on, on, 0, Long.MAX_VALUE, enrolment, null, List.of());
        return students.picture(look)
                .flatMap(it -> degrees.of(it.enrolmentId(), it.programmeId()))
                .orElseGet(() -> policies.value(GraduationPolicies.DEGREE, institution, on));
    }

    private String words(Unmet it) {
        var all = new StringBuilder(say("graduation.rule." + it.rule()));
        if (!it.about().isBlank()) {
            all.append(' ').append(it.about());
        }
        if (it.needs() != null && it.has() != null) {
            all.append(' ')
                    .append(it.has().stripTrailingZeros().toPlainString())
                    .append('/')
                    .append(it.needs().stripTrailingZeros().toPlainString());
        }
        if (!it.courses().isEmpty()) {
            all.append(' ').append(String.join("、", it.courses()));
        }
        if (it.reach() != null) {
            all.append(' ').append(say("graduation.reach", it.reach().toPlainString()));
        }
        return all.toString();
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, Locale.SIMPLIFIED_CHINESE);
    }
}
