package org.matricula.discipline.appeal;

import java.util.List;
import org.matricula.workflow.FormField;

/// 申诉书 (普通高等学校学生管理规定 第六十条).
///
/// @param decision number of the decision appealed against
/// @param claims what is asked for
/// @param grounds facts and reasons
record AppealRequest(String decision, String claims, String grounds) {

    static List<FormField> fields() {
        return List.of(
                FormField.text("decision"),
                FormField.longText("claims"),
                FormField.longText("grounds"));
    }
}
