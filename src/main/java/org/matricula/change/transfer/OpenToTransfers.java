package org.matricula.change.transfer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.matricula.page.Allowed;

/// Whoever may see a school's half of a transfer: those who write the register, those who decide,
/// and the authorities above.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Allowed({
    "department-registrar",
    "registrar",
    "academic-office-head",
    "vice-principal",
    "point-reviewer",
    "branch-reviewer",
    "province-reviewer"
})
@interface OpenToTransfers {

    String[] READERS = {
        "department-registrar",
        "registrar",
        "academic-office-head",
        "vice-principal",
        "point-reviewer",
        "branch-reviewer",
        "province-reviewer"
    };
}
