package org.matricula.coursework.recognition;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.NewDocument;
import org.matricula.document.Opinion;
import org.matricula.document.RecognitionForm;
import org.matricula.registry.Particulars;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Proceedings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 课程学分认定表, issued when the recognition takes effect: every line, declined ones with the reason.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RecognitionPaper {

    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    private final Documents documents;
    private final Particulars particulars;
    private final RecognitionWords words;
    private final Clock clock;

    RecognitionPaper(
            Documents documents, Particulars particulars, RecognitionWords words, Clock clock) {
        this.documents = documents;
        this.particulars = particulars;
        this.words = words;
        this.clock = clock;
    }

    void issue(RecognitionRequest form, Recognition it, CaseView granted, Proceedings proceedings) {
        var student = particulars.on(granted.subject(), LocalDate.now(clock));
        var applied =
                Objects.requireNonNull(granted.submittedAt()).atZone(clock.getZone()).toLocalDate();
        var credits =
                it.wanted().stream()
                        .map(Recognition.Line::credits)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        documents.issue(
                new NewDocument(
                        DocumentKind.RECOGNITION_FORM,
                        granted.institution(),
                        granted.scopePos(),
                        granted.subject(),
                        granted.person(),
                        student.name(),
                        granted.id()),
                heading ->
                        new RecognitionForm(
                                        heading,
                                        student,
                                        applied,
                                        say("case.option." + it.kind()),
                                        it.programme(),
                                        form.explanation(),
                                        lines(it),
                                        String.valueOf(it.wanted().size()),
                                        RecognitionWords.plain(credits),
                                        proceedings.evidence().stream()
                                                .map(one -> say("evidence." + one))
                                                .toList(),
                                        proceedings.opinions().stream().map(this::opinion).toList())
                                .form());
    }

    /// With the recognition its form is void.
    void takeBack(CaseView granted, String reason) {
        documents.ofCase(granted.id()).forEach(it -> documents.revoked(it, reason));
    }

    private List<List<String>> lines(Recognition it) {
        var all = new ArrayList<List<String>>();
        for (var line : it.lines()) {
            all.add(
                    List.of(
                            line.sources().stream()
                                    .map(Recognition.Source::origin)
                                    .distinct()
                                    .collect(Collectors.joining("\n")),
                            line.sources().stream()
                                    .map(one -> (one.code() + " " + one.name()).strip())
                                    .collect(Collectors.joining("\n")),
                            line.sources().stream()
                                    .map(one ->
                                            RecognitionWords.plain(one.credits())
                                                    + " / "
                                                    + words.result(
                                                            one.total(), one.mark(), LANGUAGE))
                                    .collect(Collectors.joining("\n")),
                            line.code() + " " + line.course(),
                            line.wanted() ? RecognitionWords.plain(line.credits()) : "",
                            line.wanted()
                                    ? words.given(it, line, LANGUAGE)
                                    : say("recognition.verdict.declined")
                                            + "\n"
                                            + line.declinedWhy()));
        }
        return all;
    }

    private Opinion opinion(Proceedings.OfficeOpinion it) {
        var key = "document.step." + it.task();
        var label = known(key) ? key : it.name();
        var said = it.said();
        if (said == null) {
            return Opinion.notNeeded(label);
        }
        var comment = said.comment();
        var given =
                Opinion.given(
                        label,
                        comment == null || comment.isBlank() ? say("document.approved") : comment,
                        said.signer(),
                        said.office(),
                        said.on());
        return said.deputyOf() == null ? given : given.byDeputyOf(said.deputyOf());
    }

    private boolean known(String key) {
        return words.known(key, LANGUAGE);
    }

    private String say(String key) {
        return words.say(key, LANGUAGE);
    }
}
