package org.matricula.exchange.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@Allowed({"registrar", "department-registrar", "administrator"})
public class ImportsPage {

    private static final int LATEST = 50;
    private static final int PROBLEMS = 50;
    private static final int MOST_LEFT = 500;

    private final ImportDesk desk;
    private final UndoImport undoImport;
    private final Imports imports;
    private final ImportProblems found;
    private final ImportsApi api;
    private final MarkSheet markSheet;
    private final Rosters rosters;
    private final Units units;
    private final Problems problems;
    private final MessageSource messages;

    ImportsPage(
            ImportDesk desk,
            UndoImport undoImport,
            Imports imports,
            ImportProblems found,
            ImportsApi api,
            MarkSheet markSheet,
            Rosters rosters,
            Units units,
            Problems problems,
            MessageSource messages) {
        this.desk = desk;
        this.undoImport = undoImport;
        this.imports = imports;
        this.found = found;
        this.api = api;
        this.markSheet = markSheet;
        this.rosters = rosters;
        this.units = units;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping("/imports")
    String list(Model model) {
        return list(List.of(), model);
    }

    private String list(List<org.matricula.page.Line> lines, Model model) {
        model.addAttribute("imports", imports.latest(LATEST));
        model.addAttribute("units", targets());
        model.addAttribute("lines", lines);
        return "exchange/imports";
    }

    /// The units an import may go to: the acting post's own and those below, classes apart.
    private List<Choice> targets() {
        var own = Acting.now().unit();
        if (own == null) {
            return units.institutions().stream()
                    .map(it -> new Choice(it.id().toString(), it.name()))
                    .toList();
        }
        var targets = new java.util.ArrayList<Choice>();
        targets.add(new Choice(own.toString(), units.get(own).name()));
        units.below(
                        own,
                        "school",
                        "branch",
                        "teaching-point",
                        "department",
                        "major",
                        "grade",
                        "class")
                .forEach(it -> targets.add(new Choice(it.id().toString(), it.name())));
        return targets;
    }

    @PostMapping("/imports")
    String receive(
            @RequestParam MultipartFile file, @RequestParam UUID unit, Model model, Locale locale)
            throws IOException {
        var name = file.getOriginalFilename();
        try {
            var received =
                    desk.receive(
                            new ImportDesk.Brought(
                                    name == null ? "" : name,
                                    file.getInputStream(),
                                    unit,
                                    ImportDesk.kind(name == null ? "" : name),
                                    null,
                                    Map.of(),
                                    null));
            return "redirect:/imports/" + received;
        } catch (Refused refused) {
            return list(problems.lines(refused, locale), model);
        }
    }

    @GetMapping("/imports/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            Model model,
            Locale locale) {
        return show(id, cursor, List.of(), model, locale);
    }

    private String show(
            UUID id,
            @Nullable String cursor,
            List<org.matricula.page.Line> lines,
            Model model,
            Locale locale) {
        var it = imports.get(id);
        var slice = found.of(id, cursor, PROBLEMS);
        model.addAttribute("it", it);
        model.addAttribute("unit", units.get(it.unitId()).name());
        model.addAttribute("problem", api.problem(it, locale));
        model.addAttribute("rows", slice.items().stream().map(p -> row(p, locale)).toList());
        model.addAttribute(
                "next", slice.next() == null ? null : "/imports/" + id + "?cursor=" + slice.next());
        model.addAttribute("first", cursor == null ? null : "/imports/" + id);
        model.addAttribute("columns", columns(it));
        model.addAttribute("fields", fields());
        model.addAttribute("sheets", sheets(it, locale));
        model.addAttribute("lines", lines);
        return "exchange/import";
    }

    /// One problem as the page shows it.
    public record ProblemRow(
            int row,
            String field,
            @Nullable String value,
            String message,
            @Nullable String remedy,
            String severity) {}

    /// One column of the sheet and the field it fills.
    public record ColumnChoice(String index, String heading, String field) {}

    private ProblemRow row(ImportProblems.ImportProblem it, Locale locale) {
        var field = it.field();
        var label =
                field == null
                        ? ""
                        : rosters.vocabulary().field(field).map(f -> f.label()).orElse(field);
        return new ProblemRow(
                it.row(),
                label,
                it.value(),
                markSheet.message(it, locale),
                markSheet.remedy(it, locale),
                it.severity());
    }

    /// None while the header is still being looked for.
    private List<ColumnChoice> columns(ImportView it) {
        if (it.sheet() == null) {
            return List.of();
        }
        var mapping = rosters.read(it.mapping());
        return rosters.read(it.columns()).entrySet().stream()
                .map(e ->
                        new ColumnChoice(
                                e.getKey(), e.getValue(), mapping.getOrDefault(e.getKey(), "")))
                .toList();
    }

    private List<Choice> fields() {
        return rosters.vocabulary().fields().stream()
                .map(it -> new Choice(it.key(), it.label()))
                .toList();
    }

    /// Every sheet that may be the roster, the best first.
    private List<Choice> sheets(ImportView it, Locale locale) {
        return rosters.sheets(it).stream()
                .map(sheet ->
                        new Choice(
                                String.valueOf(sheet.index()),
                                sheet.name().isBlank()
                                        ? messages.getMessage(
                                                "exchange.sheet.nth",
                                                new Object[] {String.valueOf(sheet.index() + 1)},
                                                locale)
                                        : sheet.name()))
                .toList();
    }

    @PostMapping("/imports/{id}/sheet")
    String sheet(@PathVariable UUID id, @RequestParam int sheet) {
        desk.map(id, sheet, Map.of());
        return "redirect:/imports/" + id;
    }

    @PostMapping("/imports/{id}/mapping")
    String map(@PathVariable UUID id, @RequestParam Map<String, String> form) {
        var byColumn = new LinkedHashMap<String, String>();
        form.forEach((name, field) -> {
            if (name.startsWith("column.")) {
                byColumn.put(name.substring("column.".length()), field);
            }
        });
        desk.map(id, null, byColumn);
        return "redirect:/imports/" + id;
    }

    @PostMapping("/imports/{id}/apply")
    String apply(@PathVariable UUID id, @RequestParam String rows, Model model, Locale locale) {
        try {
            desk.apply(id, rows);
        } catch (Refused refused) {
            return show(id, null, problems.lines(refused, locale), model, locale);
        }
        return "redirect:/imports/" + id;
    }

    @PostMapping("/imports/{id}/cancel")
    String cancel(@PathVariable UUID id) {
        desk.cancel(id);
        return "redirect:/imports/" + id;
    }

    @PostMapping("/imports/{id}/undo")
    String undo(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash,
            Locale locale) {
        var undone = undoImport.undo(id, reason);
        var counts =
                new Object[] {undone.reversed(), undone.kept().size(), undone.impossible().size()};
        flash.addFlashAttribute("flash", messages.getMessage("exchange.undone", counts, locale));
        flash.addFlashAttribute("left", left(undone, locale));
        return "redirect:/imports/" + id;
    }

    /// The rows a take-back has left, each with its reason.
    private List<LeftRow> left(UndoImport.Undone undone, Locale locale) {
        return Stream.concat(undone.kept().stream(), undone.impossible().stream())
                .sorted(Comparator.comparingInt(UndoImport.Undone.Line::row))
                .limit(MOST_LEFT)
                .map(it ->
                        new LeftRow(
                                it.row(),
                                messages.getMessage("exchange." + it.reason(), null, locale)))
                .toList();
    }

    /// A row that stays as it is.
    public record LeftRow(int row, String reason) implements Serializable {}

    @GetMapping("/imports/{id}/marked.xlsx")
    void marked(@PathVariable UUID id, Locale locale, HttpServletResponse response) {
        api.write(id, locale, response);
    }
}
