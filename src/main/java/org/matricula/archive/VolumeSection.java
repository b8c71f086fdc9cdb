package org.matricula.archive;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.matricula.registry.FileSection;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// 归档 in the student's file: under which number the papers are kept.
@Component
@Order(40)
class VolumeSection implements FileSection {

    private final Volumes volumes;
    private final MessageSource messages;

    VolumeSection(Volumes volumes, MessageSource messages) {
        this.volumes = volumes;
        this.messages = messages;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Shown> of(UUID enrolment, Locale locale) {
        return volumes.of(enrolment).stream()
                .findFirst()
                .map(it ->
                        new Shown(
                                text("volume.volumes", locale),
                                List.of(
                                        text("volume.number", locale),
                                        text("volume.place", locale),
                                        text("volume.filed-on", locale)),
                                List.of(
                                        List.of(
                                                it.number(),
                                                it.place(),
                                                it.filedOn().toString()))));
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
