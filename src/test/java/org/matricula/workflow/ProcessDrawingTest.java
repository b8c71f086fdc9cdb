package org.matricula.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.flowable.bpmn.converter.BpmnXMLConverter;
import org.flowable.validation.ProcessValidatorFactory;
import org.junit.jupiter.api.Test;
import org.matricula.workflow.ProcessDrawing.Progress;
import org.matricula.workflow.ProcessDrawing.Step;

class ProcessDrawingTest {

    /// The module a drawing lies in, by the first word of its name; all others are changes.
    private static final Map<String, String> FOLDERS =
            Map.ofEntries(
                    Map.entry("card", "card"),
                    Map.entry("grade", "coursework"),
                    Map.entry("credit", "coursework"),
                    Map.entry("exam", "coursework"),
                    Map.entry("unified", "graduation"),
                    Map.entry("course", "coursework"),
                    Map.entry("transcript", "credential"),
                    Map.entry("completion", "credential"),
                    Map.entry("certificate", "credential"),
                    Map.entry("diploma", "credential"),
                    Map.entry("sanction", "discipline"),
                    Map.entry("appeal", "discipline"));

    static final List<String> ALL =
            List.of(
                    "leave-of-absence-school",
                    "leave-of-absence-college",
                    "leave-of-absence-open",
                    "leave-extension-school",
                    "leave-extension-college",
                    "leave-extension-open",
                    "return-from-leave-school",
                    "return-from-leave-college",
                    "return-from-leave-open",
                    "withdrawal-college",
                    "withdrawal-open",
                    "platform-withdrawal-open",
                    "automatic-withdrawal-college",
                    "automatic-withdrawal-open",
                    "card-replacement-school",
                    "card-replacement-college",
                    "card-replacement-open",
                    "grade-correction-school",
                    "grade-correction-college",
                    "grade-correction-open",
                    "credit-recognition-college",
                    "credit-recognition-open",
                    "exam-deferral-school",
                    "exam-deferral-college",
                    "exam-deferral-open",
                    "course-exemption-school",
                    "course-exemption-college",
                    "course-exemption-open",
                    "unified-exemption-open",
                    "grade-recheck-school",
                    "grade-recheck-college",
                    "grade-recheck-open",
                    "transcript-request-school",
                    "transcript-request-college",
                    "transcript-request-open",
                    "completion-exchange-college",
                    "completion-exchange-open",
                    "completion-exchange-school",
                    "certificate-fault-college",
                    "certificate-fault-open",
                    "certificate-fault-school",
                    "diploma-proof-college",
                    "diploma-proof-open",
                    "diploma-proof-school",
                    "admission-lapse-college",
                    "admission-lapse-open",
                    "admission-resumption-college",
                    "admission-resumption-open",
                    "back-to-school-school",
                    "death-report-college",
                    "death-report-open",
                    "death-report-school",
                    "deferred-admission-college",
                    "deferred-admission-open",
                    "drop-out-school",
                    "expulsion-college",
                    "expulsion-open",
                    "expulsion-school",
                    "found-report-college",
                    "found-report-open",
                    "found-report-school",
                    "missing-report-college",
                    "missing-report-open",
                    "missing-report-school",
                    "required-withdrawal-college",
                    "required-withdrawal-open",
                    "return-from-service-college",
                    "return-from-service-open",
                    "return-from-study-college",
                    "return-from-study-school",
                    "service-hold-college",
                    "service-hold-open",
                    "study-away-college",
                    "study-away-school",
                    "change-of-class-school",
                    "change-of-class-college",
                    "change-of-class-open",
                    "change-of-programme-college",
                    "change-of-programme-open",
                    "repeat-year-school",
                    "repeat-year-college",
                    "skip-year-school",
                    "skip-year-college",
                    "study-extension-college",
                    "study-extension-open",
                    "sanction-school",
                    "sanction-college",
                    "sanction-open",
                    "sanction-lifting-school",
                    "sanction-lifting-college",
                    "sanction-lifting-open",
                    "appeal-school",
                    "appeal-college",
                    "appeal-open");

    static final Set<String> ROLES =
            Set.of(
                    "class-teacher",
                    "counsellor",
                    "department-registrar",
                    "student-affairs",
                    "legal-reviewer",
                    "appeals-committee",
                    "archive-keeper",
                    "finance",
                    "registrar",
                    "academic-office-head",
                    "vice-principal",
                    "point-reviewer",
                    "branch-reviewer",
                    "province-reviewer");

    @Test
    void every_drawing_is_one_the_engine_takes() {
        var validator = new ProcessValidatorFactory().createDefaultProcessValidator();
        for (var id : ALL) {
            var model =
                    new BpmnXMLConverter().convertToBpmnModel(() -> file(id), true, false, "UTF-8");
            assertThat(validator.validate(model)).as(id).isEmpty();
            assertThat(model.getMainProcess().getId()).isEqualTo(id);
        }
    }

    @Test
    void every_name_in_a_drawing_has_its_english() {
        for (var id : ALL) {
            var english = drawing(id).svg(Progress.none("", ""), Locale.ENGLISH);
            assertThat(english).as(id).doesNotContainPattern("\\p{IsHan}");
        }
    }

