package org.matricula.workflow.record;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.FormField;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Reads what was filled in, field by field, so that each fault is told beside its field.
@Component
public class FormReader {

    private static final int SHOWN = 40;
    private static final int LINE = 200;
    private static final int TEXT = 4000;

    /// More characters than a field takes.
    private static final class TooLong extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        private final int most;

        TooLong(int most) {
            super("too long");
            this.most = most;
        }
    }

    private final JsonMapper json;
    private final Codes codes;

    FormReader(JsonMapper json, Codes codes) {
        this.json = json;
        this.codes = codes;
    }

    /// Keeps what the kind asks for, in its proper shape; nothing is missed yet.
    ///
    /// @throws Refused if something cannot be read
    public Map<String, Object> tidy(CaseKind<?> kind, Map<String, ?> given) {
        var faults = new ArrayList<Refusal>();
        var tidy = tidy(kind.fields(), given, "", faults);
        for (var key : given.keySet()) {
            if (kind.fields().stream().noneMatch(it -> it.key().equals(key))) {
                faults.add(Refusal.input(key, "case.field-unknown", key));
            }
        }
        Refused.unlessEmpty(faults);
        return tidy;
    }

    /// What is still missing.
    public List<Refusal> missing(CaseKind<?> kind, Map<String, ?> fields) {
        return kind.fields().stream()
                .filter(it -> it.required() && !fields.containsKey(it.key()))
                .map(it -> Refusal.rule("case.field-missing", label(kind, it)).at(it.key()))
                .toList();
    }

    /// @param fields without anything missing
    public <F extends Record> F form(CaseKind<F> kind, Map<String, ?> fields) {
        return json.convertValue(fields, kind.form());
    }

    public static DefaultMessageSourceResolvable label(CaseKind<?> kind, FormField field) {
        return new DefaultMessageSourceResolvable(
                new String[] {
                    "case." + kind.code() + "." + field.key(), "case.field." + field.key()
                },
                field.key());
    }

    private Map<String, Object> tidy(
            List<FormField> fields, Map<String, ?> given, String before, List<Refusal> faults) {
        var tidy = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            var value = given.get(field.key());
            if (value == null || value instanceof String text && text.isBlank()) {
                continue;
            }
            try {
                var read = read(field, value, before + field.key(), faults);
                if (read != null) {
                    tidy.put(field.key(), read);
                }
            } catch (TooLong tooLong) {
                faults.add(
                        Refusal.input(before + field.key(), "case.field-too-long", tooLong.most));
            } catch (IllegalArgumentException
                    | DateTimeParseException
                    | ClassCastException unreadable) {
                var where = before + field.key();
                faults.add(Refusal.input(where, "case.field-unreadable", shown(value)));
            }
        }
        return tidy;
    }

    private @Nullable Object read(
            FormField field, Object value, String where, List<Refusal> faults) {
        var text = value.toString().strip();
        return switch (field.type()) {
            case DAY -> LocalDate.parse(text).toString();
            case TEXT -> sized(text, LINE);
            case LONG_TEXT -> sized(text, TEXT);
            case NUMBER -> Integer.valueOf(text);
            case YES_NO -> yesOrNo(text);
            case CODE -> code(field, text);
            case CHOICE -> oneOf(field.options(), text);
            case UNIT -> UUID.fromString(text).toString();
            case LOG -> lines(field, value, where, faults);
        };
    }

    private List<Map<String, Object>> lines(
            FormField field, Object value, String where, List<Refusal> faults) {
        var lines = new ArrayList<Map<String, Object>>();
        for (var line : (List<?>) value) {
            @SuppressWarnings("unchecked")
            var given = (Map<String, ?>) line;
            var at = where + "[" + lines.size() + "].";
            var tidy = tidy(field.columns(), given, at, faults);
            if (!tidy.isEmpty()) {
                lines.add(tidy);
            }
        }
        return lines;
    }

    private String code(FormField field, String text) {
        var code =
                codes.codeOf(String.valueOf(field.table()), text)
                        .orElseThrow(() -> new IllegalArgumentException("no such code"));
        return field.options().isEmpty() ? code : oneOf(field.options(), code);
    }

    private static String sized(String text, int most) {
        if (text.length() > most) {
            throw new TooLong(most);
        }
        return text;
    }

    private static String shown(Object value) {
        var text = String.valueOf(value);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    private static String oneOf(List<String> options, String text) {
        if (!options.contains(text)) {
            throw new IllegalArgumentException("no such option");
        }
        return text;
    }

    private static boolean yesOrNo(String text) {
        return switch (text) {
            case "true", "on", "yes" -> true;
            case "false", "no" -> false;
            default -> throw new IllegalArgumentException("yes or no");
        };
    }
}
