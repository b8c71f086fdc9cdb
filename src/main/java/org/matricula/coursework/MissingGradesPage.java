package org.matricula.coursework;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 未交成绩: by department and teacher, as a page and as a sheet.
@Controller
@RequestMapping("/missing-grades")
@Allowed({"department-registrar", "registrar", "academic-office-head", "vice-principal"})
class MissingGradesPage {

    private static final int SHOWN = 100;
    private static final int TEACHERS = 500;
    private static final List<String> COLUMNS =
            List.of(
                    "department",
                    "teacher",
                    "course",
                    "class",
                    "term",
                    "students",
                    "blank",
                    "last-day",
                    "overdue");

    private final MissingGrades missing;
    private final TransactionTemplate transaction;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    MissingGradesPage(
            MissingGrades missing,
            TransactionTemplate transaction,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.missing = missing;
        this.transaction = transaction;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping
    String show(@RequestParam(required = false) @Nullable UUID after, Model model) {
        var today = LocalDate.now(clock);
        model.addAttribute("teachers", missing.byTeacher(today, TEACHERS));
        model.addAttribute(
                "page",
                Slice.of(
                        missing.page(today, after, SHOWN + 1),
                        SHOWN,
                        (MissingGrades.Missing it) -> it.id().toString()));
        model.addAttribute("further", after != null);
        return "coursework/missing";
    }

    @GetMapping("/sheet")
    void sheet(Locale locale, HttpServletResponse response) throws IOException {
        var today = LocalDate.now(clock);
        var title = say("coursework.missing", locale);
        GradeSheetPage.attach(response, title + " " + today + ".xlsx");
        var heads = COLUMNS.stream().map(it -> say("coursework.missing." + it, locale)).toList();
        var out = response.getOutputStream();
        transaction.executeWithoutResult(it -> {
            try (var sheet = SheetWriter.xlsx(out, SheetDesign.of(title, heads))) {
                missing.each(
                        today,
                        line ->
                                sheet.row(
                                        Stream.<Object>of(
                                                        line.department(),
                                                        line.teacher(),
                                                        line.course(),
                                                        line.unit(),
                                                        line.term(),
                                                        line.students(),
                                                        line.blank(),
                                                        line.lastDay(),
                                                        line.days())
                                                .toList()));
                sheet.mark(
                        messages.getMessage(
                                "coursework.missing.mark",
                                new Object[] {Acting.now().name(), today.toString()},
                                locale));
            }
            ledger.record(
                    Act.of("coursework.list-missing", null).to(Map.of("on", today.toString())));
        });
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
