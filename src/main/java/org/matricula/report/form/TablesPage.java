package org.matricula.report.form;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.report.OpenToReports;
import org.matricula.report.form.ReadTables.Asked;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 年报表: each form filled from the register for any day, without handing anything in.
@Controller
@RequestMapping("/reports/tables")
@OpenToReports
class TablesPage {

    private final ReadTables readTables;
    private final MessageSource messages;

    TablesPage(ReadTables readTables, MessageSource messages) {
        this.readTables = readTables;
        this.messages = messages;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("forms", readTables.all());
        return "report/forms";
    }

    @GetMapping("/{form}")
    String show(
            @PathVariable String form,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable LocalDate knownOn,
            Model model) {
        model.addAttribute("view", readTables.show(new Asked(form, unit, asOf, knownOn)));
        return "report/table";
    }

    @GetMapping("/{form}/students")
    String students(
            @PathVariable String form,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable LocalDate knownOn,
            @RequestParam(defaultValue = "") String row,
            @RequestParam(defaultValue = "") String column,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        model.addAttribute(
                "view",
                readTables.behind(new Asked(form, unit, asOf, knownOn), row, column, cursor));
        return "report/students";
    }

    @GetMapping("/{form}/sheet")
    void sheet(
            @PathVariable String form,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable LocalDate knownOn,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var shown = readTables.show(new Asked(form, unit, asOf, knownOn));
        readTables.taken(shown);
        TableSheet.write(
                shown.table(),
                List.of(say("report.item", locale), say("report.line", locale)),
                List.of(
                        say(
                                "report.mark.preview",
                                locale,
                                shown.unit().name(),
                                shown.asOf(),
                                Acting.now().name())),
                Download.xlsx(response, shown.table().code() + " " + shown.unit().name()));
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
