package org.matricula.standing.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.matricula.standing.talk.RecordTalk;
import org.matricula.standing.talk.Talk;
import org.matricula.standing.talk.Talks;
import org.matricula.workflow.Subjects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Talks for other systems, as far as the acting person may read them.
@RestController
@RequestMapping("/api/v1/talks")
class TalksApi {

    private static final int MOST = 200;

    record Recorded(
            @Nullable String student,
            @Nullable UUID warning,
            @Nullable LocalDate on,
            @Nullable String theme,
            @Nullable Boolean withGuardian,
            @Nullable String remarks,
            @Nullable String agreement,
            @Nullable LocalDate nextOn,
            @Nullable String circle,
            @Nullable Boolean shared) {}

    private final Talks talks;
    private final RecordTalk recordTalk;
    private final Subjects subjects;

    TalksApi(Talks talks, RecordTalk recordTalk, Subjects subjects) {
        this.talks = talks;
        this.recordTalk = recordTalk;
        this.subjects = subjects;
    }

    @GetMapping
    @TalkReaders
    List<Talk> mine() {
        return talks.mine(MOST);
    }

    @GetMapping("/students/{enrolment}")
    @TalkReaders
    List<Talk> student(@PathVariable UUID enrolment) {
        return talks.of(subjects.get(enrolment).id());
    }

    @PostMapping
    @Allowed({"class-teacher", "counsellor"})
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> record(@RequestBody Recorded it) {
        return Map.of(
                "enrolment",
                recordTalk.record(
                        new RecordTalk.Filled(
                                text(it.student()),
                                it.warning(),
                                it.on(),
                                text(it.theme()),
                                Boolean.TRUE.equals(it.withGuardian()),
                                text(it.remarks()),
                                text(it.agreement()),
                                it.nextOn(),
                                text(it.circle()),
                                Boolean.TRUE.equals(it.shared()))));
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }
}
