package org.matricula.standing;

import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.springframework.core.annotation.AnnotatedElementUtils;

/// Whether whoever acts may know who is warned: lists that many offices read leave it out for
/// others.
public final class ConcernedStaff {

    private ConcernedStaff() {}

    public static boolean acting() {
        var open =
                AnnotatedElementUtils.findMergedAnnotation(OpenToWarningStaff.class, Allowed.class);
        return open != null && Acting.now().holds(open.value());
    }
}
