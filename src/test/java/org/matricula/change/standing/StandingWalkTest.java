package org.matricula.change.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.change.TestCases.refusals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.workflow.AtOnce;
import org.matricula.workflow.apply.SubmitCase;
import org.matricula.workflow.decide.Decide;
import org.matricula.workflow.decide.Verdict;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.annotation.Autowired;

/// Every kind of this package that changes the standing on one form, at every kind of school that
/// knows it: sent back and refused by each office, pressed by two at once at every turn, taken
/// back.
@ProgramTest
class StandingWalkTest {

    @Autowired TestCases cases;
    @Autowired SubmitCase submitCase;
    @Autowired Decide decide;
    @Autowired ReverseCase reverseCase;

    TestUnits.School school;
    Map<String, Actor> people;
    LocalDate today;
    StandingForms forms;

    /// What is filed, and what must have been granted before.
    record Filing(Map<String, Object> fields, @Nullable String after, String... evidence) {}

    static Stream<Arguments> walks() {
        var schools =
                Map.of(
                        "study-away", List.of("college", "school"),
                        "return-from-study", List.of("college", "school"),
                        "service-hold", List.of("college", "open"),
                        "return-from-service", List.of("college", "open"),
                        "missing-report", List.of("college", "open", "school"),
                        "found-report", List.of("college", "open", "school"),
                        "death-report", List.of("college", "open", "school"),
                        "deferred-admission", List.of("college", "open"),
                        "admission-resumption", List.of("college", "open"),
                        "admission-lapse", List.of("college", "open"));
        return schools.entrySet().stream()
                .flatMap(it -> it.getValue().stream().map(at -> Arguments.of(it.getKey(), at)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("walks")
    void every_office_may_refuse_or_send_back_and_nothing_is_changed_by_it(String kind, String at) {
        at(at);
        var one = ready(kind);
        var before = record(one);
        var filer = filer("经办人");
        var offices = offices(kind, at);
        assertThat(offices).hasSizeGreaterThan(1);
        for (var refusing = 0; refusing < offices.size(); refusing++) {
            // what was refused may be filed again
            var id = submitted(filer, kind, one);
            for (var office : offices.subList(0, refusing)) {
                cases.approve(person(office), id);
            }
            var refuses = person(offices.get(refusing));
            assertThat(cases.decide(refuses, id, Verdict.REFUSE)).isEmpty();
            assertThat(cases.state(id)).isEqualTo("refused");
            assertThat(told(filer)).last().isEqualTo("notice.case.refused");
            assertThat(record(one)).as(refuses.name()).isEqualTo(before);
            assertThat(acts(id)).isEmpty();
            assertThat(papers(id)).as("nothing was issued").isEmpty();
        }
        var id = submitted(filer, kind, one);
        for (var office : offices) {
            assertThat(cases.roles(id)).isEqualTo(office);
            assertThat(cases.decide(person(office), id, Verdict.RETURN)).isEmpty();
            assertThat(cases.state(id)).isEqualTo("amending");
            assertThat(told(filer)).last().isEqualTo("notice.case.returned");
            assertThat(record(one)).as(office).isEqualTo(before);
            assertThat(cases.submit(filer, id)).isEmpty();
            assertThat(cases.roles(id)).as("back before the office that sent it").isEqualTo(office);
            cases.approve(person(office), id);
        }
        assertThat(cases.state(id)).isIn("approved", "effective");
        assertThat(record(one)).isNotEqualTo(before);
        assertThat(acts(id)).hasSize(1);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("walks")
    void of_two_at_once_the_second_is_told_and_nothing_is_doubled(String kind, String at)
            throws Exception {
        at(at);
        var one = ready(kind);
        var before = record(one);
        var first = filer("经办人甲");
        var second = filer("经办人乙");
        var mine = drafted(first, kind, one);
        var yours = drafted(second, kind, one);
        assertThat(AtOnce.all(() -> cases.submit(first, mine), () -> cases.submit(second, yours)))
                .as("two file the same")
                .containsExactlyInAnyOrder(List.of(), List.of("case.under-way"));
        var filed = cases.state(mine).equals("draft") ? yours : mine;
        assertThat(both(filed, Verdict.REFUSE))
                .as("one refuses what the other approves")
                .containsExactlyInAnyOrder(List.of(), List.of("step.decided"));
        assertThat(cases.steps(filed).getFirst()).endsWith(open(filed) ? " approve" : " refuse");
        assertThat(record(one)).isEqualTo(before);
        var id = open(filed) ? filed : submitted(first, kind, one);
        while (open(id)) {
            assertThat(both(id, Verdict.APPROVE))
                    .as(cases.steps(id).toString())
                    .containsExactlyInAnyOrder(List.of(), List.of("step.decided"));
        }
        var granted = cases.state(id);
        assertThat(granted).isIn("approved", "effective");
        assertThat(acts(id)).hasSize(1);
        assertThat(papers(id)).isNotEmpty().doesNotHaveDuplicates();
        var after = record(one);
        assertThat(after).isNotEqualTo(before);

        assertThat(AtOnce.all(() -> asked(first, id), () -> asked(second, id)))
                .as("two ask to have it taken back")
                .containsExactlyInAnyOrder(List.of(), List.of("reversal.under-way"));
        var kept = reversal(id);
        assertThat(cases.decide(person(cases.roles(kept)), kept, Verdict.REFUSE)).isEmpty();
        assertThat(cases.state(id)).as("a reversal refused").isEqualTo(granted);
        assertThat(record(one)).isEqualTo(after);

        assertThat(asked(first, id)).isEmpty();
        var reversal = reversal(id);
        while (open(reversal)) {
            assertThat(both(reversal, Verdict.APPROVE))
                    .containsExactlyInAnyOrder(List.of(), List.of("step.decided"));
        }
        assertThat(cases.state(id)).isEqualTo("reversed");
        assertThat(acts(reversal)).as("one act that takes back").hasSize(1);
        assertThat(record(one)).as("as it was").isEqualTo(before);
    }

    void at(String education) {
        school = cases.units().school(education);
        people = new HashMap<>();
        today = cases.today();
        forms = new StandingForms(today);
    }

    Filing filing(String kind) {
        return switch (kind) {
            case "study-away" ->
                    new Filing(
                            forms.away("abroad", today.plusMonths(6)),
                            null,
                            "exchange-agreement",
                            "abroad-proof",
                            "guardian-consent");
            case "return-from-study" ->
                    new Filing(
                            forms.backFrom("abroad", today.plusDays(20)),
                            "study-away",
                            "study-record");
            case "service-hold" ->
                    new Filing(forms.service(today), null, "enlistment-notice", "guardian-consent");
            case "return-from-service" ->
                    new Filing(
                            forms.discharged(today.plusDays(3)),
                            "service-hold",
                            "discharge-certificate");
            case "missing-report" -> new Filing(forms.missing(), null, "police-receipt");
            case "found-report" -> new Filing(forms.back(today), "missing-report");
            case "death-report" -> new Filing(forms.death(today), null, "death-certificate");
            case "deferred-admission" ->
                    new Filing(
                            forms.deferral(today.plusMonths(10)),
                            null,
                            "medical-certificate",
                            "guardian-consent");
            case "admission-resumption" ->
                    new Filing(
                            forms.back(today.plusDays(2)),
                            "deferred-admission",
                            "deferral-notice",
                            "recovery-certificate");
            case "admission-lapse" ->
                    new Filing(forms.lapse("failed-recheck"), "deferred-admission", "other-proof");
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /// Somebody for whom this may be filed: a newcomer, or one for whom the other thing was
    /// granted.
    UUID ready(String kind) {
        var since = kind.contains("admission") ? today.minusDays(5) : LocalDate.of(2024, 9, 1);
        var one = cases.students().enrolled(school.id(), school.firstClass(), since);
        var after = filing(kind).after();
        if (after != null) {
            var id = submitted(filer("先前经办人"), after, one);
            while (open(id)) {
                cases.approve(person(cases.roles(id)), id);
            }
        }
        return one;
    }

    UUID drafted(Actor by, String kind, UUID one) {
        var filing = filing(kind);
        var id = cases.draft(by, kind, one, filing.fields());
        cases.evidence(by, id, filing.evidence());
        return id;
    }

    UUID submitted(Actor by, String kind, UUID one) {
        var id = drafted(by, kind, one);
        Acting.as(by, () -> submitCase.submit(id));
        return id;
    }

    /// The offices of the drawing, in their order.
    static List<String> offices(String kind, String at) {
        try (var drawing =
                StandingWalkTest.class.getResourceAsStream(
                        "/processes/change/%s-%s.bpmn20.xml".formatted(kind, at))) {
            return Pattern.compile("<userTask[^>]+candidateGroups=\"([^\"]+)\"")
                    .matcher(new String(drawing.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(it -> it.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean open(UUID id) {
        return List.of("submitted", "in-progress").contains(cases.state(id));
    }

    /// What two colleagues of the office whose turn it is are answered: one approves.
    List<List<String>> both(UUID id, Verdict colleagues) throws Exception {
        var role = cases.roles(id);
        var step = cases.step(id);
        var first = person(role);
        var colleague =
                people.computeIfAbsent(
                        "second " + role,
                        it -> cases.people().holding("同事" + role, role, school.id()));
        return AtOnce.all(
                () -> said(first, step, Verdict.APPROVE), () -> said(colleague, step, colleagues));
    }

    List<String> said(Actor by, UUID step, Verdict verdict) {
        return refusals(() -> Acting.as(by, () -> decide.decide(step, verdict, "意见")));
    }

    List<String> asked(Actor by, UUID id) {
        return refusals(() -> Acting.call(by, () -> reverseCase.open(id, "办理有误")));
    }

    UUID reversal(UUID id) {
        return UUID.fromString(
                cases.texts(
                                "select id::text from workflow.case_file where reverses = ? order by created_at desc, id desc",
                                id)
                        .getFirst());
    }

    Actor filer(String name) {
        return people.computeIfAbsent(
                name, it -> cases.people().holding(it, "registrar", school.id()));
    }

    Actor person(String role) {
        return people.computeIfAbsent(
                role, it -> cases.people().holding("岗位" + it, it, school.id()));
    }

    List<String> told(Actor whom) {
        return Acting.call(
                whom,
                () ->
                        cases.people()
                                .transaction()
                                .execute(it ->
                                        cases.sql()
                                                .sql("select key from notice.notice order by id")
                                                .query(String.class)
                                                .list()));
    }

    List<String> acts(UUID id) {
        return cases.texts("select verb from registry.status_event where case_id = ?", id);
    }

    List<String> papers(UUID id) {
        return cases.texts(
                "select kind from document.document where case_id = ? and state <> 'void'", id);
    }

    List<String> record(UUID one) {
        var all = new ArrayList<>(cases.students().spells(one));
        all.addAll(
                cases.texts(
                        "select status || status_since || unit_id || coalesce(grade_level::text, '') from registry.student where enrolment_id = ?",
                        one));
        all.addAll(
                cases.texts(
                        "select active::text || scope_pos from registry.enrolment where id = ?",
                        one));
        all.addAll(
                cases.texts(
                        "select kind || last_on from change.absence where enrolment_id = ? and reversed_at is null order by 1",
                        one));
        return all;
    }
}
