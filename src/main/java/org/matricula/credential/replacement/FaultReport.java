package org.matricula.credential.replacement;

import java.util.List;
import org.matricula.workflow.FormField;

/// 错证换证申请.
///
/// @param certificate `study-certificate` or `degree-certificate`
/// @param fault `print-error` or `data-error`
/// @param wrong as it stands on the certificate
/// @param right as it should be
/// @param surrendered the original is handed in with it
record FaultReport(
        String certificate, String fault, String wrong, String right, Boolean surrendered) {

    static List<FormField> fields() {
        return List.of(
                FormField.choice("certificate", "study-certificate", "degree-certificate"),
                FormField.choice("fault", "print-error", "data-error"),
                FormField.text("wrong"),
                FormField.text("right"),
                FormField.yesNo("surrendered"));
    }

    String slot() {
        return certificate.equals("degree-certificate") ? "degree" : "study";
    }
}
