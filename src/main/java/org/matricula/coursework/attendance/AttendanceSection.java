package org.matricula.coursework.attendance;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.matricula.registry.FileSection;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// 考勤 in the student's file: what was missed, by term.
@Component
@Order(11)
class AttendanceSection implements FileSection {

    private final MissedLessons missedLessons;
    private final MessageSource messages;

    AttendanceSection(MissedLessons missedLessons, MessageSource messages) {
        this.missedLessons = missedLessons;
        this.messages = messages;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Shown> of(UUID enrolment, Locale locale) {
        var terms = missedLessons.terms(enrolment);
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Shown(
                        text("attendance", locale),
                        List.of(
                                text("coursework.term", locale),
                                text("attendance.absent", locale),
                                text("attendance.late", locale),
                                text("attendance.early", locale),
                                text("attendance.excused", locale)),
                        terms.stream()
                                .map(it ->
                                        List.of(
                                                it.term(),
                                                String.valueOf(it.absent()),
                                                String.valueOf(it.late()),
                                                String.valueOf(it.early()),
                                                String.valueOf(it.excused())))
                                .toList()));
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
