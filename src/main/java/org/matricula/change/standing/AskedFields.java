package org.matricula.change.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.document.Block;
import org.matricula.document.Field;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.FormField;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// What was filled in, as the approval form prints it under the words of the application.
@Component
class AskedFields {

    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    private final MessageSource words;
    private final Codes codes;
    private final Units units;

    AskedFields(MessageSource words, Codes codes, Units units) {
        this.words = words;
        this.codes = codes;
        this.units = units;
    }

    List<Block> of(CaseKind<?> kind, Map<String, Object> given) {
        var blocks = new ArrayList<Block>();
        var cells = new ArrayList<Field>();
        for (var field : kind.fields()) {
            var value = given.get(field.key());
            if (value != null && field.type() != FormField.Type.LOG) {
                cells.add(cell(kind, field, value));
            }
        }
        blocks.add(new Block.Fields(cells));
        for (var field : kind.fields()) {
            if (field.type() == FormField.Type.LOG
                    && given.get(field.key()) instanceof List<?> it) {
                blocks.add(log(kind, field, it));
            }
        }
        return blocks;
    }

    private Field cell(CaseKind<?> kind, FormField field, Object value) {
        var label = label(kind, field);
        return switch (field.type()) {
            case DAY -> Field.day(label, LocalDate.parse(value.toString()), Field.Width.HALF);
            case LONG_TEXT -> Field.full(label, value.toString());
            default -> Field.half(label, told(field, value));
        };
    }

    private Block log(CaseKind<?> kind, FormField field, List<?> lines) {
        var columns =
                field.columns().stream()
                        .map(it ->
                                new Block.Column(
                                        label(kind, it), it.key().equals("result") ? 4 : 2))
                        .toList();
        var rows =
                lines.stream()
                        .map(line ->
                                field.columns().stream()
                                        .map(it -> told(it, ((Map<?, ?>) line).get(it.key())))
                                        .toList())
                        .toList();
        return new Block.Log(label(kind, field), columns, rows);
    }

    private String told(FormField field, @Nullable Object value) {
        var text = Objects.toString(value, "");
        return switch (field.type()) {
            case CODE -> codes.label(String.valueOf(field.table()), text);
            case CHOICE, YES_NO -> words.getMessage("case.option." + text, null, text, LANGUAGE);
            case UNIT -> units.find(UUID.fromString(text)).map(Unit::name).orElse(text);
            case DAY, TEXT, LONG_TEXT, NUMBER, LOG -> text;
        };
    }

    /// The kind's own word for a field, or the one kinds share.
    private String label(CaseKind<?> kind, FormField field) {
        var own = "case." + kind.code() + "." + field.key();
        return Objects.toString(words.getMessage(own, null, "", LANGUAGE), "").isEmpty()
                ? "case.field." + field.key()
                : own;
    }
}
