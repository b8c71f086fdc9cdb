package org.matricula.report.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.matricula.report.form.Form;

/// Two schools teach one major each in a unit of its own, one of them a second that the register
/// above does not know any more: nothing of what they handed in is lost in the sum.
class SumRowsTest {

    static final Form ASKED =
            new Form(
                    "高基311",
                    "分专业学生数",
                    2012,
                    null,
                    "来源",
                    null,
                    null,
                    Map.of(),
                    "major",
                    List.of(line("total", "总计", Map.of())),
                    List.of(line("enrolled", "在校生数", Map.of())),
                    List.of(),
                    List.of(),
                    null);

    @Test
    void a_major_is_one_row_by_its_code_wherever_it_is_taught() {
        var here = major("计算机应用技术", "610201");
        var there = major("计算机应用技术（软件）", "610201");
        var gone = major("会计", "530302");
        var uncoded = major("试办", "null");
        var rows =
                SumRows.of(
                        ASKED, List.of(with(here), with(there, gone, uncoded), ASKED, with(here)));

        assertThat(rows.form().rows())
                .extracting(Form.Line::label)
                .containsExactly("总计", "会计 530302", "计算机应用技术 610201", "试办 null");
        var sums =
                rows.figures(
                        Map.of(
                                "total/enrolled",
                                12L,
                                here.key() + "/enrolled",
                                3L,
                                there.key() + "/enrolled",
                                4L,
                                gone.key() + "/enrolled",
                                5L));
        assertThat(sums.at("total", "enrolled")).isEqualTo(12);
        assertThat(sums.at("c610201", "enrolled")).isEqualTo(7);
        assertThat(sums.at("c530302", "enrolled")).isEqualTo(5);
        assertThat(rows.keys("c610201")).containsExactly(here.key(), there.key());
        assertThat(rows.keys("total")).containsExactly("total");
    }

    private static Form with(Form.Line... majors) {
        var rows = new java.util.ArrayList<>(ASKED.rows());
        rows.addAll(List.of(majors));
        return ASKED.with(rows);
    }

    private static Form.Line major(String name, String code) {
        var id = UUID.randomUUID().toString();
        return line("m" + id, name + " " + code, Map.of("major", id));
    }

    private static Form.Line line(String key, String label, Map<String, String> where) {
        return new Form.Line(key, label, false, null, where);
    }
}
