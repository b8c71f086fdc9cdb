package org.matricula.registry.person;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.registry.OpenToLookers;
import org.matricula.registry.OpenToReaders;
import org.matricula.registry.StatusVerb;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/students/{number}")
@OpenToReaders
class StudentApi {

    record Coded(String code, String label) {}

    record Person(
            String name,
            @Nullable String formerName,
            String pinyin,
            Coded sex,
            @Nullable LocalDate birthDate,
            @Nullable Coded ethnicity,
            @Nullable Coded nationality,
            @Nullable Coded politicalStatus,
            @Nullable Coded idType,
            @Nullable String idNumber,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String homeAddress,
            @Nullable String householdAddress,
            List<Guardian> guardians) {}

    record Guardian(String name, Coded relation, @Nullable String phone, boolean custody) {}

    record Enrolment(
            UUID id,
            @Nullable String studentNumber,
            @Nullable String registryNumber,
            boolean registryNumberNational,
            String institution,
            String unit,
            @Nullable Integer gradeLevel,
            @Nullable Coded level,
            LocalDate entryOn,
            int entryYear,
            @Nullable BigDecimal schoolingYears,
            @Nullable LocalDate studyLimitOn,
            @Nullable LocalDate graduationOn,
            String registration,
            boolean active) {}

    record Status(String code, String label, LocalDate since) {}

    record Answer(Person person, Enrolment enrolment, Status status) {}

    record Happened(
            UUID id,
            Coded kind,
            Coded status,
            LocalDate effectiveOn,
            Instant recordedAt,
            @Nullable Coded reason,
            @Nullable String documentNo,
            @Nullable UUID caseId,
            @Nullable UUID reverses,
            @Nullable UUID reversedBy,
            String recordedBy) {}

    record Held(
            LocalDate from,
            @Nullable LocalDate until,
            Coded status,
            String unit,
            @Nullable Integer gradeLevel) {}

    record History(List<Happened> items, List<Held> standings, @Nullable String next) {}

    private final ReadFile readFile;
    private final StudentFiles files;
    private final Histories histories;
    private final HistoryView views;
    private final Codes codes;

    StudentApi(
            ReadFile readFile,
            StudentFiles files,
            Histories histories,
            HistoryView views,
            Codes codes) {
        this.readFile = readFile;
        this.files = files;
        this.histories = histories;
        this.views = views;
        this.codes = codes;
    }

    @GetMapping
    @OpenToLookers
    ResponseEntity<Answer> show(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable String unmask) {
        var file = readFile.read(number, institution, unmask);
        return ResponseEntity.ok()
                .eTag(file.row().tag())
                .cacheControl(CacheControl.noStore())
                .body(answer(file));
    }

    /// @param known the day at whose end it is asked what was known
    @GetMapping("/history")
    History history(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable LocalDate known) {
        var enrolment = files.named(number, institution);
        var instant = views.endOf(known);
        return new History(
                histories.events(enrolment, instant).stream().map(this::happened).toList(),
                histories.spells(enrolment, instant).stream()
                        .map(it ->
                                new Held(
                                        it.from(),
                                        it.until(),
                                        of("student-status", it.status()),
                                        it.unit(),
                                        it.gradeLevel()))
                        .toList(),
                null);
    }

    private Answer answer(ReadFile.Opened file) {
        var row = file.row();
        return new Answer(
                person(file),
                new Enrolment(
                        row.enrolmentId(),
                        row.studentNumber(),
                        file.privates().registryNumber(),
                        row.registryNumberNational(),
                        row.institution(),
                        row.unit(),
                        row.gradeLevel(),
                        of("level", row.level()),
                        row.entryOn(),
                        row.entryYear(),
                        row.schoolingYears(),
                        row.studyLimitOn(),
                        row.graduationOn(),
                        row.registration(),
                        row.active()),
                new Status(
                        row.status(),
                        codes.label("student-status", row.status()),
                        row.statusSince()));
    }

    private Person person(ReadFile.Opened file) {
        var row = file.row();
        var privates = file.privates();
        return new Person(
                row.name(),
                row.formerName(),
                row.pinyin(),
                of("sex", row.sex()),
                row.birthOn(),
                of("ethnicity", row.ethnicity()),
                of("nationality", row.nationality()),
                of("political-status", row.politicalStatus()),
                of("document-type", row.documentType()),
                privates.idNumber(),
                privates.phone(),
                privates.email(),
                privates.homeAddress(),
                privates.householdAddress(),
                IntStream.range(0, file.guardians().size())
                        .mapToObj(i ->
                                guardian(
                                        file.guardians().get(i),
                                        privates.guardianPhones().get(i).orElse(null)))
                        .toList());
    }

    private Guardian guardian(FileRow.Guardian it, @Nullable String phone) {
        return new Guardian(
                it.name(),
                new Coded(it.relation(), codes.label("relation", it.relation())),
                phone,
                it.custody());
    }

    private Happened happened(Histories.Event it) {
        return new Happened(
                it.id(),
                new Coded(
                        StatusVerb.valueOf(it.verb()).code(),
                        views.verb(it.verb(), Locale.SIMPLIFIED_CHINESE)),
                new Coded(it.status(), codes.label("student-status", it.status())),
                it.effectiveOn(),
                it.recordedAt(),
                it.reverses() == null ? of("change-reason", it.reason()) : null,
                it.documentNo(),
                it.caseId(),
                it.reverses(),
                it.reversedBy(),
                it.recorder());
    }

    private @Nullable Coded of(String table, @Nullable String code) {
        return code == null ? null : new Coded(code, codes.label(table, code));
    }
}
