package org.matricula.credential.replacement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.workflow.FormField;

/// 结业学生换发毕业证书申请.
///
/// @param surrendered they will have given the original back before they get the diploma
/// @param degree whether a degree is wished as well; its name is the school's
record ExchangeRequest(Boolean surrendered, String explanation, @Nullable Boolean degree) {

    boolean wishesDegree() {
        return Boolean.TRUE.equals(degree);
    }

    static List<FormField> fields() {
        return List.of(
                FormField.yesNo("surrendered"),
                FormField.longText("explanation"),
                FormField.yesNo("degree").optional());
    }
}
