package org.matricula.exam.paper;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.exam.round.Round;
import org.matricula.exam.round.Rounds;
import org.matricula.kernel.Acting;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.matricula.teaching.TeachingOffices;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The list of a round as a sheet: everybody with the reason of whoever is left out, or those of
/// assessed courses by teacher. Taking it stands in the ledger.
@Service
public class CandidateSheets {

    private static final List<String> COLUMNS =
            List.of(
                    "exam.code",
                    "exam.course",
                    "exam.assessment",
                    "exam.teacher",
                    "teaching.office",
                    "exam.class",
                    "exam.student-number",
                    "page.name",
                    "exam.attempt",
                    "exam.excluded");

    private final Rounds rounds;
    private final ExamCandidates candidates;
    private final TeachingOffices offices;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    CandidateSheets(
            Rounds rounds,
            ExamCandidates candidates,
            TeachingOffices offices,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.rounds = rounds;
        this.candidates = candidates;
        this.offices = offices;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public void failed(UUID round, OutputStream out) {
        var it = rounds.get(round);
        write(it, "exam.step.1", candidates.all(it.id()), out);
    }

    @Transactional
    public void assessed(UUID round, OutputStream out) {
        var it = rounds.get(round);
        write(it, "exam.step.10", candidates.sitting(it.id(), "assessed"), out);
    }

    /// 教研室的考查补考名单: of the courses for which the acting account's offices answer.
    @Transactional
    public void ofOffices(UUID round, OutputStream out) {
        var it = rounds.inSight(round);
        write(it, "exam.step.10", lines(it.id()), out);
    }

    /// As [#ofOffices], to be read on a page.
    @Transactional(readOnly = true)
    public List<Candidate> lines(UUID round) {
        var account = Acting.now().account();
        var courses =
                account == null
                        ? List.<UUID>of()
                        : offices.of(account).stream()
                                .map(TeachingOffices.Answers::courseId)
                                .toList();
        return courses.isEmpty()
                ? List.of()
                : candidates.sitting(round, "assessed").stream()
                        .filter(it -> courses.contains(it.courseId()))
                        .toList();
    }

    private void write(Round it, String title, List<Candidate> lines, OutputStream out) {
        var heads = COLUMNS.stream().map(this::say).toList();
        var answers =
                offices.ofCourses(lines.stream().map(Candidate::courseId).distinct().toList());
        try (var sheet = SheetWriter.xlsx(out, SheetDesign.of(say(title), heads))) {
            for (var line : lines) {
                sheet.row(
                        Arrays.asList(
                                line.code(),
                                line.course(),
                                say("exam.assessment." + line.assessment()),
                                line.teacher(),
                                answers.containsKey(line.courseId())
                                        ? answers.get(line.courseId()).office()
                                        : null,
                                line.unit(),
                                line.studentNumber(),
                                line.name(),
                                say("exam.attempt." + line.attempt()),
                                line.excluded() == null
                                        ? null
                                        : say("exam.excluded." + line.excluded())));
            }
            sheet.mark(it.term() + " " + Acting.now().name() + " " + LocalDate.now(clock));
        }
        ledger.record(
                Act.of("exam.take-sheet", "exam-round:" + it.id())
                        .at(it.pos())
                        .to(Map.of("sheet", title, "lines", lines.size())));
    }

    private String say(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
