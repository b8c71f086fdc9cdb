package org.matricula.enrolment.admission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.sheet.CellText;
import org.matricula.sheet.DateReading;
import org.matricula.sheet.DateText;
import org.matricula.sheet.FieldVocabulary;
import org.matricula.sheet.HeaderFinder;
import org.matricula.sheet.Mapping;
import org.matricula.sheet.SheetBook;
import org.matricula.sheet.SheetGuard;
import org.matricula.sheet.SheetLimits;
import org.matricula.sheet.SheetReader;
import org.matricula.sheet.SheetRow;
import org.matricula.sheet.Verdict;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// 录取名册: reads a pasted or uploaded list under whatever headings it bears.
@Component
class AdmittedList {

    private final SheetGuard guard = new SheetGuard(SheetLimits.usual());
    private final SheetReader reader = new SheetReader(SheetLimits.usual());
    private final FieldVocabulary vocabulary;
    private final Codes codes;
    private final MessageSource messages;
    private final Clock clock;

    AdmittedList(Codes codes, MessageSource messages, Clock clock) {
        this.codes = codes;
        this.messages = messages;
        this.clock = clock;
        try (var yaml = new ClassPathResource("reference/roster-fields.yaml").getInputStream()) {
            this.vocabulary = FieldVocabulary.read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param targets where somebody may be admitted to, found by name or code
    /// @throws Refused if it is no list, or has no heading for the name
    List<NewCandidate> read(byte[] content, List<Unit> targets) {
        Path file = null;
        try {
            file = Files.createTempFile("admitted", ".part");
            Files.write(file, content);
            return switch (guard.judge(file)) {
                case Verdict.TurnedAway away ->
                        throw new Refused(
                                Refusal.input(
                                        "file",
                                        "candidate.file",
                                        messages.getMessage(
                                                "problem." + away.problem().code(),
                                                away.problem().args().toArray(),
                                                away.problem().code(),
                                                LocaleContextHolder.getLocale())));
                case Verdict.Admitted admitted -> {
                    try (var book = reader.open(admitted.file())) {
                        yield rows(book, targets);
                    }
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            discard(file);
        }
    }

    private static void discard(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<NewCandidate> rows(SheetBook book, List<Unit> targets) {
        var layout =
                new HeaderFinder(vocabulary)
                        .survey(book).stream()
                                .flatMap(it -> it.layout().stream())
                                .findFirst()
                                .orElseThrow(() ->
                                        new Refused(Refusal.input("file", "candidate.no-header")));
        var mapping = Mapping.guess(layout, vocabulary);
        if (mapping.columnOf("name").isEmpty()) {
            throw new Refused(Refusal.input("file", "candidate.no-header"));
        }
        var found = new ArrayList<NewCandidate>();
        try (var rows = book.rows(layout.sheet())) {
            var body = layout.body(rows);
            while (body.hasNext() && found.size() <= AddCandidates.MOST) {
                found.add(candidate(body.next(), mapping, targets));
            }
        }
        return found;
    }

    private NewCandidate candidate(SheetRow row, Mapping mapping, List<Unit> targets) {
        return new NewCandidate(
                unit(row, mapping, targets),
                number(row, mapping, "candidateNumber"),
                null,
                CellText.name(mapping.cell(row, "name").text()),
                code(row, mapping, "sex", "sex"),
                date(row, mapping),
                code(row, mapping, "idType", "document-type"),
                number(row, mapping, "idNumber"),
                null,
                text(CellText.phone(mapping.cell(row, "phone").text())),
                words(row, mapping, "homeAddress"),
                words(row, mapping, "guardian1Name"),
                code(row, mapping, "guardian1Relation", "relation"),
                text(CellText.phone(mapping.cell(row, "guardian1Phone").text())),
                code(row, mapping, "ethnicity", "ethnicity"),
                code(row, mapping, "politicalStatus", "political-status"),
                words(row, mapping, "previousSchool"),
                code(row, mapping, "entryMethod", "admission"),
                code(row, mapping, "boarding", "boarding"),
                number(row, mapping, "registryNumber"),
                score(row, mapping),
                words(row, mapping, "subjectTrack"),
                words(row, mapping, "admissionTier"),
                words(row, mapping, "origin"));
    }

    /// The narrowest unit the row names: class, major, department; the only one there is where it
    /// names none.
    private static @Nullable UUID unit(SheetRow row, Mapping mapping, List<Unit> targets) {
        for (var field :
                List.of(
                        "className",
                        "classCode",
                        "major",
                        "majorCode",
                        "department",
                        "departmentCode")) {
            var named = CellText.code(mapping.cell(row, field).text());
            if (!named.isEmpty()) {
                var found =
                        targets.stream()
                                .filter(it ->
                                        CellText.code(it.name()).equals(named)
                                                || CellText.code(it.code()).equals(named))
                                .toList();
                return found.size() == 1 ? found.getFirst().id() : null;
            }
        }
        return targets.size() == 1 ? targets.getFirst().id() : null;
    }

    private static @Nullable String words(SheetRow row, Mapping mapping, String field) {
        return text(CellText.tidy(mapping.cell(row, field).text()));
    }

    private static @Nullable String number(SheetRow row, Mapping mapping, String field) {
        return text(CellText.code(mapping.cell(row, field).text()));
    }

    /// What no code means is passed on as it stands, to be refused with its line.
    private @Nullable String code(SheetRow row, Mapping mapping, String field, String table) {
        var words = words(row, mapping, field);
        return words == null ? null : codes.codeOf(table, words).orElse(words);
    }

    private @Nullable LocalDate date(SheetRow row, Mapping mapping) {
        var reading =
                new DateText(LocalDate.now(clock).getYear()).read(mapping.cell(row, "birthDate"));
        return reading instanceof DateReading.Read read ? read.date() : null;
    }

    private static @Nullable BigDecimal score(SheetRow row, Mapping mapping) {
        var text = number(row, mapping, "admissionScore");
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            return BigDecimal.ONE.negate();
        }
    }

    private static @Nullable String text(String text) {
        return text.isEmpty() ? null : text;
    }
}
