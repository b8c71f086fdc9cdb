package org.matricula.exam.paper;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.PaperWords;
import org.matricula.document.PdfPrinter;
import org.matricula.exam.round.Round;
import org.matricula.exam.round.Rounds;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Prints the papers of a round: they are for walls, envelopes and signatures, not for a student's
/// file, and bear no document number.
@Service
public class ExamPrints {

    private final Rounds rounds;
    private final ExamCandidates candidates;
    private final OrderRows orders;
    private final TemplateEngine templates;
    private final PdfPrinter printer;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    ExamPrints(
            Rounds rounds,
            ExamCandidates candidates,
            OrderRows orders,
            TemplateEngine templates,
            PdfPrinter printer,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.rounds = rounds;
        this.candidates = candidates;
        this.orders = orders;
        this.templates = templates;
        this.printer = printer;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// 试卷缴印清单
    @Transactional
    byte[] order(UUID round) {
        var it = rounds.get(round);
        var values = new HashMap<String, Object>();
        values.put("courses", printed(candidates.courses(it.id())));
        orders.find(it.id()).ifPresent(o -> values.put("order", o));
        return print(it, "exam/order-paper.jte", "exam.order", values);
    }

    /// @param template below the module's templates; gets `words`, `round`, `title` and `on`
    ///   besides
    /// @param title message key
    @Transactional
    public byte[] print(Round it, String template, String title, Map<String, Object> values) {
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        var all = new HashMap<>(values);
        all.put("words", words);
        all.put("round", it);
        all.put("title", words.text(title));
        all.put("on", LocalDate.now(clock));
        var html = new StringOutput();
        templates.render(template, all, html);
        ledger.record(
                Act.of("exam.print", "exam-round:" + it.id())
                        .at(it.pos())
                        .to(Map.of("paper", title)));
        return printer.print(html.toString(), words.text(title) + " " + it.term(), words.lang())
                .pdf();
    }

    /// Courses for which something is printed.
    static List<CoursePaper> printed(List<CoursePaper> courses) {
        return courses.stream().filter(it -> it.examined() && it.heads() > 0).toList();
    }
}
