package org.matricula.coursework;

import java.util.List;
import org.matricula.workflow.FormField;

/// 成绩更正申请 (F-17); old and new value stand on a sheet beside it.
///
/// @param correction `supplement` 补报, `amend` 修改 or `withdraw` 撤销
record GradeCorrectionRequest(String correction, String cause) {

    static List<FormField> fields() {
        return List.of(
                FormField.choice("correction", "amend", "supplement", "withdraw"),
                FormField.longText("cause"));
    }
}
