package org.matricula.registry.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refused;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.registry.OpenToStaff;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// 花名册: which part of the school, then the leaves or the sheet. The same by the interface.
@Controller
@OpenToStaff
class PrintRosterPage {

    private final PrintRoster rosters;
    private final RosterUnits units;
    private final Problems problems;

    PrintRosterPage(PrintRoster rosters, RosterUnits units, Problems problems) {
        this.rosters = rosters;
        this.units = units;
        this.problems = problems;
    }

    @GetMapping("/students/class-roster")
    String ask(@RequestParam(required = false) @Nullable UUID unit, Model model) {
        return form(unit == null ? Acting.now().unit() : unit, List.of(), model);
    }

    private String form(@Nullable UUID unit, List<Line> lines, Model model) {
        model.addAttribute("units", units.choices());
        model.addAttribute("chosen", unit == null ? "" : unit.toString());
        model.addAttribute("lines", lines);
        return "registry/class-roster";
    }

    @GetMapping("/students/class-roster/file")
    @Nullable String take(
            @RequestParam UUID unit,
            @RequestParam(defaultValue = "pdf") String format,
            @RequestParam(defaultValue = "class") String by,
            @RequestParam(required = false) @Nullable Integer entryYear,
            Model model,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        try {
            write(unit, format, by, entryYear, locale, response);
            return null;
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            return form(unit, problems.lines(refused, locale), model);
        }
    }

    @GetMapping("/api/v1/units/{id}/roster.pdf")
    void pdf(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "class") String by,
            @RequestParam(required = false) @Nullable Integer entryYear,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        write(id, "pdf", by, entryYear, locale, response);
    }

    @GetMapping("/api/v1/units/{id}/roster.xlsx")
    void xlsx(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "class") String by,
            @RequestParam(required = false) @Nullable Integer entryYear,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        write(id, "xlsx", by, entryYear, locale, response);
    }

    private void write(
            UUID id,
            String format,
            String by,
            @Nullable Integer entryYear,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var unit = rosters.unit(id);
        var asked = new ClassRosterRows.Asked(unit, RosterBy.of(by), entryYear);
        if (format.equals("xlsx")) {
            rosters.xlsx(asked, Download.xlsx(response, "roster-" + unit.code()), locale);
        } else {
            var pdf = rosters.pdf(asked, locale);
            Download.pdf(response, "roster-" + unit.code()).write(pdf);
        }
    }
}
