package org.matricula.survey.measure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.matricula.registry.FileSection;
import org.matricula.survey.SurveyStaff;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// 个别帮扶 in the student's file, for those who look after the student.
@Component
@Order(45)
class MeasureSection implements FileSection {

    private final MeasureRows rows;
    private final MessageSource messages;

    MeasureSection(MeasureRows rows, MessageSource messages) {
        this.rows = rows;
        this.messages = messages;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Shown> of(UUID enrolment, Locale locale) {
        var found = SurveyStaff.reads() ? rows.of(enrolment) : List.<Measure>of();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Shown(
                                text("measure.measures", locale),
                                Stream.of(
                                                "measure.what",
                                                "survey.theme",
                                                "measure.owner",
                                                "measure.due-on",
                                                "page.status",
                                                "measure.outcome")
                                        .map(key -> text(key, locale))
                                        .toList(),
                                found.stream().map(it -> line(it, locale)).toList()));
    }

    private List<String> line(Measure it, Locale locale) {
        return List.of(
                it.what(),
                text("survey.theme." + it.theme(), locale),
                it.owner(),
                it.dueOn().toString(),
                text("measure.state." + it.state(), locale),
                it.outcome() == null ? "" : it.outcome());
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
