package org.matricula.standing.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Actor;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.matricula.standing.run.WarningRun;
import org.matricula.standing.run.WarningRuns;
import org.matricula.standing.talk.Talks;
import org.matricula.standing.warning.Warning;
import org.matricula.standing.warning.Warnings;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// First pages: one's own warning, the warned students of one's class and the talks agreed upon,
/// the runs that wait for a department or the office.
@Component
class WarningWork implements Work {

    private static final int FEW = 6;
    private static final int AHEAD = 7;

    private final Warnings warnings;
    private final WarningRuns runs;
    private final Talks talks;
    private final MessageSource messages;
    private final Clock clock;

    WarningWork(
            Warnings warnings, WarningRuns runs, Talks talks, MessageSource messages, Clock clock) {
        this.warnings = warnings;
        this.runs = runs;
        this.talks = talks;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 330;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        return switch (actor.role()) {
            case "student", "guardian" -> own(locale);
            case "class-teacher", "counsellor" -> List.of(followed(locale), talks(locale));
            case "department-registrar", "registrar", "academic-office-head" -> waiting(locale);
            default -> List.of();
        };
    }

    private List<WorkPart> own(Locale locale) {
        var lines =
                warnings.own(LocalDate.now(clock)).stream()
                        .filter(Warning::open)
                        .limit(FEW)
                        .map(it ->
                                WorkLine.of(
                                                it.term(),
                                                say("warning.level." + it.level(), locale),
                                                "/own-warnings")
                                        .note(it.name()))
                        .toList();
        return lines.isEmpty()
                ? List.of()
                : List.of(part("warnings", "warning.own", lines, "warning.own.none", locale));
    }

    private WorkPart followed(Locale locale) {
        var lines =
                warnings.following(FEW).stream()
                        .map(it ->
                                WorkLine.of(it.name(), it.studentNumber(), "/warnings/" + it.id())
                                        .note(it.unit())
                                        .chip(say("warning.work." + next(it), locale), "amber"))
                        .toList();
        return part("warnings", "warning.work", lines, "warning.work.none", locale);
    }

    private WorkPart talks(Locale locale) {
        var today = LocalDate.now(clock);
        var lines = new ArrayList<WorkLine>();
        for (var it : talks.dueByMe(today.plusDays(AHEAD), FEW)) {
            lines.add(
                    WorkLine.of(
                                    it.name(),
                                    String.valueOf(it.nextOn()),
                                    "/talks/students/" + it.enrolment())
                            .note(say("talk.theme." + it.theme(), locale)));
        }
        return part("talks", "talk.work", lines, "talk.work.none", locale);
    }

    private List<WorkPart> waiting(Locale locale) {
        var lines =
                runs.all(FEW).stream()
                        .filter(WarningRun::earnest)
                        .filter(WarningRun::done)
                        .map(it ->
                                WorkLine.of(
                                        it.term(),
                                        String.valueOf(runs.unreviewed(it.id())),
                                        "/warnings/runs/" + it.id()))
                        .toList();
        return lines.isEmpty()
                ? List.of()
                : List.of(
                        part("warnings", "warning.unreviewed", lines, "warning.work.none", locale));
    }

    /// What comes next for an open warning.
    private static String next(Warning it) {
        return it.noticedOn() == null
                ? "untold"
                : it.studentSignedOn() == null || it.guardianSignedOn() == null
                        ? "unsigned"
                        : "unplanned";
    }

    private WorkPart part(
            String id, String title, List<WorkLine> lines, String none, Locale locale) {
        return WorkPart.list(id, say(title, locale), lines, say(none, locale));
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
