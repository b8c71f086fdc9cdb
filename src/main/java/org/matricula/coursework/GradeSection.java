package org.matricula.coursework;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.matricula.registry.FileSection;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// 成绩与学分 in the student's file: the published result that counts of each course, as of now, and the
/// credits they come to.
@Component
@Order(10)
class GradeSection implements FileSection {

    private final CountedGrades counted;
    private final MessageSource messages;

    GradeSection(CountedGrades counted, MessageSource messages) {
        this.counted = counted;
        this.messages = messages;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Shown> of(UUID enrolment, Locale locale) {
        var grades = counted.of(List.of(enrolment));
        if (grades.isEmpty()) {
            return Optional.empty();
        }
        var lines = new ArrayList<List<String>>();
        var earned = BigDecimal.ZERO;
        for (var it : grades) {
            var passed = Boolean.TRUE.equals(it.passed());
            if (passed && it.credits() != null) {
                earned = earned.add(it.credits());
            }
            lines.add(
                    List.of(
                            it.course(),
                            it.term(),
                            it.credits() == null ? "" : plain(it.credits()),
                            result(it, locale),
                            it.passed() == null
                                    ? ""
                                    : text(passed ? "page.yes" : "page.no", locale)));
        }
        return Optional.of(
                new Shown(
                        messages.getMessage(
                                "coursework.section", new Object[] {plain(earned)}, locale),
                        List.of(
                                text("curriculum.course", locale),
                                text("coursework.term", locale),
                                text("coursework.section.credits", locale),
                                text("coursework.total", locale),
                                text("coursework.section.passed", locale)),
                        lines));
    }

    private String result(CountedGrade it, Locale locale) {
        if (it.mark() != null) {
            return text("coursework.mark." + it.mark(), locale);
        }
        return it.total() == null ? "" : it.total().toString();
    }

    private static String plain(BigDecimal credits) {
        return credits.stripTrailingZeros().toPlainString();
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
