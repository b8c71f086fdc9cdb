package org.matricula.credential.replacement;

import java.util.List;
import org.matricula.workflow.FormField;

/// 错证换证申请.
///
/// @param certificate `study-certificate` or `degree-certificate`
/// @param fault `print-error`, `data-error` or `photo-error`
/// @param wrong as it stands on the certificate
/// @param right as it should be
/// @param surrendered they will have given the original back before they get the new one
record FaultReport(
        String certificate, String fault, String wrong, String right, Boolean surrendered) {

    static List<FormField> fields() {
        return List.of(
                FormField.choice("certificate", "study-certificate", "degree-certificate"),
                FormField.choice("fault", "print-error", "data-error", "photo-error"),
                FormField.text("wrong"),
                FormField.text("right"),
                FormField.yesNo("surrendered"));
    }

    /// Whether the photograph was the wrong one, so that the new one bears another.
    boolean ofPhoto() {
        return fault.equals("photo-error");
    }

    String slot() {
        return certificate.equals("degree-certificate") ? "degree" : "study";
    }
}
