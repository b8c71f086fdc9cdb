package org.matricula.registry.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.registry.OpenToStaff;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 导出: which columns, in clear or masked, and why; then the sheet.
@Controller
@OpenToStaff
class ExportPage {

    private final ExportStudents export;
    private final Units units;
    private final Problems problems;
    private final Clock clock;

    ExportPage(ExportStudents export, Units units, Problems problems, Clock clock) {
        this.export = export;
        this.units = units;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping("/students/export")
    String ask(
            @ModelAttribute("asked") Asked asked,
            @RequestParam(name = "id", required = false) @Nullable List<UUID> chosen,
            Model model) {
        return form(asked, chosen == null ? List.of() : chosen, List.of(), model);
    }

    @PostMapping("/students/export")
    @Nullable String take(
            @ModelAttribute("asked") Asked asked,
            @RequestParam(name = "id", required = false) @Nullable List<UUID> chosen,
            @RequestParam(name = "column", required = false) @Nullable List<ExportColumn> columns,
            @RequestParam(defaultValue = "false") boolean clear,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var some = chosen == null ? List.<UUID>of() : chosen;
        var wish =
                new ExportStudents.Wish(
                        asked.query(units),
                        some,
                        columns == null ? List.of() : columns,
                        clear,
                        reason);
        try {
            export.begin(wish);
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            return form(asked, some, problems.lines(refused, locale), model);
        }
        var name = "students-" + LocalDate.now(clock);
        export.write(wish, Download.xlsx(response, name), locale);
        return null;
    }

    private String form(Asked asked, List<UUID> chosen, List<Line> lines, Model model) {
        model.addAttribute("count", export.count(asked.query(units), chosen));
        model.addAttribute("action", asked.address("/students/export", (String) null));
        model.addAttribute("chosen", chosen.stream().map(UUID::toString).toList());
        model.addAttribute("columns", Arrays.asList(ExportColumn.values()));
        model.addAttribute("limits", Map.of("reason", ExportStudents.WITHOUT_REASON));
        model.addAttribute("lines", lines);
        return "registry/export";
    }
}
