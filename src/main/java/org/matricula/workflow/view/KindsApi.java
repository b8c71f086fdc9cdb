package org.matricula.workflow.view;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Code;
import org.matricula.codebook.Codes;
import org.matricula.page.Allowed;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.FormField;
import org.matricula.workflow.engine.Drawings;
import org.matricula.workflow.record.FormReader;
import org.matricula.workflow.record.Kinds;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Allowed(Allowed.SIGNED_IN)
class KindsApi {

    record Answer(List<Kind> items) {}

    record Kind(
            String kind,
            String label,
            Set<String> applicants,
            List<Field> fields,
            List<Option> evidence,
            List<Process> processes,
            List<Rule> rules) {}

    record Field(
            String key,
            String label,
            String type,
            boolean required,
            @Nullable String codeTable,
            @Nullable List<Option> options,
            @Nullable List<Field> columns) {}

    record Option(String code, String label) {}

    record Process(String education, String name, List<Drawings.Turn> steps) {}

    record Rule(String rule, String message, @Nullable String source) {}

    private final Kinds kinds;
    private final Drawings drawings;
    private final Codes codes;
    private final MessageSource words;

    KindsApi(Kinds kinds, Drawings drawings, Codes codes, MessageSource words) {
        this.kinds = kinds;
        this.drawings = drawings;
        this.codes = codes;
        this.words = words;
    }

    @GetMapping("/api/v1/case-kinds")
    Answer list(Locale locale) {
        return new Answer(kinds.all().stream().map(it -> kind(it, locale)).toList());
    }

    private Kind kind(CaseKind<?> it, Locale locale) {
        return new Kind(
                it.code(),
                text("case." + it.code(), locale),
                new TreeSet<>(it.applicants()),
                it.fields().stream().map(field -> field(it, field, locale)).toList(),
                it.mayAskFor().stream()
                        .map(kind -> new Option(kind, text("evidence." + kind, locale)))
                        .toList(),
                Stream.of("school", "college", "open")
                        .flatMap(education -> process(it, education).stream())
                        .toList(),
                it.rules().stream().map(rule -> rule(rule, locale)).toList());
    }

    private Field field(CaseKind<?> kind, FormField it, Locale locale) {
        return new Field(
                it.key(),
                words.getMessage(FormReader.label(kind, it), locale),
                it.type().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                it.required(),
                it.table(),
                options(it, locale),
                it.columns().isEmpty()
                        ? null
                        : it.columns().stream()
                                .map(column -> field(kind, column, locale))
                                .toList());
    }

    private @Nullable List<Option> options(FormField it, Locale locale) {
        if (it.table() != null) {
            return codes.list(it.table()).stream()
                    .filter(code -> it.options().isEmpty() || it.options().contains(code.code()))
                    .map(code -> new Option(code.code(), label(code, locale)))
                    .toList();
        }
        return it.options().isEmpty() || it.type() == FormField.Type.UNIT
                ? null
                : it.options().stream()
                        .map(option -> new Option(option, text("case.option." + option, locale)))
                        .toList();
    }

    private static String label(Code code, Locale locale) {
        return locale.getLanguage().equals("en") && code.labelEn() != null
                ? code.labelEn()
                : code.label();
    }

    private List<Process> process(CaseKind<?> it, String education) {
        return drawings.latest(it.code() + "-" + education)
                .map(drawing -> List.of(new Process(education, drawing.name(), drawing.turns())))
                .orElse(List.of());
    }

    private Rule rule(String code, Locale locale) {
        var blanks = new Object[] {"…", "…", "…"};
        return new Rule(
                code,
                words.getMessage("refusal." + code, blanks, code, locale),
                words.getMessage("refusal." + code + ".source", blanks, null, locale));
    }

    private String text(String key, Locale locale) {
        return words.getMessage(key, null, key, locale);
    }
}
