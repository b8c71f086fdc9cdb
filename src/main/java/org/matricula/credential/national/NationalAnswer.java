package org.matricula.credential.national;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.sheet.CellText;
import org.matricula.sheet.FieldVocabulary;
import org.matricula.sheet.HeaderFinder;
import org.matricula.sheet.Mapping;
import org.matricula.sheet.SheetBook;
import org.matricula.sheet.SheetGuard;
import org.matricula.sheet.SheetLimits;
import org.matricula.sheet.SheetReader;
import org.matricula.sheet.Verdict;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// Reads the result of a registration under whatever headings it bears.
@Component
class NationalAnswer {

    private record Row(String name, String state, String reason) {}

    private final SheetGuard guard = new SheetGuard(SheetLimits.usual());
    private final SheetReader reader = new SheetReader(SheetLimits.usual());
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
        Path file = null;
        try {
            file = Files.createTempFile("registration", ".part");
            Files.write(file, content);
            return switch (guard.judge(file)) {
                case Verdict.TurnedAway away ->
                        throw new Refused(
                                Refusal.input(
                                        "file",
                                        "national.file",
                                        messages.getMessage(
                                                "problem." + away.problem().code(),
                                                away.problem().args().toArray(),
                                                away.problem().code(),
                                                LocaleContextHolder.getLocale())));
                case Verdict.Admitted admitted -> {
                    try (var book = reader.open(admitted.file())) {
                        yield rows(book);
                    }
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            discard(file);
        }
    }

    private Map<String, Row> rows(SheetBook book) {
        var layout =
                new HeaderFinder(vocabulary)
                        .survey(book).stream()
                                .flatMap(it -> it.layout().stream())
                                .findFirst()
                                .orElseThrow(() ->
                                        new Refused(Refusal.input("file", "national.no-header")));
        var mapping = Mapping.guess(layout, vocabulary);
        if (mapping.columnOf("number").isEmpty()) {
            throw new Refused(Refusal.input("file", "national.no-header"));
        }
        var found = new HashMap<String, Row>();
        try (var rows = book.rows(layout.sheet())) {
            var body = layout.body(rows);
            while (body.hasNext()) {
                var row = body.next();
                var number = CellText.code(mapping.cell(row, "number").text());
                if (!number.isEmpty()) {
                    found.put(
                            number,
                            new Row(
                                    CellText.name(mapping.cell(row, "name").text()),
                                    CellText.tidy(mapping.cell(row, "state").text()),
                                    CellText.tidy(mapping.cell(row, "reason").text())));
                }
            }
        }
        return found;
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, java.util.Locale.SIMPLIFIED_CHINESE);
    }

    private static void discard(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException ignored) {
            file.toFile().deleteOnExit();
        }
    }
}
