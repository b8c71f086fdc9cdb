package org.matricula.survey;

import java.lang.annotation.Annotation;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.springframework.core.annotation.AnnotatedElementUtils;

/// What whoever acts may do with surveys, beyond what a page asks at its door: lists that many
/// offices read leave out for others who is being helped.
public final class SurveyStaff {

    private SurveyStaff() {}

    /// Whether they read what surveys came to.
    public static boolean reads() {
        return open(OpenToSurveyReaders.class);
    }

    /// Whether they ask, interview and help.
    public static boolean surveys() {
        return open(OpenToSurveyors.class);
    }

    private static boolean open(Class<? extends Annotation> to) {
        var allowed = AnnotatedElementUtils.findMergedAnnotation(to, Allowed.class);
        return allowed != null && Acting.now().holds(allowed.value());
    }
}
