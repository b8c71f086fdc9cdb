package org.matricula.credential.transcript;

import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Actor;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Batches of transcripts that wait for the academic office.
@Component
class TranscriptWork implements Work {

    private static final int SHOWN = 5;

    private final TranscriptBatches batches;
    private final MessageSource messages;

    TranscriptWork(TranscriptBatches batches, MessageSource messages) {
        this.batches = batches;
        this.messages = messages;
    }

    @Override
    public int order() {
        return 330;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        if (!actor.holds("registrar", "academic-office-head")) {
            return List.of();
        }
        var lines =
                batches.asked(SHOWN).stream()
                        .map(it ->
                                WorkLine.of(
                                                it.title(),
                                                String.valueOf(it.students()),
                                                "/transcript-batches/" + it.id())
                                        .note(it.unit())
                                        .chip(
                                                say("transcript.purpose." + it.purpose(), locale),
                                                "amber"))
                        .toList();
        return lines.isEmpty()
                ? List.of()
                : List.of(
                        WorkPart.list(
                                "transcript-batches",
                                say("transcript.work", locale),
                                lines,
                                say("transcript.batches.none", locale)));
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
