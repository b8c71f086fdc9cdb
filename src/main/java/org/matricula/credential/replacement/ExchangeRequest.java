package org.matricula.credential.replacement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.workflow.FormField;

/// 结业学生换发毕业证书申请.
///
/// @param surrendered the original completion certificate is handed in with it
/// @param degree 学位名称 where a degree is granted as well, null without
record ExchangeRequest(Boolean surrendered, String explanation, @Nullable String degree) {

    static List<FormField> fields() {
        return List.of(
                FormField.yesNo("surrendered"),
                FormField.longText("explanation"),
                FormField.text("degree").optional());
    }
}