    @Test
    void every_step_names_a_role_and_its_working_days_and_ends_in_effect() {
        for (var id : ALL) {
            var drawing = drawing(id);
            assertThat(drawing.steps())
                    .as(id)
                    .isNotEmpty()
                    .allSatisfy(it -> {
                        assertThat(it.role()).isIn(ROLES);
                        assertThat(it.workingDays()).isPositive();
                    });
            assertThat(drawing.element("effect")).as(id).isNotNull();
            assertThat(drawing.element("submission")).as(id).isNotNull();
        }
    }

    @Test
    void steps_come_in_the_order_they_are_taken() {
        assertThat(drawing("automatic-withdrawal-college").steps())
                .extracting(Step::id)
                .containsExactly(
                        "department", "public-notice", "registrar", "office-head", "principal");
    }

    @Test
    void compulsory_schooling_knows_no_withdrawal() {
        assertThat(getClass().getResource("/processes/change/withdrawal-school.bpmn20.xml"))
                .isNull();
        assertThat(
                        getClass()
                                .getResource(
                                        "/processes/change/automatic-withdrawal-school.bpmn20.xml"))
                .isNull();
    }

    @Test
    void a_drawing_says_what_is_done_where_it_is_and_who_holds_it() throws Exception {
        var svg = drawing("leave-of-absence-college").svg(halfway("王秀英"));

        well(svg);
        assertThat(svg)
                .contains("<g class=\"flow-step done\" data-id=\"counsellor\">")
                .contains("<g class=\"flow-step current\" data-id=\"registrar\">")
                .contains("<g class=\"flow-step future\" data-id=\"office-head\">")
                .contains("<g class=\"flow-edge done\" data-id=\"department-to-registrar\">")
                .contains("当前 · 王秀英", "role=\"img\"", "<title>", "<desc>")
                .doesNotContain("style", "fill=", "stroke=");
    }

    @Test
    void on_paper_the_looks_are_attributes_and_the_words_an_alternative() throws Exception {
        var svg = drawing("leave-of-absence-college").print(halfway("王秀英"));

        well(svg);
        assertThat(svg)
                .contains("fill=\"#e6f4ed\"", "alt=\"休学审批：教务处学籍科审核 辅导员审核已完成")
                .doesNotContain("flow-step", "style");
    }

    @Test
    void the_branch_not_taken_stays_grey() throws Exception {
        var progress =
                new Progress(
                        "休学",
                        "",
                        Set.of(
                                "submission",
                                "counsellor",
                                "department",
                                "registrar",
                                "office-head",
                                "effect"),
                        Map.of());

        assertThat(drawing("leave-of-absence-college").svg(progress))
                .contains(
                        "flow-gateway done",
                        "flow-edge done\" data-id=\"principal-needed-to-effect\"")
                .contains("flow-edge future\" data-id=\"principal-needed-to-principal\"");
    }

    @Test
    void markup_in_a_name_stays_text() throws Exception {
        var svg =
                drawing("leave-of-absence-open")
                        .svg(new Progress("<b>\"", "&", Set.of(), Map.of("branch", "<script>&")));

        well(svg);
        assertThat(svg).contains("&lt;script>&amp;").doesNotContain("<script", "<b>");
    }

    @Test
    void long_labels_break_into_lines_of_like_length() {
        assertThat(Lines.of("教务处学籍科审核", 13, 108)).containsExactly("教务处学籍科审核");
        assertThat(Lines.of("学校学籍管理员审核", 13, 108)).containsExactly("学校学籍管", "理员审核");
    }

    @Test
    void every_drawing_can_be_looked_at() throws Exception {
        var page = new StringBuilder();
        for (var id : ALL) {
            var drawing = drawing(id);
            page.append("<h2>").append(id).append("</h2><div class='flow-scroll'>");
            page.append(drawing.svg(progress(drawing))).append("</div>\n");
            well(drawing.svg(progress(drawing)));
            well(drawing.print(progress(drawing)));
        }
        var folder = Files.createDirectories(Path.of("target/drawings"));
        Files.writeString(folder.resolve("all.html"), page);
        Files.writeString(
                folder.resolve("print.svg"),
                drawing("leave-of-absence-college").print(halfway("王秀英")));
    }

    static Progress progress(ProcessDrawing drawing) {
        var steps = drawing.steps().stream().map(Step::id).toList();
        var half = steps.size() / 2;
        var done = Stream.concat(Stream.of("submission"), steps.subList(0, half).stream()).toList();
        return new Progress(
                drawing.name(), "", Set.copyOf(done), Map.of(steps.get(half), "当前 · 欧阳秀英"));
    }

    static Progress halfway(String holder) {
        return new Progress(
                "休学审批：教务处学籍科审核",
                "辅导员审核已完成，院系审核已完成，教务处学籍科审核进行中。",
                Set.of("submission", "counsellor", "department"),
                Map.of("registrar", "当前 · " + holder));
    }

    static ProcessDrawing drawing(String id) {
        return ProcessDrawing.read(file(id));
    }

    static ByteArrayInputStream file(String id) {
        var folder = FOLDERS.getOrDefault(id.split("-")[0], "change");
        var path = "/processes/" + folder + "/" + id + ".bpmn20.xml";
        try (var file = ProcessDrawingTest.class.getResourceAsStream(path)) {
            return new ByteArrayInputStream(Objects.requireNonNull(file, path).readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void well(String svg) throws Exception {
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
