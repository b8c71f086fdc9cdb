package org.matricula.change;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.registry.StatusVerb.*;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.student.ChangeRules;
import org.matricula.codebook.Codes;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.engine.Drawings;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.test.web.servlet.MockMvc;

/// 异动类别一览: whatever kind of change there is has its rules with the ground they stand on, its
/// evidence, its drawing at exactly the schools that know it, its papers, its way back and its
/// place in the statistics. A kind that is added without one of them fails here; what they do is
/// walked by the tests named in `WALKED`.
@ProgramTest
class ChangeKindsTest {

    /// The acts each kind may come to, by which it is counted.
    private static final Map<String, Set<StatusVerb>> ACTS =
            Map.ofEntries(
                    entry("leave-of-absence", Set.of(GRANT_LEAVE)),
                    entry("leave-extension", Set.of(EXTEND_LEAVE)),
                    entry("return-from-leave", Set.of(RETURN_FROM_LEAVE)),
                    entry("withdrawal", Set.of(WITHDRAW)),
                    entry("platform-withdrawal", Set.of(WITHDRAW)),
                    entry("automatic-withdrawal", Set.of(WITHDRAW_AUTOMATICALLY)),
                    entry("required-withdrawal", Set.of(WITHDRAW_EX_OFFICIO)),
                    entry("expulsion", Set.of(EXPEL)),
                    entry("repeat-year", Set.of(REPEAT_YEAR)),
                    entry("skip-year", Set.of(SKIP_YEAR)),
                    entry("change-of-class", Set.of(CHANGE_CLASS)),
                    entry("change-of-programme", Set.of(CHANGE_PROGRAMME)),
                    entry("study-extension", Set.of(EXTEND_STUDY)),
                    entry("transfer-out", Set.of(TRANSFER_OUT)),
                    entry("transfer-in", Set.of(TRANSFER_IN)),
                    entry("deferred-admission", Set.of(DEFER_ADMISSION)),
                    entry("admission-resumption", Set.of(RESTORE_ADMISSION)),
                    entry("admission-lapse", Set.of(LAPSE_ADMISSION)),
                    entry("service-hold", Set.of(HOLD_PLACE)),
                    entry("return-from-service", Set.of(RESTORE)),
                    entry("study-away", Set.of(STUDY_ABROAD, VISIT)),
                    entry("return-from-study", Set.of(RETURN_FROM_ABROAD, RETURN_FROM_VISIT)),
                    entry("missing-report", Set.of(REPORT_MISSING)),
                    entry("found-report", Set.of(RESTORE)),
                    entry("drop-out", Set.of(DROP_OUT)),
                    entry("back-to-school", Set.of(RESTORE)),
                    entry("death-report", Set.of(RECORD_DEATH)));

    private static final Set<String> ALL = Set.of("college", "open", "school");
    private static final Set<String> HIGHER = Set.of("college", "open");

    /// At which schools each can be filed.
    private static final Map<String, Set<String>> DRAWN =
            Map.ofEntries(
                    entry("leave-of-absence", ALL),
                    entry("leave-extension", ALL),
                    entry("return-from-leave", ALL),
                    entry("withdrawal", HIGHER),
                    entry("platform-withdrawal", Set.of("open")),
                    entry("automatic-withdrawal", HIGHER),
                    entry("required-withdrawal", HIGHER),
                    entry("expulsion", ALL),
                    entry("repeat-year", Set.of("college", "school")),
                    entry("skip-year", Set.of("college", "school")),
                    entry("change-of-class", ALL),
                    entry("change-of-programme", HIGHER),
                    entry("study-extension", HIGHER),
                    entry("transfer-out", ALL),
                    entry("transfer-in", ALL),
                    entry("deferred-admission", HIGHER),
                    entry("admission-resumption", HIGHER),
                    entry("admission-lapse", HIGHER),
                    entry("service-hold", HIGHER),
                    entry("return-from-service", HIGHER),
                    entry("study-away", Set.of("college", "school")),
                    entry("return-from-study", Set.of("college", "school")),
                    entry("missing-report", ALL),
                    entry("found-report", ALL),
                    entry("drop-out", Set.of("school")),
                    entry("back-to-school", Set.of("school")),
                    entry("death-report", ALL),
                    entry("correction", ALL));

    /// The test in which each is granted and taken back by its people.
    private static final Map<String, Set<String>> WALKED =
            Map.of(
                    "standing/StandingWalkTest",
                    Set.of(
                            "deferred-admission",
                            "admission-resumption",
                            "admission-lapse",
                            "service-hold",
                            "return-from-service",
                            "study-away",
                            "return-from-study",
                            "missing-report",
                            "found-report",
                            "death-report"),
                    "ReversalTest",
                    Set.of(
                            "leave-of-absence",
                            "leave-extension",
                            "return-from-leave",
                            "withdrawal",
                            "automatic-withdrawal",
                            "repeat-year",
                            "skip-year",
                            "study-extension",
                            "change-of-class"),
                    "standing/StandingChangesTest",
                    Set.of("expulsion", "required-withdrawal"),
                    "chase/ChaseTest",
                    Set.of("drop-out", "back-to-school"),
                    "programme/ChangeProgrammeTest",
                    Set.of("change-of-programme"),
                    "transfer/TransferTest",
                    Set.of("transfer-in", "transfer-out"),
                    "platform/PlatformWithdrawalTest",
                    Set.of("platform-withdrawal"),
                    "correction/CorrectionTest",
                    Set.of("correction"));

    /// Not by the form in the test itself: at the other school by the hand-over, from the
    /// platform's package, through the steps that several tests of a withdrawal share.
    private static final Set<String> FILED_OTHERWISE =
            Set.of("transfer-in", "platform-withdrawal", "required-withdrawal");

