package org.matricula.coursework.recognition;

import java.util.List;
import org.matricula.workflow.FormField;

/// 课程学分认定申请; the lines stand on a sheet beside it.
///
/// @param kind `transfer` 转学, `re-entry` 重新入学, `other-school` 校外修读 or `exemption` 免修免考
record RecognitionRequest(String kind, String explanation) {

    static final String[] KINDS = {"transfer", "re-entry", "other-school", "exemption"};

    static List<FormField> fields() {
        return List.of(FormField.choice("kind", KINDS), FormField.longText("explanation"));
    }
}
