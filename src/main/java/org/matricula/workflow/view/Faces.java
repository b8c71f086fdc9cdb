package org.matricula.workflow.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.document.Issued;
import org.matricula.workflow.record.EvidenceRows;
import org.matricula.workflow.record.Step;
import org.matricula.workflow.record.Trail;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// What a case looks like through the interface.
@Component
class Faces {

    record Document(
            UUID id,
            String kind,
            String label,
            String number,
            String state,
            LocalDate issuedOn,
            String href) {}

    record Student(@Nullable String studentNumber, String name, String unit) {}

    record Person(String name, String role) {}

    record Turn(
            UUID id,
            String task,
            String name,
            List<String> roles,
            Instant openedAt,
            LocalDate dueOn,
            @Nullable List<Person> holders,
            @Nullable String assignedTo,
            @Nullable String decision,
            @Nullable String comment,
            @Nullable String decidedBy,
            @Nullable String inPlaceOf,
            @Nullable Instant decidedAt,
            boolean takenBack) {}

    record Line(
            Instant at,
            String what,
            String label,
            @Nullable String step,
            String actor,
            String role,
            @Nullable String inPlaceOf,
            @Nullable String comment) {}

    record Item(UUID id, String kind, String label, String name, String href, Instant addedAt) {}

    record Wanted(String kind, String label, boolean required) {}

    record Answerable(String office, String person, String phone, @Nullable String room) {}

    record Case(
            UUID id,
            @Nullable String number,
            String kind,
            String label,
            Student student,
            String state,
            String stateLabel,
            Map<String, Object> fields,
            Person applicant,
            @Nullable String onBehalf,
            Instant createdAt,
            @Nullable Instant submittedAt,
            @Nullable Instant concludedAt,
            @Nullable LocalDate effectiveOn,
            @Nullable LocalDate dueOn,
            @Nullable Turn currentStep,
            List<Person> holders,
            List<Turn> steps,
            List<Line> trail,
            List<Item> evidence,
            List<Wanted> evidenceWanted,
            List<Answerable> responsible,
            List<Document> documents,
            @Nullable UUID reverses) {}

    private final MessageSource words;

    Faces(MessageSource words) {
        this.words = words;
    }

    Case of(Dossier it, Locale locale) {
        var file = it.file();
        var steps = it.steps().stream().map(step -> turn(it, step)).toList();
        var current =
                steps.stream()
                        .filter(turn -> turn.decision() == null)
                        .filter(turn -> file.state().underWay())
                        .findFirst()
                        .orElse(null);
        return new Case(
                file.id(),
                file.number(),
                file.kind(),
                text("case." + file.kind(), locale),
                new Student(file.subjectNumber(), file.subjectName(), it.unit()),
                file.state().code(),
                text("case.state." + file.state().code(), locale),
                file.fields(),
                new Person(file.applicant(), file.applicantRole()),
                file.onBehalf(),
                file.createdAt(),
                file.submittedAt(),
                file.concludedAt(),
                file.effectiveOn(),
                current == null ? null : current.dueOn(),
                current,
                current == null || current.holders() == null ? List.of() : current.holders(),
                steps,
                it.trail().stream().map(line -> line(it, line, locale)).toList(),
                it.items().stream().map(item -> item(item, locale)).toList(),
                it.evidence().stream()
                        .map(wanted ->
                                new Wanted(
                                        wanted.kind(),
                                        text("evidence." + wanted.kind(), locale),
                                        wanted.required()))
                        .toList(),
                it.responsible().stream()
                        .map(who ->
                                new Answerable(who.office(), who.person(), who.phone(), who.room()))
                        .toList(),
                it.documents().stream().map(issued -> document(issued, locale)).toList(),
                file.reverses());
    }

    private Document document(Issued it, Locale locale) {
        return new Document(
                it.id(),
                it.kind().code(),
                text(it.kind().label(), locale),
                it.number(),
                it.state().code(),
                it.issuedOn(),
                it.href());
    }

    String text(String key, Locale locale) {
        return words.getMessage(key, null, key, locale);
    }

    private static Turn turn(Dossier it, Step step) {
        var holders =
                it.held().stream()
                        .filter(held -> held.step().id().equals(step.id()))
                        .findFirst()
                        .map(held ->
                                held.holders().stream()
                                        .map(who -> new Person(who.name(), who.role()))
                                        .toList())
                        .orElse(null);
        return new Turn(
                step.id(),
                step.task(),
                it.turnName(step.task()),
                step.roles(),
                step.openedAt(),
                step.dueOn(),
                holders,
                step.assigned(),
                step.decision(),
                step.comment(),
                step.decided(),
                step.deputised(),
                step.decidedAt(),
                step.takenBack());
    }

    private Line line(Dossier it, Trail.Line line, Locale locale) {
        return new Line(
                line.at(),
                line.what(),
                text("case.trail." + line.what(), locale),
                line.task() == null ? null : it.turnName(line.task()),
                line.actor(),
                line.role(),
                line.deputised(),
                line.comment());
    }

    private Item item(EvidenceRows.Item it, Locale locale) {
        return new Item(
                it.id(),
                it.kind(),
                text("evidence." + it.kind(), locale),
                it.name(),
                "/files/" + it.fileId(),
                it.addedAt());
    }
}
