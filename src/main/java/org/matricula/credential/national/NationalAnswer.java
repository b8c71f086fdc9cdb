package org.matricula.credential.national;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.sheet.CellText;
import org.matricula.sheet.FieldVocabulary;
import org.matricula.sheet.ReturnedSheet;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// Reads the result of a registration under whatever headings it bears.
@Component
class NationalAnswer {

    private record Row(
            String name,
            String state,
            String reason,
            String document,
            String birth,
            String sex,
            Map<String, String> others) {}

    /// Compared as they stand; those that are days by their digits, 学制 by its value.
    private static final List<String> OTHERS =
            List.of(
                    "major",
                    "major-code",
                    "candidate",
                    "school-code",
                    "years",
                    "form",
                    "level",
                    "entry",
                    "graduation",
                    "outcome",
                    "principal");

    private static final Set<String> DAYS = Set.of("entry", "graduation");

    private static final Map<String, String> SEXES = Map.of("1", "男", "2", "女");

    private final FieldVocabulary vocabulary;
    private final NationalLayout layout;
    private final MessageSource messages;

    NationalAnswer(NationalLayout layout, MessageSource messages) {
        this.layout = layout;
        this.messages = messages;
        try (var yaml =
                new ClassPathResource("reference/registration-result.yaml").getInputStream()) {
            this.vocabulary = FieldVocabulary.read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param sent the lines of the batch; what the result doesn't name is missing
    /// @param graduates what was sent of each certificate; whatever the result says otherwise is a
    ///   difference, though it be registered
    /// @param owner whose task a difference is
    /// @throws Refused if it is no list, has no column of numbers, says two things of one
    ///   certificate, or tells of certificates that were not sent
    List<NationalFiles.Answer> read(
            byte[] content,
            List<NationalFiles.Line> sent,
            Map<UUID, NationalRow> graduates,
            String owner) {
        var told = rows(content);
        var good = Set.of(say("national.good").split(" "));
        var all = new ArrayList<NationalFiles.Answer>();
        for (var line : sent) {
            var row = told.remove(line.number());
            if (row == null) {
                all.add(answer(line, "missing", say("national.missing"), owner));
            } else if (!row.name().isEmpty() && !row.name().equals(line.name())) {
                all.add(answer(line, "differs", say("national.other-name", row.name()), owner));
            } else if (!good.contains(row.state())) {
                all.add(
                        answer(
                                line,
                                "differs",
                                row.reason().isEmpty() ? row.state() : row.reason(),
                                owner));
            } else if (!otherwise(row, graduates.get(line.certificateId())).isEmpty()) {
                all.add(
                        answer(
                                line,
                                "differs",
                                say(
                                        "national.otherwise",
                                        String.join(
                                                "、",
                                                otherwise(
                                                        row, graduates.get(line.certificateId())))),
                                owner));
            } else {
                all.add(new NationalFiles.Answer(line.id(), "registered", null, null));
            }
        }
        if (!told.isEmpty()) {
            throw new Refused(
                    told.keySet().stream()
                            .sorted()
                            .limit(10)
                            .map(it -> Refusal.input("file", "national.not-sent", it))
                            .toList());
        }
        return all;
    }

    /// What of a person came back otherwise than it was sent, by name alone: a number of identity
    /// is not written down again. What the result leaves out or masks is not compared.
    private List<String> otherwise(Row told, @Nullable NationalRow sent) {
        var all = new ArrayList<String>();
        if (sent == null) {
            return all;
        }
        var document = told.document.strip().toUpperCase(Locale.ROOT);
        if (document.matches("[0-9X]{15,18}")
                && !document.equals(sent.value("document").toUpperCase(Locale.ROOT))) {
            all.add(say("national.field.document"));
        }
        var birth = told.birth.replaceAll("[^0-9]", "");
        if (birth.length() == 8 && !birth.equals(sent.value("birth"))) {
            all.add(say("national.field.birth"));
        }
        var sex = SEXES.getOrDefault(told.sex.strip(), told.sex.strip());
        if (!sex.isEmpty() && !sex.equals(sent.sex())) {
            all.add(say("national.field.sex"));
        }
        for (var column : layout.columns()) {
            var there = told.others.getOrDefault(column.field(), "");
            if (!there.isEmpty()
                    && !there.equals(plain(column.field(), layout.value(column, sent)))) {
                all.add(column.title());
            }
        }
        return all;
    }

    private static String plain(String field, String value) {
        var text = value.strip();
        if (DAYS.contains(field)) {
            return text.replaceAll("[^0-9]", "");
        }
        if (field.equals("years") && text.matches("[0-9]+(\\.[0-9]+)?")) {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        }
        return text;
    }

    private static NationalFiles.Answer answer(
            NationalFiles.Line line, String state, String text, String owner) {
        return new NationalFiles.Answer(line.id(), state, text, owner);
    }

    private Map<String, Row> rows(byte[] content) {
        var sheet =
                ReturnedSheet.read(content, vocabulary, Set.of("number"))
                        .orElseThrow(
                                () -> new Refused(Refusal.input("file", "national.no-header")));
        var found = new HashMap<String, Row>();
        for (var it : sheet.rows()) {
            var number = CellText.code(it.getOrDefault("number", ""));
            if (number.isEmpty()) {
                continue;
            }
            var row =
                    new Row(
                            CellText.name(it.getOrDefault("name", "")),
                            it.getOrDefault("state", ""),
                            it.getOrDefault("reason", ""),
                            it.getOrDefault("document", ""),
                            it.getOrDefault("birth", ""),
                            it.getOrDefault("sex", ""),
                            OTHERS.stream()
                                    .filter(it::containsKey)
                                    .collect(
                                            Collectors.toMap(
                                                    one -> one, one -> plain(one, it.get(one)))));
            var before = found.put(number, row);
            if (before != null && !before.equals(row)) {
                throw new Refused(Refusal.input("file", "national.twice", number));
            }
        }
        return found;
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, java.util.Locale.SIMPLIFIED_CHINESE);
    }
}
