package org.matricula.report.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The forms say what can be counted, and their checks name cells that exist.
class ReportFormsTest {

    final ReportForms forms = new ReportForms(ReportForms.read(), List::of);

    @Test
    void every_cell_can_be_counted_and_every_check_names_what_is_there() {
        assertThat(forms.all()).hasSize(11);
        for (var form : forms.all()) {
            var conditions = new Conditions(form);
            for (var row : form.rows()) {
                for (var column : form.columns()) {
                    if (!Form.typed(row, column)) {
                        assertThat(conditions.cell(row, column, "p")).isNotBlank();
                    }
                }
            }
            assertThat(form.rows().stream().map(Form.Line::key)).doesNotHaveDuplicates();
            assertThat(form.columns().stream().map(Form.Line::key)).doesNotHaveDuplicates();
            form.checks().forEach(it -> names(form, it));
        }
    }

    private void names(Form form, Form.Check check) {
        var named = new java.util.ArrayList<>(check.left());
        named.addAll(check.right());
        named.remove("*");
        for (var it : named) {
            var parts = it.split("/");
            var where = form.code() + " " + check.name() + " " + it;
            if (check.per() == null) {
                var other = parts.length == 3 ? forms.find(parts[0], 2026).orElseThrow() : form;
                assertThat(other.row(parts[parts.length - 2])).as(where).isPresent();
                assertThat(other.column(parts[parts.length - 1])).as(where).isPresent();
            } else {
                assertThat(check.per().equals("row") ? form.column(it) : form.row(it))
                        .as(where)
                        .isPresent();
            }
        }
    }

    @Test
    void the_layouts_have_the_rows_and_columns_of_the_national_tables() {
        size("教基3112", 12, 15);
        size("教基3115", 12, 9);
        size("教基3118", 12, 8);
        size("教基3113", 12, 9);
        size("教基3116", 10, 7);
        size("教基3119", 11, 6);
        size("高基322", 33, 12);
        size("高基321", 16, 16);
        assertThat(forms.of(2016)).extracting(Form::code).doesNotContain("教基3112");
    }

    @Test
    void numbers_given_up_are_offered_only_as_long_as_nothing_newer_is_known() {
        assertThat(forms.find("高基312", 2026).orElseThrow().until()).isEqualTo(2018);
        assertThat(forms.offered(2026)).extracting(Form::code).contains("高基312", "教基3118");
        var old = forms.find("高基312", 2026).orElseThrow();
        var newer =
                new Form(
                        "高基3312",
                        "普通本科分专业学生数",
                        2021,
                        null,
                        old.source(),
                        null,
                        null,
                        old.where(),
                        old.by(),
                        old.rows(),
                        old.columns(),
                        old.checks(),
                        List.of(),
                        null);
        var both = new ReportForms(List.of(old, newer), List::of);
        assertThat(both.offered(2026)).containsExactly(newer);
        assertThat(both.offered(2018)).contains(old);
    }

    @Test
    void bachelors_are_counted_from_whatever_they_began_and_vocational_pupils_apart() {
        var bachelors = forms.find("高基312", 2026).orElseThrow();
        assertThat(bachelors.where()).containsEntry("level", "3,L5,L6");
        var origins = forms.find("高基322", 2026).orElseThrow();
        assertThat(origins.column("enrolled").orElseThrow().where())
                .containsEntry("level", "1,2,3,4,L5,L6");
        for (var code : List.of("教基3112", "教基3113", "教基3115", "教基3116", "教基3118", "教基3119")) {
            var form = forms.find(code, 2026).orElseThrow();
            var conditions = new Conditions(form);
            assertThat(
                            conditions.cell(
                                    form.row("total").orElseThrow(),
                                    form.column("enrolled").orElseThrow(),
                                    "p"))
                    .as(code)
                    .contains("p.level <> all");
            assertThat(conditions.parameters().values())
                    .anySatisfy(it -> assertThat(it).isEqualTo(new String[] {"L4"}));
        }
    }

    private void size(String code, int rows, int columns) {
        var form = forms.find(code, 2026).orElseThrow();
        assertThat(form.rows()).as(code).hasSize(rows);
        assertThat(form.columns()).as(code).hasSize(columns);
    }

    @Test
    void a_school_year_begins_in_september() {
        assertThat(Period.of(LocalDate.of(2026, 8, 31)).year()).isEqualTo(2025);
        assertThat(Period.of(LocalDate.of(2026, 9, 1)).year()).isEqualTo(2026);
    }

    @Test
    void sums_within_between_and_against_last_year_are_compared() {
        var kinds = forms.find("教基3118", 2026).orElseThrow();
        var ages = forms.find("教基3119", 2026).orElseThrow();
        var right =
                Map.of(
                        "total/enrolled", 10L,
                        "total/women", 4L,
                        "total/g1", 10L,
                        "female/enrolled", 4L,
                        "female/women", 4L,
                        "female/g1", 4L);
        var older =
                Map.of("total/enrolled", 10L, "total/g1", 10L, "a16/enrolled", 10L, "a16/g1", 10L);
        assertThat(found(kinds, right, ages, older, 10)).isEmpty();
        assertThat(found(kinds, right, ages, older, 5))
                .as("a warning where last year had half")
                .containsExactly("在校生数与上年相差不大");
        var wrong = new HashMap<>(right);
        wrong.put("total/g1", 9L);
        wrong.put("female/enrolled", 3L);
        assertThat(found(kinds, wrong, ages, older, 10))
                .contains("各年级之和等于在校生数", "女行等于女列", "女生不多于在校生");
        var fewer = new HashMap<>(older);
        fewer.put("total/enrolled", 9L);
        assertThat(found(kinds, right, ages, fewer, 10)).contains("与教基3119在校生一致", "各年龄之和等于总计");
    }

    @Test
    void tables_of_higher_education_agree_with_each_other() {
        var majors = forms.find("高基311", 2026).orElseThrow();
        var ages = forms.find("高基321", 2026).orElseThrow();
        var origins = forms.find("高基322", 2026).orElseThrow();
        var figures = new HashMap<String, Figures>();
        figures.put(
                majors.code(),
                new Figures(majors, Map.of("total/enrolled", 10L, "total/entered", 3L)));
        figures.put(ages.code(), new Figures(ages, Map.of("plain-diploma/enrolled", 9L)));
        figures.put(
                origins.code(),
                new Figures(
                        origins, Map.of("total/plain-diploma", 10L, "total/entered-diploma", 4L)));
        assertThat(Audit.of(figures, Map.of()))
                .extracting(it -> it.form() + it.name())
                .contains("高基311与高基321普通专科生一致", "高基311与高基322普通专科招生一致", "高基322与高基321普通专科生一致")
                .doesNotContain("高基322与高基321硕士生一致");
    }

    private static List<String> found(
            Form kinds,
            Map<String, Long> numbers,
            Form ages,
            Map<String, Long> older,
            long lastYear) {
        var figures = new HashMap<String, Figures>();
        figures.put(kinds.code(), new Figures(kinds, numbers));
        figures.put(ages.code(), new Figures(ages, older));
        var previous = Map.of(kinds.code(), new Figures(kinds, Map.of("total/enrolled", lastYear)));
        return Audit.of(figures, previous).stream().map(Audit.Finding::name).toList();
    }
}
