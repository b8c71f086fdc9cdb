package org.matricula.change;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.matricula.registry.StatusVerb.*;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.matricula.change.student.ChangeRules;
import org.matricula.codebook.Codes;
import org.matricula.registry.StatusVerb;
import org.matricula.workflow.CaseKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;

/// 异动类别一览: whatever kind of change there is has its rules with the ground they stand on, its
/// evidence, its drawing, its words on paper, its way back and its place in the statistics. A kind
/// that is added without one of them fails here.
@SpringBootTest
@AutoConfigureMockMvc
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

    /// Changes particulars and no standing, so that nobody is counted elsewhere for it.
    private static final Set<String> PARTICULARS = Set.of("correction");

    @Autowired List<CaseKind<?>> kinds;
    @Autowired MessageSource words;
    @Autowired Codes codes;

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
                    it.assertThat(List.of("school", "college", "open"))
                            .as("%s is drawn nowhere", code)
                            .anyMatch(education ->
                                    new ClassPathResource(
                                                    "processes/change/%s-%s.bpmn20.xml"
                                                            .formatted(code, education))
                                            .exists());
                    if (!PARTICULARS.contains(code)) {
                        // by this name its form, and the decision that takes it back, call it
                        it.assertThat(said("document.act." + code)).as(code).isNotNull();
                    }
                }));
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