    /// Printed when the other school's part, or the platform's answer, is there, not at the grant.
    private static final Set<String> PRINTED_LATER =
            Set.of("transfer-in", "platform-withdrawal", "correction");

    /// Changes particulars and no standing, so that nobody is counted elsewhere for it.
    private static final Set<String> PARTICULARS = Set.of("correction");

    @Autowired List<CaseKind<?>> kinds;
    @Autowired MessageSource words;
    @Autowired Codes codes;
    @Autowired Drawings drawings;
    @Autowired MockMvc mvc;
    @Autowired TestCases cases;

    @Test
    void each_has_rules_with_their_ground_evidence_drawing_paper_way_back_and_statistics() {
        var changes =
                kinds.stream()
                        .filter(it -> it.getClass().getName().startsWith("org.matricula.change."))
                        .collect(Collectors.toMap(CaseKind::code, it -> it));
        assertThat(changes.keySet()).containsAll(PARTICULARS);
        var counted = changes.keySet().stream().filter(it -> !PARTICULARS.contains(it)).toList();
        assertThat(counted).containsExactlyInAnyOrderElementsOf(ACTS.keySet());
        var common = ChangeRules.and();
        SoftAssertions.assertSoftly(it ->
                changes.forEach((code, kind) -> {
                    it.assertThat(said("case." + code)).as(code).isNotNull();
                    for (var rule : kind.rules()) {
                        it.assertThat(said("refusal." + rule)).as(code + " " + rule).isNotNull();
                    }
                    it.assertThat(
                                    kind.rules().stream()
                                            .filter(rule -> !common.contains(rule))
                                            .filter(rule ->
                                                    said("refusal." + rule + ".source") != null))
                            .as("%s quotes no ground of its own", code)
                            .isNotEmpty();
                    it.assertThat(kind.mayAskFor())
                            .as("%s asks for no evidence", code)
                            .isNotEmpty();
                    for (var paper : kind.mayAskFor()) {
                        it.assertThat(said("evidence." + paper)).as(code + " " + paper).isNotNull();
                    }
                    it.assertThat(drawn(code))
                            .as("%s is drawn where it can be filed", code)
                            .isEqualTo(DRAWN.get(code));
                    it.assertThat(prints(kind))
                            .as("%s prints at the grant", code)
                            .isEqualTo(!PRINTED_LATER.contains(code));
                    if (!PARTICULARS.contains(code)) {
                        // by this name its form, and the decision that takes it back, call it
                        it.assertThat(said("document.act." + code)).as(code).isNotNull();
                    }
                }));
    }

    @Test
    void each_is_walked_to_the_grant_and_back() {
        assertThat(WALKED.values().stream().flatMap(Set::stream).collect(Collectors.toSet()))
                .isEqualTo(DRAWN.keySet());
        WALKED.forEach((test, walked) -> {
            var source = source(test);
            assertThat(source).as(test).contains("ReverseCase");
            assertThat(walked)
                    .as(test)
                    .allMatch(
                            it -> source.contains('"' + it + '"') || FILED_OTHERWISE.contains(it));
        });
        assertThat(DRAWN.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(ACTS.keySet().stream(), PARTICULARS.stream()).toList());
    }

    @Test
    void nothing_is_offered_that_could_not_be_handed_in() throws Exception {
        for (var education : ALL) {
            var school = cases.units().school(education);
            var student =
                    cases.students()
                            .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
            var number =
                    cases.texts(
                                    "select student_number from registry.student where enrolment_id = ?",
                                    student)
                            .getFirst();
            var offered =
                    Pattern.compile("name=\"kind\" value=\"([a-z-]+)\"")
                            .matcher(
                                    new WebSteps(mvc, cases.sql())
                                            .ask(
                                                    cases.people()
                                                            .holding(
                                                                    "学籍科",
                                                                    "registrar",
                                                                    school.id()),
                                                    get("/apply").param("student", number))
                                            .getContentAsString())
                            .results()
                            .map(it -> it.group(1))
                            .collect(Collectors.toSet());
            assertThat(offered).as(education).contains("leave-of-absence", "change-of-class");
            assertThat(offered)
                    .as(education)
                    .allMatch(it -> drawings.latest(it + "-" + education).isPresent());
        }
    }

    /// The schools for which the engine has a drawing whose every turn somebody may decide.
    private Set<String> drawn(String code) {
        return ALL.stream()
                .filter(it ->
                        drawings.latest(code + "-" + it)
                                .filter(found -> !found.turns().isEmpty())
                                .filter(found ->
                                        found.turns().stream()
                                                .noneMatch(turn -> turn.roles().isEmpty()))
                                .isPresent())
                .collect(Collectors.toSet());
    }

    private static String source(String test) {
        try {
            return Files.readString(Path.of("src/test/java/org/matricula/change", test + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean prints(CaseKind<?> kind) {
        return Stream.of(AopUtils.getTargetClass(kind).getMethods())
                .filter(it -> it.getName().equals("issue"))
                .anyMatch(it -> it.getDeclaringClass() != CaseKind.class);
    }

    @Test
    void each_act_has_its_national_kind_in_the_tables_of_what_happened() {
        for (var verb : StatusVerb.values()) {
            assertThat(codes.label("change-kind", verb.code()))
                    .as(verb.name())
                    .isNotBlank()
                    .isNotEqualTo(verb.code());
        }
        assertThat(ACTS.values()).allSatisfy(it -> assertThat(it).isNotEmpty());
    }

    private String said(String key) {
        return words.getMessage(key, null, null, Locale.SIMPLIFIED_CHINESE);
    }
}
