package org.matricula.verification.campaign;

import org.matricula.page.Allowed;
import org.matricula.verification.OpenToCampaigners;
import org.matricula.verification.OpenToVerifiers;
import org.springframework.core.annotation.AnnotatedElementUtils;

/// Role codes of those who take part.
final class Campaigners {

    static final String[] ROLES = of(OpenToCampaigners.class);
    static final String[] VERIFIERS = of(OpenToVerifiers.class);

    /// Who answers for a unit with their name.
    static final String[] SIGNERS = {
        "registrar",
        "academic-office-head",
        "vice-principal",
        "branch-reviewer",
        "province-reviewer"
    };

    private Campaigners() {}

    private static String[] of(Class<?> who) {
        return java.util.Objects.requireNonNull(
                        AnnotatedElementUtils.findMergedAnnotation(who, Allowed.class))
                .value();
    }
}
