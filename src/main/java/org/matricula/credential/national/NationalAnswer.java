package org.matricula.credential.national;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private record Row(String name, String state, String reason) {}

    private final FieldVocabulary vocabulary;
    private final MessageSource messages;

    NationalAnswer(MessageSource messages) {
        this.messages = messages;
        try (var yaml =
                new ClassPathResource("reference/registration-result.yaml").getInputStream()) {
            this.vocabulary = FieldVocabulary.read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param sent the lines of the batch; what the result doesn't name is missing
    /// @param owner whose task a difference is
    /// @throws Refused if it is no list, has no column of numbers, or tells of certificates that
    ///   were not sent
    List<NationalFiles.Answer> read(byte[] content, List<NationalFiles.Line> sent, String owner) {
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
            if (!number.isEmpty()) {
                found.put(
                        number,
                        new Row(
                                CellText.name(it.getOrDefault("name", "")),
                                it.getOrDefault("state", ""),
                                it.getOrDefault("reason", "")));
            }
        }
        return found;
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, java.util.Locale.SIMPLIFIED_CHINESE);
    }
}
