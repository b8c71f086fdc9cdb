package org.matricula.credential.replacement;

import java.util.Set;
import org.matricula.registry.StudentStatus;

/// Who has left with a certificate.
final class Left {

    static final Set<String> STATUSES =
            Set.of(
                    StudentStatus.GRADUATED.code(),
                    StudentStatus.COMPLETED.code(),
                    StudentStatus.LEFT_WITHOUT_COMPLETING.code());

    private Left() {}
}
